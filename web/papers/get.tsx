// One file to keep: downloaded, or handed to another app, by what works on this device. Never a button that does nothing.
import { useState } from "preact/hooks";
import { call } from "../engine.ts";
import { Failed } from "../failed.tsx";
import type { LaterFile, MadeFile } from "../protocol.ts";
import { today } from "../today.ts";
import { useWork } from "../use-work.ts";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { addressOf, saveFile, share, waysOf } from "./files.ts";

type Props = {
  file: MadeFile | LaterFile;
  label: "web.papers.all" | "web.papers.download" | "web.papers.calendar" | "web.papers.zip" | "web.keep.save";
  /** The one button of the screen that is filled, or quiet ones. */
  isMain?: boolean;
};

export function Get({ file, label, isMain = false }: Props) {
  const [said, tell] = useState("");
  const [found, keep] = useState<{ of: LaterFile; made: MadeFile }>();
  const { state, run, again } = useWork();
  const visit = useVisit();
  const ways = waysOf(file);
  const { fileName, title } = file;
  const made = "bytes" in file ? file : found?.of === file ? found.made : undefined;
  /** At once where the file is there: a browser may refuse what comes long after the press. */
  const withFile = (act: (made: MadeFile) => void): void => {
    if (made !== undefined) return act(made);
    if ("bytes" in file) return;
    run(async () => {
      const { language, answers, skipped } = visit;
      const made = await call("makeLater", language, { language, answers, skipped }, today(), file);
      keep({ of: file, made });
      act(made);
    });
  };
  const download = (made: MadeFile): void => {
    saveFile(made);
    tell(t("web.papers.downloaded", { file: fileName }));
  };
  const classOf = (index: number) => (isMain && index === 0 ? "button" : "button quiet");
  if (ways.length === 0) return isMain ? <p class="note">{t("web.papers.no-way")}</p> : null;
  return (
    <div class="get">
      {ways.map((way, index) =>
        way === "download" && "bytes" in file ? (
          <a
            key={way}
            class={classOf(index)}
            href={addressOf(file)}
            type={file.type}
            download={fileName}
            onClick={() => tell(t("web.papers.downloaded", { file: fileName }))}
          >
            {t(label)}
            {label === "web.papers.download" && <span class="unseen"> {title}</span>}
          </a>
        ) : way === "download" ? (
          // No link before there is a file: a long press on one would save the page.
          <button key={way} type="button" class={classOf(index)} onClick={() => withFile(download)}>
            {t(label)}
          </button>
        ) : (
          <button
            key={way}
            type="button"
            class={classOf(index)}
            onClick={() =>
              withFile((made) => void share(made).then((isDone) => tell(isDone ? "" : t("web.papers.not-shared"))))
            }
          >
            {index === 0 ? t("web.papers.save-or-share") : t("web.papers.share")}
            <span class="unseen"> {title}</span>
          </button>
        ),
      )}
      <p role="status" class="said">
        {state === "busy" ? t("web.loading") : said}
      </p>
      {state === "failed" && <Failed why="web.failed.not-here-yet" onAgain={again} />}
    </div>
  );
}
