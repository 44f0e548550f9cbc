// No answer is asked for and then dropped: each changes a document, a date, a reason or a warning of some dossier.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersSchema, type Answers } from "../../functions/answers/answers.ts";
import { valueAt } from "../../functions/answers/paths.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { renderDossier } from "../../functions/documents/render.ts";
import { leaves, type Leaf } from "../../functions/spreadsheet/columns/columns.ts";
import { helpLanguage } from "../../functions/text/languages.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { sized } from "../support/seeded.ts";

/** What is asked for and does nothing, and why it is kept all the same. */
const unused: Readonly<Record<string, string>> = {
  ...ofPerson("children.*", "children are counted by age; no paper names them"),
  // Two places of birth of one person are asked about.
  ...ofPerson("familyMembers.*", "they apply with files of their own, which name them", ["birth.place"]),
};

/** The facts of one shape of person, which serves all people of the answers; names and birth dates are compared. */
function ofPerson(path: string, why: string, used: readonly string[] = []): Record<string, string> {
  const places = ["place", "placeKind", "country", "countryAsWritten"].map((fact) => `birth.${fact}`);
  const facts = ["usualName", "gender", ...places];
  return Object.fromEntries(facts.filter((fact) => !used.includes(fact)).map((fact) => [`${path}.${fact}`, why]));
}

const bases: Answers[] = [
  ...readdirSync("test/examples").map((file) =>
    answersSchema.parse(JSON.parse(readFileSync(`test/examples/${file}`, "utf8"))),
  ),
  sampleAnswers({ housing: { kind: "domiciliation" }, concordance: { birthCertificate: "received" } }),
  sampleAnswers({ concordance: { birthCertificate: "has-an-error" } }),
  sampleAnswers({
    familyMembers: [{ tie: "spouse", familyName: "Rahimi", givenNames: "Mariam" }],
    children: [{ familyName: "Rahimi", givenNames: "Mariam" }],
    couple: { kind: "civil-union", partner: { familyName: "Rahimi", givenNames: "Mariam" } },
  }),
  sampleAnswers({
    status: { kind: "family-member", of: "refugee", tie: "civil-partner", byReunification: false },
    couple: {
      kind: "civil-union",
      date: "2024-05-01",
      partner: { familyName: "Rahimi", givenNames: "Mariam", birth: { place: "Tunis" } },
    },
  }),
  sampleAnswers({ procedure: { kind: "waiting" } }),
  sampleAnswers({
    procedure: {
      kind: "first-application",
      attempts: [{ triedOn: "2026-11-20" }],
      contactCentre: { askedOn: "2026-11-21" },
    },
  }),
  sampleAnswers({ procedure: { kind: "civil-status-change", civilStatus: { change: "marriage" } } }),
  sampleAnswers({ procedure: { kind: "renewal", request: { filedOn: "2026-07-02" } }, decision: { by: "ofpra" } }),
  sampleAnswers({ familyMembers: [{ tie: "spouse" }], procedure: { kind: "loss", currentPermit: { number: "1" } } }),
  sampleAnswers({
    identity: { birth: { date: "2010-01-01" } },
    representative: { familyName: "Rahimi", givenNames: "Mariam" },
    concordance: { birthCertificate: "received" },
  }),
];

const everyThird = bases.filter((_, index) => index % 3 === 0);

const other: Readonly<Record<Leaf["type"], readonly unknown[]>> = {
  choice: [],
  "yes-no": [true, false],
  day: ["2026-11-30", "2026-10-01", "2026-03-01", "2020-01-01"],
  "partial-day": ["2026-06-01", "2018-01-01", "2010-05-05", "2001-01-01", "1960"],
  country: ["ER", "DZ"],
  nationalities: [["ER"], ["DZ"], ["TR"], ["FR"], "stateless"],
  postcode: ["29000", "97490"],
  "dialable-phone": ["07 98 76 54 32"],
  phone: ["07 98 76 54 32"],
  email: ["autre@example.org"],
  "ofpra-number": ["99-88-77777"],
  // The last two make someone else the applicant, by name.
  text: ["Zyx", "Abc", "1234567890", "Rahimi", "Mariam"],
};

