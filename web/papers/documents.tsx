// Each paper: what it is, why, who signs, what is left to write by hand, and the file.
import { call } from "../engine.ts";
import { today } from "../today.ts";
import { current } from "../visit.ts";
import type { ComponentChildren } from "preact";
import type { Made, PaperView } from "../protocol.ts";
import { t } from "../words.ts";
import { Get } from "./get.tsx";
import { Pages } from "./pages.tsx";
import { ShortText } from "./short-text.tsx";
import { toWrite } from "./to-write.ts";

type Props = {
  documents: readonly PaperView[];
  made: Made | undefined;
  isFillable: boolean;
  /** What is chosen for all of them. */
  children: ComponentChildren;
};

export function Documents({ documents, made, isFillable, children }: Props) {
  return (
    <section>
      <h2>{t("web.papers.documents")}</h2>
      {children}
      <ul class="papers">
        {documents.map(
          ({ id, number, title, frenchTitle, reason, strength, signer, fileName, lang, byHand, toType, shortText }) => {
            const file = made?.documents.find((one) => one.fileName === fileName);
            return (
              <li key={id}>
                <h3>{t("web.papers.numbered", { number, title })}</h3>
                {frenchTitle !== null && (
                  <p>
                    <bdi lang="fr">{frenchTitle}</bdi>
                  </p>
                )}
                <p>{reason}</p>
                <dl class="facts">
                  {strength !== null && <Fact label={t("web.papers.asked")} text={strength} />}
                  {signer !== null && <Fact label={t("web.papers.signed-by")} text={signer} />}
                  {toWrite({ byHand, toType }, isFillable).map(({ how, items }) => (
                    <div key={how}>
                      <dt>{t(how === "typed" ? "web.papers.to-complete" : "web.papers.by-hand")}</dt>
                      <dd>
                        <bdi lang={lang}>{items.join(", ")}</bdi>
                      </dd>
                    </div>
                  ))}
                </dl>
                {file !== undefined && <Get file={file} label="web.papers.download" />}
                {shortText !== null && <ShortText id={id} text={shortText} lang={lang} />}
                <Pages title={title} isFillable={isFillable} load={(index) => pageOf(id, index, isFillable)} />
              </li>
            );
          },
        )}
      </ul>
      {made !== undefined && (
        <>
          <Get file={made.zip} label="web.papers.zip" />
          <p>{t("web.papers.to-print")}</p>
        </>
      )}
    </section>
  );
}

const Fact = ({ label, text }: { label: string; text: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </div>
);

function pageOf(paper: string, index: number, isFillable: boolean) {
  const visit = current();
  return call("page", visit.language, visit, today(), paper, index, isFillable);
}
