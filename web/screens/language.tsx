// The first screen: languages by their own names, and in each what this is, so that nobody has to read another one first.
import { useEffect, useState } from "preact/hooks";
import { acceptedLanguage } from "../../functions/text/accept-language.ts";
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { speak } from "../frame.tsx";
import { go } from "../route.ts";
import { loadStart } from "../texts.ts";

export function LanguageScreen({ then }: { /** The route that comes next. */ then: string }) {
  const [isReady, show] = useState(false);
  // What this is in the language of the device comes first. The order of the names is the same for everybody.
  const own = acceptedLanguage(navigator.languages.join(","));
  const accounts = helpLanguages.toSorted((one, other) => Number(other === own) - Number(one === own));
  useEffect(() => {
    // Without the words, the names of the languages are enough to go on.
    loadStart().then(
      () => show(true),
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
            </li>
          );
        })}
      </ul>
      {isReady &&
        accounts.map((code) => {
          const { locale, direction } = factsOf(code);
          return (
            <section key={code} class="what" lang={locale} dir={direction}>
              <p>{say({ key: then === "host" ? "start.host" : "start.what" }, code)}</p>
              <p class="help">{say({ key: "start.private" }, code)}</p>
            </section>
          );
        })}
    </main>
  );
}
