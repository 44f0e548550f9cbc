// What is around every screen: the language, the way to forget everything, and who this is not.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { helpLanguages, factsOf } from "../functions/text/languages.ts";
import { loadTexts } from "./texts.ts";
import { leave } from "./leave.ts";
import { useRoute } from "./route.ts";
import { change, useVisit } from "./visit.ts";
import { t } from "./words.ts";

export async function speak(language: string): Promise<void> {
  await loadTexts("page", language);
  const { locale, direction } = factsOf(language);
  document.documentElement.lang = locale;
  document.documentElement.dir = direction;
  change({ language });
}

export function Frame({ children }: { children: ComponentChildren }) {
  const { language } = useVisit();
  return (
    <>
      <header>
        <nav aria-label={t("web.frame.language")}>
          {helpLanguages.map((code) => (
            <button
              key={code}
              type="button"
              class="plain"
              lang={factsOf(code).locale}
              aria-current={code === language ? "true" : undefined}
              onClick={() => void speak(code)}
            >
              {factsOf(code).name}
            </button>
          ))}
        </nav>
        <button type="button" class="plain" onClick={() => leave("start")}>
          {t("web.frame.forget")}
        </button>
      </header>
      <main>{children}</main>
      <footer>
        <p>{t("web.frame.who")}</p>
        <p>{t("web.frame.private")}</p>
      </footer>
    </>
  );
}

/** The heading of a screen. It takes the focus where the screen is new, so that a screen reader begins there. */
export function Title({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const route = useRoute();
  useEffect(() => {
    document.title = `${children} – ${t("web.name")}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [route, children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
