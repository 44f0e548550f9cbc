// The first screen: languages by their own names, so that nobody has to read another one first.
import { factsOf, helpLanguages } from "../../functions/text/languages.ts";
import { speak } from "../frame.tsx";
import { go } from "../route.ts";

export function LanguageScreen() {
  return (
    <main>
      <h1 class="unseen">Langue – Language</h1>
      <ul class="choices">
        {helpLanguages.map((code) => {
          const { name, locale, direction } = factsOf(code);
          return (
            <li key={code}>
              <button
                type="button"
                lang={locale}
                dir={direction}
                onClick={() => void speak(code).then(() => go("need"))}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
