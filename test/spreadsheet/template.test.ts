// The template file: its columns are those that are read, its example makes a dossier, its bytes are the same each time.
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { columns } from "../../functions/spreadsheet/columns/columns.ts";
import { keyOf, namedBy } from "../../functions/spreadsheet/reading/header.ts";
import { makeTemplate } from "../../functions/spreadsheet/template/template-file.ts";
import { exampleAnswers } from "../../functions/spreadsheet/template/example-answers.ts";
import { templateColumns } from "../../functions/spreadsheet/template/template-columns.ts";
import { listOf } from "../../functions/spreadsheet/template/template-help.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { cellReader } from "../../functions/spreadsheet/reading/cells.ts";

const today = "2026-11-23";
const formats = ["xlsx", "csv"] as const;
const each = formats.flatMap((format) => operatorLanguages.map((language) => [format, language] as const));

describe("the template file", () => {
  test.each(each)("in %s (%s): every column is read, and the example row makes a dossier", (format, language) => {
    const reading = readRows(makeTemplate(format, language), { today, covers });
    if (!reading.ok) throw new Error(reading.issues.map(({ message }) => say(message, language)).join("\n"));
    expect(reading).toMatchObject({ format, headerRow: 1, ignored: [], remarks: [] });
    expect(reading.columns).toHaveLength(templateColumns(language).length);
    const rows = [...reading.rows()];
    const reference = templateColumns(language)[0]!.example;
    expect(rows).toMatchObject([{ row: 2, reference, kind: "valid", answers: exampleAnswers }]);
    // Left in by mistake, it would become the dossier of an invented person.
    expect(rows.flatMap((row) => (row.kind === "valid" ? row.warnings.map(({ code }) => code) : []))).toEqual([
      "example-row",
    ]);
    const documents = makeDossier(exampleAnswers, { today }).documents.map(({ id }) => id);
    expect(documents).toContain("hosting-attestation");
  });

  test.each(each)("in %s (%s) is the same each time", (format, language) => {
    expect(makeTemplate(format, language)).toEqual(makeTemplate(format, language));
  });

  test("has every column there is: three attempts, three children, two family members, two differences, and what is usual first", () => {
    const listed = templateColumns("fr");
    const ids = listed.flatMap(({ answer }) => (answer === undefined ? [] : [`${answer.column.id}/${answer.number}`]));
    expect(new Set(ids).size).toBe(ids.length);
    const counts = { procedure: 3, children: 3, familyMembers: 2, concordance: 2 } as Record<string, number>;
    const expected = columns.flatMap(({ id, maxItems }) =>
      maxItems === undefined
        ? [`${id}/1`]
        : Array.from({ length: counts[id.split(".")[0]!]! }, (_, index) => `${id}/${index + 1}`),
    );
    expect(ids.toSorted()).toEqual(expected.toSorted());
    expect(
      listed
        .slice(0, 12)
        .map(({ name }) => name)
        .join(", "),
    ).toBe(
      "Référence, Nom de famille, Prénoms, Sexe, Date de naissance, Lieu de naissance, Pays de naissance, Nationalité, " +
        "Démarche, Protection, Logement, Situation familiale",
    );
    for (const { name, answer } of listed) {
      const named = namedBy(name);
      expect(named?.kind === "beyond" ? "" : keyOf(named!)).toBe(
        answer === undefined ? "reference" : `${answer.column.id}/${answer.number}`,
      );
    }
  });

  test("offers in its lists only what is read", () => {
    for (const language of operatorLanguages) {
      for (const { answer } of templateColumns(language)) {
        if (answer === undefined) continue;
        const read = cellReader(answer.column);
        const values = listOf(answer.column, language);
        expect(values.map((text) => read({ kind: "text", text })?.ok)).toEqual(values.map(() => true));
      }
    }
  });

  test("keeps zeros: every cell to fill in is text; titles and names stay in view; there are lists", () => {
    const files = unzipSync(makeTemplate("xlsx", "fr"));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!);
    expect(sheet).toContain('<pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/>');
    expect([...sheet.matchAll(/<col [^>]*style="2"/g)]).toHaveLength(templateColumns("fr").length);
    const styles = strFromU8(files["xl/styles.xml"]!);
    expect([...styles.matchAll(/<xf numFmtId="49"/g)]).toHaveLength(6);
    const lists = templateColumns("fr").filter(
      ({ answer }) => answer !== undefined && listOf(answer.column, "fr").length > 0,
    );
    const covered = [...sheet.matchAll(/sqref="([^"]*)"><formula1>/g)].flatMap(([, places]) => places!.split(" "));
    expect(covered).toHaveLength(lists.length);
    expect(sheet).toContain(">Démarche *<");
  });

  test("folds what is rare behind the first column of each group, and nothing in a short model", () => {
    const columns = templateColumns("fr");
    const sheet = strFromU8(unzipSync(makeTemplate("xlsx", "fr"))["xl/worksheets/sheet1.xml"]!);
    const seen = [...sheet.matchAll(/<col [^>]*>/g)].map(([col]) => !col.includes(' hidden="1" outlineLevel="1"'));
    expect(sheet).toContain('<outlinePr summaryRight="0"/>');
    expect(sheet).toContain(' outlineLevelCol="1"');
    expect(seen.slice(0, 21)).not.toContain(false);
    const beyond = columns.flatMap(({ name }, index) => (index > 20 && seen[index] === true ? [name] : []));
    expect(beyond.join(", ")).toBe(
      "Langue de l’aide, Demande en attente, Protection du proche, Référence de la décision, Date de la demande d’asile, " +
        "Nom d’usage, Pays d’origine, Représentant légal – Nom de famille, Appartement, étage, " +
        "Date du justificatif de domicile, Hébergeant – Nom de famille, Hébergé(e) depuis le, " +
        "Conjoint(e) – Nom de famille, Date du mariage ou du Pacs, Certificat de naissance Ofpra, " +
        "Essai 1 – Jour de l’essai, Enfant 1 – Nom de famille, Membre de famille 1 – Nom de famille, Différence 1 – Élément",
    );
    const short = makeTemplate("xlsx", "fr", { procedure: "renewal", housing: "centre" });
    expect(strFromU8(unzipSync(short)["xl/worksheets/sheet1.xml"]!)).not.toContain("outlineLevel");
  });

  test("explains every column on its second sheet", () => {
    for (const language of operatorLanguages) {
      const help = strFromU8(unzipSync(makeTemplate("xlsx", language))["xl/worksheets/sheet2.xml"]!);
      for (const { name } of templateColumns(language)) expect(help).toContain(`>${name}<`);
      expect(help).not.toContain("undefined");
    }
  });

  test("has a sheet for one person, with a list beside each question that has one", () => {
    const sheet = strFromU8(unzipSync(makeTemplate("xlsx", "fr"))["xl/worksheets/sheet4.xml"]!);
    const asked = templateColumns("fr").slice(1);
    const rows = [...sheet.matchAll(/<row r="(\d+)">.*?<t[^>]*>([^<]*)</g)].map(([, , title = ""]) => title);
    expect(rows.slice(1).map((title) => title.replace(/ \*$/, ""))).toEqual(asked.map(({ name }) => name));
    const lists = [...sheet.matchAll(/sqref="([^"]*)"><formula1>/g)].flatMap(([, places]) => places!.split(" "));
    const withLists = asked.flatMap(({ answer }, index) =>
      listOf(answer!.column, "fr").length > 0 ? [`B${index + 2}`] : [],
    );
    expect(lists.toSorted()).toEqual(withLists.toSorted());
  });

  test("in CSV is what Excel opens in France: UTF-8 with its mark, semicolons", () => {
    const bytes = makeTemplate("csv", "fr");
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const [header = ""] = new TextDecoder().decode(bytes).split("\r\n");
    expect(header.split(";").slice(0, 3)).toEqual(["Référence", "Nom de famille", "Prénoms"]);
  });
});