/** What `make` gives for the same answers is made once. */
function remembered<Made>(make: (answers: Answers) => Made): (answers: Answers) => Made {
  const known = new Map<string, Made>();
  return (answers) => {
    const key = JSON.stringify(answers);
    const made = known.get(key) ?? make(answers);
    known.set(key, made);
    return made;
  };
}

const dossierOf = remembered((answers) => makeDossier(answers, { today: sampleToday }));

/** What a person is told, without the answers themselves: what was found, and what stands in the documents. */
const findingsFor = remembered((answers) => {
  const { documents, notIncluded, checklist, deadlines, fees, warnings } = dossierOf(answers);
  return JSON.stringify([documents, notIncluded, checklist, deadlines, fees, warnings]);
});
const documentsFor = remembered((answers) =>
  JSON.stringify(renderDossier(dossierOf(answers), helpLanguage(answers.language) ?? "fr").documents),
);

/** The answers with one leaf changed, or left out; undefined where they have no such place. */
function changed(answers: Answers, { path, branch }: Leaf, value: unknown): Answers | undefined {
  const kind = branch === undefined ? undefined : valueAt(answers, [...branch.union, "kind"]);
  if (branch !== undefined && !branch.kinds.includes(String(kind))) return undefined;
  const copy = structuredClone(answers);
  let holder = copy as Record<string, unknown>;
  for (const [at, key] of path.slice(0, -1).entries()) {
    const next = path[at + 1] === "*" ? [{}] : {};
    holder = (holder[key === "*" ? "0" : key] ??= next) as Record<string, unknown>;
  }
  if (value === undefined) delete holder[path.at(-1)!];
  else holder[path.at(-1)!] = value;
  return answersSchema.safeParse(copy).success ? copy : undefined;
}

/** Whether two values of it, or none, tell the person something else in one of these dossiers. */
function changesSomething(leaf: Leaf, among: readonly Answers[]): boolean {
  const values = leaf.type === "choice" ? leaf.options : other[leaf.type];
  const all = leaf.needed === "never" ? [undefined, ...values] : values;
  return among.some((answers) => {
    const [first, ...others] = all.map((value) => changed(answers, leaf, value)).filter((one) => one !== undefined);
    if (first === undefined) return false;
    // Documents take most of the time: they are made only where the findings are the same.
    return [findingsFor, documentsFor].some((toldBy) => others.some((one) => toldBy(one) !== toldBy(first)));
  });
}

/** A kind that decides what else is asked: what each leads to is what all other tests are about. */
const isKind = ({ path }: Leaf): boolean => path.at(-1) === "kind" && path.join(".") !== "procedure.attestation.kind";

describe("every answer changes a document, a date, a reason or a warning", () => {
  test.each(leaves.filter((leaf) => !isKind(leaf)).map((leaf) => ({ name: leaf.path.join("."), leaf })))(
    "$name",
    ({ name, leaf }) => {
      const isUnused = name in unused;
      // That nothing changes is seen in a part of the dossiers here, and in all of them in the conformance run.
      const among = isUnused ? sized(bases, everyThird) : bases;
      expect({ name, isUsed: changesSomething(leaf, among) }).toEqual({ name, isUsed: !isUnused });
    },
  );

  test("a stateless person signs what the rule follows, whatever nationality was typed", () => {
    const answers = sampleAnswers({ status: { kind: "stateless" } });
    const { documents } = renderDossier(makeDossier(answers, { today: sampleToday }), "fr");
    const statement = JSON.stringify(documents.find(({ id }) => id === "non-polygamy-statement"));
    expect(answers.identity?.nationalities).toEqual(["AF"]);
    expect(statement).toContain("apatride");
    expect(statement).not.toContain("afghane");
  });

  test("only what is asked for is listed as unused", () => {
    const names = new Set(leaves.map(({ path }) => path.join(".")));
    expect(Object.keys(unused).filter((name) => !names.has(name))).toEqual([]);
  });
});
