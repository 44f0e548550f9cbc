// What is around every screen of the desk: where the list is, the language, and the way to erase everything.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { factsOf, operatorLanguages } from "../../functions/text/languages.ts";
import { speak } from "../frame.tsx";
import { WorksOffline } from "../offline.tsx";
import { dropAddresses } from "../papers/files.ts";
import { go } from "../route.ts";
import { loadTexts } from "../texts.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { change, forgetList } from "./desk-state.ts";
import { stopWorker } from "./engine.ts";
import { forgetRemembered, hasRemembered } from "./remembered.ts";

/** What was checked is said again in the other language. */
export async function speakAtDesk(language: string): Promise<void> {
  await loadTexts("desk", language);
  change({ checked: undefined });
  await speak(language);
}

/** The list, the papers and what the worker knows of them. */
export function eraseAll(): void {
  stopWorker();
  dropAddresses();
  forgetList();
  go("start", { replace: true });
}

export function DeskFrame({ children }: { children: ComponentChildren }) {
  const { language } = useVisit();
  const [said, tell] = useState("");
  const [hasColumns, tellColumns] = useState(hasRemembered());
  return (
    <>
      <header>
        <nav aria-label={t("web.frame.language")}>
          {operatorLanguages.map((code) => (
            <button
              key={code}
              type="button"
              class="plain"
              lang={factsOf(code).locale}
              aria-current={code === language ? "true" : undefined}
              onClick={() => void speakAtDesk(code)}
            >
              {factsOf(code).name}
            </button>
          ))}
        </nav>
        <button
          type="button"
          class="plain"
          onClick={() => {
            eraseAll();
            tell(t("desk.forgotten"));
          }}
        >
          {t("desk.forget")}
        </button>
      </header>
      <main>
        <p role="status">{said}</p>
        {children}
      </main>
      <footer>
        <p>{t("desk.where")}</p>
        <WorksOffline page="desk.html" />
        {hasColumns && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              forgetRemembered();
              tellColumns(false);
            }}
          >
            {t("desk.forget-columns")}
          </button>
        )}
        <p>{t("web.frame.who")}</p>
      </footer>
    </>
  );
}

const steps = ["file", "columns", "check", "papers"] as const;

/** Which step of the four this is. */
export function Step({ at }: { at: (typeof steps)[number] }) {
  return (
    <p class="progress">
      {t("desk.progress", { step: steps.indexOf(at) + 1 })} · {t(`desk.steps.${at}`)}
    </p>
  );
}
