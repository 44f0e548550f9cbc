// What is around every screen: the language, the answers as a file, the way to forget everything, and who this is not.
import { Fragment, type ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { factsOf, helpLanguages, officialLanguage, type Language } from "../functions/text/languages.ts";
import { loadTexts } from "./texts.ts";
import { leave } from "./leave.ts";
import { serviceHost } from "./link/host.ts";
import { keep } from "./offline.tsx";
import { ReadAloud } from "./read-aloud.tsx";
import { hrefOf, useRoute } from "./route.ts";
import { change, useVisit } from "./visit.ts";
import { t } from "./words.ts";

export async function speak(language: string): Promise<void> {
  await loadTexts("page", language);
  const { locale, direction } = factsOf(language);
  document.documentElement.lang = locale;
  document.documentElement.dir = direction;
  change({ language });
  void keep(language);
}

export function Frame({ children }: { children: ComponentChildren }) {
  const { language, link, isHost } = useVisit();
  return (
    <>
      <header>
        <Languages language={language} />
        <Forget />
      </header>
      <main>{children}</main>
      <footer>
        {!isHost && (
          <p>
            <a class="target" href={hrefOf("keep")}>
              {t("web.keep.title")}
            </a>
          </p>
        )}
        {!factsOf(language).isReviewed && (
          <p>
            {t("labels.machine-translated")}{" "}
            <LanguageButton code={officialLanguage} onChoose={(code) => void speak(code)} />
          </p>
        )}
        <p>{t("web.frame.who")}</p>
        <p>{link === undefined ? t("web.frame.private") : t("web.link.sent", { host: serviceHost() })}</p>
      </footer>
    </>
  );
}

/** The official language is always in sight, for who helps; the others, named in sight too, open. */
function Languages({ language }: { language: Language }) {
  const list = useRef<HTMLDetailsElement>(null);
  // The heading, which is in other words then, takes the focus.
  const choose = async (code: Language) => {
    await speak(code);
    if (list.current !== null) list.current.open = false;
  };
  const button = (code: Language) => (
    <LanguageButton key={code} code={code} isCurrent={code === language} onChoose={(chosen) => void choose(chosen)} />
  );
  const others = helpLanguages.filter((code) => code !== language && code !== officialLanguage);
  return (
    <nav aria-label={t("web.frame.language")}>
      {language !== officialLanguage && button(officialLanguage)}
      <details ref={list} class="others" hidden={others.length === 0}>
        <summary>
          {others.map((code, index) => (
            <Fragment key={code}>
              {index > 0 && " · "}
              <bdi lang={factsOf(code).locale}>{factsOf(code).name}</bdi>
            </Fragment>
          ))}
        </summary>
        {helpLanguages.map(button)}
      </details>
    </nav>
  );
}

type LanguageButtonProps = { code: Language; isCurrent?: boolean; onChoose: (code: Language) => void };

function LanguageButton({ code, isCurrent = false, onChoose }: LanguageButtonProps) {
  const { locale, direction, name } = factsOf(code);
  return (
    <button
      type="button"
      class="plain"
      lang={locale}
      dir={direction}
      aria-current={isCurrent ? "true" : undefined}
      onClick={() => onChoose(code)}
    >
      {name}
    </button>
  );
}

/** Always in sight; it asks once. */
function Forget() {
  const [isAsking, ask] = useState(false);
  const route = useRoute();
  const question = useRef<HTMLParagraphElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => ask(false), [route]);
  useEffect(() => {
    if (isAsking) question.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking)
    return (
      <button ref={opener} type="button" class="plain" onClick={() => ask(true)}>
        {t("web.frame.forget")}
      </button>
    );
  return (
    <div class="note ask" role="group" aria-labelledby="forget">
      <p id="forget" ref={question} tabIndex={-1}>
        {t("web.frame.forget-sure")}
      </p>
      <p class="actions">
        <button
          type="button"
          class="second"
          onClick={() => {
            ask(false);
            leave("start");
          }}
        >
          {t("web.frame.forget-yes")}
        </button>
        <button type="button" class="plain" onClick={() => ask(false)}>
          {t("web.frame.forget-no")}
        </button>
      </p>
    </div>
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
    <>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      <ReadAloud key={route} />
    </>
  );
}
