// Reads a screen aloud with the voice of the device, where it has one for the language of the page.
import { useEffect, useState } from "preact/hooks";
import { factsOf, type Language } from "../functions/text/languages.ts";
import { useVisit } from "./visit.ts";
import { t } from "./words.ts";

const isThere = typeof speechSynthesis !== "undefined";

/** Voices are loaded late, and some browsers write `fr_FR`. */
function useVoice(language: Language): SpeechSynthesisVoice | undefined {
  const [voice, found] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    if (!isThere) return undefined;
    const [wanted] = factsOf(language).locale.split("-");
    const look = () => found(speechSynthesis.getVoices().find(({ lang }) => lang.split(/[-_]/)[0] === wanted));
    look();
    speechSynthesis.addEventListener("voiceschanged", look);
    return () => speechSynthesis.removeEventListener("voiceschanged", look);
  }, [language]);
  return voice;
}

export function ReadAloud() {
  const { language } = useVisit();
  const voice = useVoice(language);
  const [isReading, setReading] = useState(false);
  useEffect(() => () => (isThere ? speechSynthesis.cancel() : undefined), []);
  if (voice === undefined) return null;
  const read = () => {
    speechSynthesis.cancel();
    if (isReading) return setReading(false);
    const spoken = new SpeechSynthesisUtterance(textOfScreen());
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.addEventListener("end", () => setReading(false));
    spoken.addEventListener("error", () => setReading(false));
    setReading(true);
    speechSynthesis.speak(spoken);
  };
  return (
    <button type="button" class="plain aloud" onClick={read}>
      {t(isReading ? "web.frame.stop-reading" : "web.frame.read-aloud")}
    </button>
  );
}

/** What is to be read on it, and not its controls. */
function textOfScreen(): string {
  const copy = document.querySelector("main")!.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll("button, svg, details, .unseen, [hidden]")) part.remove();
  const lines = [...copy.querySelectorAll("h1, h2, p, li, label, legend, dt, dd")].map(({ textContent }) =>
    textContent.trim(),
  );
  return [...new Set(lines)].filter((line) => line !== "").join(". \n");
}
