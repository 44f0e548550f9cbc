// The papers of one person, before all are made.
import { useEffect, useState } from "preact/hooks";
import { Pages } from "../papers/pages.tsx";
import { useVisit } from "../visit.ts";
import { t } from "../words.ts";
import { call } from "./engine.ts";
import { Select } from "./select.tsx";
import type { List, PaperOfPerson, Person } from "./protocol.ts";

type Props = { list: List; people: readonly Person[] };

export function Preview({ list, people }: Props) {
  const [isOpen, open] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t("desk.check.preview")}</summary>
      {isOpen && <Shown list={list} people={people} />}
    </details>
  );
}

function Shown({ list, people }: Props) {
  const { language } = useVisit();
  const [row, choose] = useState(people[0]!.row);
  const [papers, show] = useState<{ of: number; list: readonly PaperOfPerson[] }>();
  useEffect(() => {
    call("papers", language, list, row).then(
      (found) => show({ of: row, list: found }),
      () => undefined,
    );
  }, [language, list, row]);
  return (
    <>
      <Select
        label={t("desk.check.choose-person")}
        value={String(row)}
        options={people.map((person) => ({
          value: String(person.row),
          label: t("desk.check.person", {
            row: person.row,
            name: person.name === "" ? person.reference : person.name,
          }),
        }))}
        onChoose={(chosen) => choose(Number(chosen))}
      />
      {papers?.of === row &&
        papers.list.map(({ id, title }) => (
          <details key={`${row} ${id}`}>
            <summary>{title}</summary>
            <Pages
              title={title}
              isFillable={list.choices.isFillable}
              load={(index) => call("page", language, list, row, id, index)}
            />
          </details>
        ))}
    </>
  );
}
