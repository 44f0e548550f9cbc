// The papers: which and why, to download, and what is left to write by hand.
import { useEffect, useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Title } from "../frame.tsx";
import type { MadeFile, Papers } from "../protocol.ts";
import { today } from "../today.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";

type Made = { documents: readonly MadeFile[]; all: MadeFile };

export function PapersScreen() {
  const visit = useVisit();
  const [papers, showPapers] = useState<Papers>();
  const [made, showMade] = useState<Made>();
  useEffect(() => {
    void call("papers", visit.language, visit, today()).then(showPapers);
    void call("make", visit.language, visit, today()).then(showMade);
  }, [visit]);
  if (papers === undefined) return <p role="status">{t("web.loading")}</p>;
  return (
    <>
      <Title>{t("web.papers.title")}</Title>
      {made !== undefined && <Download file={made.all} label={t("web.papers.all")} />}
      <ul class="papers">
        {papers.included.map(({ id, title, reason, fileName, toFillIn }) => {
          const file = made?.documents.find((one) => one.fileName === fileName);
          return (
            <li key={id}>
              <h2>{title}</h2>
              <p>{reason}</p>
              {toFillIn.length > 0 && (
                <>
                  <p>{t("web.papers.by-hand")}</p>
                  <ul lang="fr">
                    {toFillIn.map((what) => (
                      <li key={what}>{what}</li>
                    ))}
                  </ul>
                </>
              )}
              {file !== undefined && <Download file={file} label={t("web.papers.download")} />}
            </li>
          );
        })}
      </ul>
      <h2>{t("web.papers.not-included")}</h2>
      <dl>
        {papers.notIncluded.map(({ id, title, reason }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Download({ file, label }: { file: MadeFile; label: string }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: "application/pdf" }));
    setUrl(made);
    // It lives as long as the screen: a download that is asked for late still finds it.
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <a class="button" href={url} download={file.fileName}>
      {label}
    </a>
  );
}
