// One file to keep: downloaded, or handed to another app, by what works on this device. Never a button that does nothing.
import { useState } from "preact/hooks";
import type { MadeFile } from "../protocol.ts";
import { t } from "../words.ts";
import { addressOf, share, waysOf } from "./files.ts";

type Props = {
  file: MadeFile;
  label: "web.papers.all" | "web.papers.download" | "web.papers.calendar" | "web.papers.zip" | "web.keep.save";
  /** The one button of the screen that is filled, or quiet ones. */
  isMain?: boolean;
};

export function Get({ file, label, isMain = false }: Props) {
  const [said, tell] = useState("");
  const ways = waysOf(file);
  const { fileName, title } = file;
  const classOf = (index: number) => (isMain && index === 0 ? "button" : "button quiet");
  if (ways.length === 0) return isMain ? <p class="note">{t("web.papers.no-way")}</p> : null;
  return (
    <div class="get">
      {ways.map((way, index) =>
        way === "download" ? (
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
        ) : (
          <button
            key={way}
            type="button"
            class={classOf(index)}
            onClick={() => void share(file).then((isDone) => tell(isDone ? "" : t("web.papers.not-shared")))}
          >
            {index === 0 ? t("web.papers.save-or-share") : t("web.papers.share")}
            <span class="unseen"> {title}</span>
          </button>
        ),
      )}
      <p role="status" class="said">
        {said}
      </p>
    </div>
  );
}
