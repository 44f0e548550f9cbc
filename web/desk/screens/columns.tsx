// Her columns beside ours, with values of her own; what is the same for everybody; and her words for ours.
import { useEffect, useState } from "preact/hooks";
import type { ColumnRead, Mapping } from "../../../functions/spreadsheet/mapping/mapping.ts";
import { Failed } from "../../failed.tsx";
import { Title } from "../../frame.tsx";
import { hrefOf } from "../../route.ts";
import { useVisit } from "../../visit.ts";
import { t } from "../../words.ts";
import { choose, useDesk } from "../desk-state.ts";
import { Step } from "../desk-frame.tsx";
import { call } from "../engine.ts";
import type { Columns, ColumnView, Option } from "../protocol.ts";
import { remember, titlesOf } from "../remembered.ts";
import { Options, Select } from "../select.tsx";
import { useCheck } from "../use-check.ts";
import { isUnread, Unread, WholeFile } from "./whole-file.tsx";

export function ColumnsScreen() {
  const { language } = useVisit();
  const { list, guessed, isRemembered } = useDesk();
  const { found, isCurrent, state, again } = useCheck();
  const [ours, show] = useState<Columns>();
  const [keeps, keepIt] = useState(true);
  useEffect(() => {
    call("columns", language).then(show, () => undefined);
  }, [language]);
  if (found === undefined || ours === undefined || list === undefined)
    return state === "failed" ? <Failed onAgain={again} /> : <p role="status">{t("web.loading")}</p>;
  if (isUnread(found)) return <Unread list={list} found={found} />;
  const { mapping } = list.choices;
  const change = (by: Partial<Mapping>) => choose({ mapping: { ...mapping, ...by } });
  const read = (column: ColumnView, as: ColumnRead) => change({ columns: { ...mapping.columns, [column.key]: as } });
  const columns = found.columns.filter(({ read: as }) => as?.read !== "result");
  const isRead = ({ read: as }: ColumnView) => as !== undefined && as.read !== "nothing";
  const given = new Set(columns.flatMap(({ read: as }) => (as?.read === "answer" ? [as.column] : [])));
  const forAll = ours.forAll.filter(({ column }) => !given.has(column));
  const unread = columns.filter((column) => !isRead(column)).map(({ letter }) => letter);
  return (
    <>
      <Step at="columns" />
      <Title>{t("desk.columns.title")}</Title>
      <p role="status">
        {isCurrent
          ? t("desk.columns.counts", {
              count: { number: columns.length - unread.length },
              unread: unread.length === 0 ? "–" : { list: unread, type: "separated" },
            })
          : t("web.loading")}
      </p>
      {isRemembered && <p class="note">{t("desk.columns.remembered")}</p>}
      {state === "failed" && <Failed onAgain={again} />}
      {/* What lacks a column can be said for all, right below. */}
      <WholeFile list={list} problems={found.report.columnProblems.filter(({ code }) => code !== "missing-column")} />
      {forAll.length > 0 && (
        <section>
          <h2>{t("desk.columns.for-all")}</h2>
          <p>{t("desk.columns.for-all-why")}</p>
          {forAll.map(({ column, label, options }) => (
            <Select
              key={column}
              label={label}
              value={mapping.everyRow[column] ?? ""}
              options={[{ value: "", label: t("desk.columns.each-row") }, ...options]}
              onChoose={(value) => {
                const { [column]: _before, ...others } = mapping.everyRow;
                change({ everyRow: value === "" ? others : { ...others, [column]: value } });
              }}
            />
          ))}
        </section>
      )}
      <table class="columns">
        <thead>
          <tr>
            <th scope="col">{t("desk.columns.letter")}</th>
            <th scope="col">{t("desk.columns.yours")}</th>
            <th scope="col">{t("desk.columns.samples")}</th>
            <th scope="col">{t("desk.columns.read-as")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.key} class={isRead(column) ? "" : "unread"}>
              <td>{column.letter}</td>
              <th scope="row">{column.header === "" ? t("desk.columns.untitled") : column.header}</th>
              <td>{column.samples.length === 0 ? t("desk.columns.empty") : column.samples.join(" · ")}</td>
              <td>
                <ReadAs
                  column={column}
                  ours={ours}
                  isGuessed={guessed.includes(column.key) && column.known === "mapping"}
                  onRead={(as) => read(column, as)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Words columns={columns} mapping={mapping} onChange={(words) => change({ words })} />
      <p>
        <label>
          <input type="checkbox" checked={keeps} onChange={({ currentTarget }) => keepIt(currentTarget.checked)} />{" "}
          {t("desk.remember")}
        </label>
      </p>
      <p>
        <a
          class="button"
          href={hrefOf("check")}
          onClick={() => {
            if (keeps) remember(titlesOf(found.columns), mapping);
          }}
        >
          {t("desk.columns.next")}
        </a>
      </p>
    </>
  );
}

type ReadAsProps = {
  column: ColumnView;
  ours: Columns;
  isGuessed: boolean;
  onRead: (as: ColumnRead) => void;
};

/** The reading of a column as the value of a choice. */
const valueOf = (read: ColumnRead): string => JSON.stringify(read);

function ReadAs({ column, ours, isGuessed, onRead }: ReadAsProps) {
  const { letter, header, read, name, proposal, suggestion, question } = column;
  const nothing: ColumnRead = { read: "nothing" };
  const asRead = (id: string): ColumnRead =>
    id === "reference" ? { read: "reference" } : { read: "answer", column: id };
  const fullNames: ColumnRead[] = [
    { read: "full-name", order: "family-first" },
    { read: "full-name", order: "given-first" },
  ];
  const now = read === undefined || read.read === "result" ? nothing : read;
  const known = new Set([
    valueOf(nothing),
    ...fullNames.map(valueOf),
    ...ours.groups.flatMap(({ options }) => options.map(({ value }) => valueOf(asRead(value)))),
  ]);
  return (
    <>
      <select
        aria-label={`${t("desk.columns.read-as")}, ${t("desk.columns.letter")} ${letter} ${header}`}
        value={valueOf(now)}
        onChange={({ currentTarget }) => onRead(JSON.parse(currentTarget.value) as ColumnRead)}
      >
        <option value={valueOf(nothing)}>{t("desk.columns.nothing")}</option>
        {!known.has(valueOf(now)) && <option value={valueOf(now)}>{name}</option>}
        <option value={valueOf(fullNames[0]!)}>{t("desk.columns.full-name-family-first")}</option>
        <option value={valueOf(fullNames[1]!)}>{t("desk.columns.full-name-given-first")}</option>
        {ours.groups.map(({ label, options }) => (
          <optgroup key={label} label={label === "" ? t("desk.columns.usual") : label}>
            <Options options={options.map((one) => ({ ...one, value: valueOf(asRead(one.value)) }))} />
          </optgroup>
        ))}
      </select>
      {isGuessed && name !== undefined && <p class="hint">{t("desk.columns.guessed")}</p>}
      {!isGuessed && proposal !== undefined && valueOf(now) !== valueOf(proposal.read) && (
        <p class="hint">
          {t("desk.columns.proposed", { name: proposal.name })}{" "}
          <button type="button" class="plain" onClick={() => onRead(proposal.read)}>
            {t("desk.columns.accept")}
          </button>
        </p>
      )}
      {now.read === "nothing" && question !== undefined && <p class="hint">{question}</p>}
      {now.read === "nothing" && proposal === undefined && suggestion !== undefined && (
        <p class="hint">{t("desk.columns.proposed", { name: suggestion })}</p>
      )}
    </>
  );
}

type WordsProps = {
  columns: readonly ColumnView[];
  mapping: Mapping;
  onChange: (words: Mapping["words"]) => void;
};

/** Her words that are none of ours; those that she has answered stay, so that she can answer again. */
function Words({ columns, mapping, onChange }: WordsProps) {
  const asked = columns.filter(({ read, unknownWords = [] }) => read?.read === "answer" && unknownWords.length > 0);
  const answered = Object.entries(mapping.words).filter(([, words]) => Object.keys(words).length > 0);
  if (asked.length === 0 && answered.length === 0) return null;
  const say = (column: string, word: string, value: string | undefined) => {
    const { [word]: _before, ...others } = mapping.words[column] ?? {};
    onChange({ ...mapping.words, [column]: value === undefined ? others : { ...others, [word]: value } });
  };
  return (
    <section>
      <h2>{t("desk.columns.words")}</h2>
      {columns.map((column) => {
        const { key, letter, header, read, unknownWords = [] } = column;
        if (read?.read !== "answer") return null;
        const known = Object.entries(mapping.words[read.column] ?? {});
        const open = unknownWords.filter(({ word }) => !known.some(([one]) => one === word));
        if (known.length + open.length === 0) return null;
        return (
          <fieldset key={key}>
            <legend>{t("desk.columns.words-of", { letter, header })}</legend>
            {known.map(([word, value]) => (
              <Word
                key={word}
                label={t("desk.columns.answered-word", { word })}
                column={read.column}
                value={value}
                onSay={(next) => say(read.column, word, next)}
              />
            ))}
            {open.map(({ word, count, nearest }) => (
              <Word
                key={word}
                label={t("desk.columns.word", { word, count: { number: count } })}
                column={read.column}
                value={undefined}
                nearest={nearest}
                onSay={(next) => say(read.column, word, next)}
              />
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

type WordProps = {
  label: string;
  column: string;
  value: string | undefined;
  nearest?: string | undefined;
  onSay: (value: string | undefined) => void;
};

const unsaid = "\u0000";

function Word({ label, column, value, nearest, onSay }: WordProps) {
  const { language } = useVisit();
  const [options, show] = useState<readonly Option[]>([]);
  useEffect(() => {
    call("words", language, column).then(show, () => undefined);
  }, [language, column]);
  const near = options.find((option) => option.value === nearest);
  const choices = [
    { value: unsaid, label: t("desk.columns.not-said") },
    { value: "", label: t("desk.columns.says-nothing") },
    ...options,
  ];
  return (
    <Select
      label={label}
      value={value ?? unsaid}
      options={choices}
      onChoose={(next) => onSay(next === unsaid ? undefined : next)}
    >
      {value === undefined && near !== undefined && (
        <button type="button" class="plain" onClick={() => onSay(near.value)}>
          {t("desk.columns.proposed", { name: near.label })}
        </button>
      )}
    </Select>
  );
}
