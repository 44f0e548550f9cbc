// The first screen: somebody's own list is dropped or chosen; whoever has none takes a model.
import { useEffect, useRef, useState } from "preact/hooks";
import type { SharedKinds } from "../../../functions/spreadsheet/template/usual-columns.ts";
import { limits } from "../../../functions/spreadsheet/table/file-errors.ts";
import { Failed } from "../../failed.tsx";
import { Title } from "../../frame.tsx";
import { saveFile } from "../../papers/files.ts";
import { go } from "../../route.ts";
import { today } from "../../today.ts";
import { useWork } from "../../use-work.ts";
import { useVisit } from "../../visit.ts";
import { t } from "../../words.ts";
import { firstChoices, useDesk } from "../desk-state.ts";
import { Step } from "../desk-frame.tsx";
import { call } from "../engine.ts";
import type { Columns } from "../protocol.ts";
import { Select } from "../select.tsx";
import { openList } from "./open-list.ts";

const accepted = ".xlsx,.xlsm,.ods,.fods,.csv,.txt,.xls";
const megabyte = 1024 * 1024;

export function FileScreen() {
  const { language } = useVisit();
  const { list, made } = useDesk();
  const { state, run, again } = useWork();
  const [refused, refuse] = useState("");
  const [isOver, hover] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    refuse(file.size > limits.bytes ? t("desk.file.too-large", { maximum: limits.bytes / megabyte }) : "");
    if (file.size > limits.bytes) return;
    run(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await openList({ fileName: file.name, bytes, today: today(), choices: firstChoices }, language);
      go("columns");
    });
  };
  return (
    <>
      <Step at="file" />
      <Title>{t("desk.title")}</Title>
      <p>{t("desk.file.what")}</p>
      <div
        class={isOver ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          hover(true);
        }}
        onDragLeave={() => hover(false)}
        onDrop={(event) => {
          event.preventDefault();
          hover(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        <button type="button" class="button" onClick={() => picker.current?.click()}>
          {t("desk.file.choose")}
        </button>
        <p>{t("desk.file.drop")}</p>
        <input
          ref={picker}
          type="file"
          hidden
          accept={accepted}
          aria-label={t("desk.file.choose")}
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </div>
      <p role="status">{state === "busy" && t("web.loading")}</p>
      {refused !== "" && (
        <p class="problems" role="alert">
          {refused}
        </p>
      )}
      {state === "failed" && <Failed why="web.failed.not-here-yet" onAgain={again} />}
      {list !== undefined && (
        <p>
          {t("desk.file.kept", { name: list.fileName })}{" "}
          <button type="button" class="second" onClick={() => go(made === undefined ? "columns" : "papers")}>
            {t("desk.file.go-on")}
          </button>
        </p>
      )}
      <Model />
    </>
  );
}

function Model() {
  const { language } = useVisit();
  const { state, run, again } = useWork();
  const [columns, show] = useState<Columns>();
  const [procedure, setProcedure] = useState("first-application");
  const [housing, setHousing] = useState("hosted");
  useEffect(() => {
    call("columns", language).then(show, () => undefined);
  }, [language]);
  const choice = (column: string, value: string, choose: (value: string) => void) => {
    const found = columns?.forAll.find((one) => one.column === column);
    return found && <Select label={found.label} value={value} options={found.options} onChoose={choose} />;
  };
  return (
    <details>
      <summary>{t("desk.file.model")}</summary>
      {choice("procedure.kind", procedure, setProcedure)}
      {choice("housing.kind", housing, setHousing)}
      <button
        type="button"
        class="second"
        disabled={state === "busy"}
        onClick={() => run(async () => saveFile(await call("model", language, { procedure, housing } as SharedKinds)))}
      >
        {t("desk.file.download-model")}
      </button>
      {state === "failed" && <Failed why="web.failed.not-here-yet" onAgain={again} />}
    </details>
  );
}
