// The first screen: languages by their own names, each with what this is, so that nobody has to read another one first.
import { useEffect, useState } from "preact/hooks";
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { speak } from "../frame.tsx";
import { go } from "../route.ts";
import { loadTexts } from "../texts.ts";

export function LanguageScreen({ then }: { /** The route that comes next. */ then: string }) {
  /** Those of which the words have come. */
  const [ready, show] = useState<readonly string[]>([]);
  useEffect(() => {
    for (const code of helpLanguages)
      loadTexts("start", code).then(
        () => show((before) => [...before, code]),
        () => undefined,
      );
  }, []);
  return (
    <main>
      <h1 class="unseen">Langue – Language</h1>
      <ul class="choices languages">
        {helpLanguages.map((code) => {
          const { name, locale, direction } = factsOf(code);
          return (
            <li key={code} lang={locale} dir={direction}>
              <button type="button" onClick={() => void speak(code).then(() => go(then))}>
                {name}
              </button>
              {ready.includes(code) && (
                <>
                  <p>{say({ key: then === "host" ? "start.host" : "start.what" }, code)}</p>
                  <p class="help">{say({ key: "start.private" }, code)}</p>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </main>
  );
}
