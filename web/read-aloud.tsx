// Reads a screen aloud with the voice of the device, where it has one for the language of the page.
import { useEffect, useState } from "preact/hooks";
import { factsOf, type Language } from "../functions/text/languages.ts";
import { useVisit } from "./visit.ts";
import { t } from "./words.ts";

const isThere = typeof speechSynthesis !== "undefined";

/**
 * Voices are loaded late, and some browsers write `fr_FR`. A voice that is not of the device would be sent what it reads, and
 * that may be answers.
 */
function useVoice(language: Language): SpeechSynthesisVoice | undefined {
  const [voice, found] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    if (!isThere) return undefined;
    const [wanted] = factsOf(language).locale.split("-");
    const look = () =>
      found(
        speechSynthesis
          .getVoices()
          .find(({ lang, localService }) => localService && lang.split(/[-_]/)[0]?.toLowerCase() === wanted),
      );
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
  useEffect(() => {
    if (!isThere) return undefined;
    const stop = () => {
      speechSynthesis.cancel();
      setReading(false);
    };
    // Some browsers read on when the page is left.
    addEventListener("pagehide", stop);
    return () => {
      removeEventListener("pagehide", stop);
      stop();
    };
  }, [language]);
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

const lines = "h1, h2, h3, p, li, label, legend, dt, dd";
const controls = "button, .button, .change, svg, details, .unseen";

/** What is to be read on it in its order, and not its controls. */
function textOfScreen(): string {
  const walker = document.createTreeWalker(document.querySelector("main")!, NodeFilter.SHOW_TEXT);
  const said: { line: Element | null; text: string }[] = [];
  while (walker.nextNode() !== null) {
    const { parentElement, textContent } = walker.currentNode;
    if (
      parentElement === null ||
      parentElement.closest(controls) !== null ||
      parentElement.getClientRects().length === 0
    )
      continue;
    const line = parentElement.closest(lines);
    const last = said.at(-1);
    if (last !== undefined && last.line === line) last.text += textContent ?? "";
    else said.push({ line, text: textContent ?? "" });
  }
  return said
    .map(({ text }) => text.trim())
    .filter((text) => text !== "")
    .join(". \n");
}
