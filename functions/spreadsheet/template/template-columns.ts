// The columns of the template file, and its example row.
import type { Answers } from "../../answers/answers.ts";
import type { Language } from "../../text/languages.ts";
import { message } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { cellsOf } from "../columns/answer-cells.ts";
import { columnName, columns, extraColumnName, type Column } from "../columns/columns.ts";

/** `undefined` is the column of the person's reference. */
export type TemplateColumn = { answer: { column: Column; number: number } | undefined; name: string; example: string };

// Columns that nearly everybody fills in come first; the others follow in the order of the answers.
const usualFirst = [
  "identity.familyName",
  "identity.givenNames",
  "identity.gender",
  "identity.birth.date",
  "identity.birth.place",
  "identity.birth.country",
  "identity.nationalities",
  "procedure.kind",
  "status.kind",
  "housing.kind",
  "couple.kind",
  "ofpraNumber",
  "foreignerNumber",
  "contact.phone",
  "contact.email",
  "address.street",
  "address.postcode",
  "address.town",
  "decision.by",
  "decision.date",
];

/** The number of items of each list that have columns; users can add more. */
const templateItems: Readonly<Record<string, number>> = { procedure: 3, children: 3, familyMembers: 2, concordance: 2 };

export function templateColumns(language: Language): TemplateColumn[] {
  const first = usualFirst.map((id) => columns.find((column) => column.id === id)!);
  const rest = columns.filter(({ id, maxItems }) => maxItems === undefined && !usualFirst.includes(id));
  const single = [...first, ...rest].map((column) => ({ column, number: 1 }));
  const answers = [...single, ...Object.keys(templateItems).flatMap(numbered)];
  const cells = new Map(
    cellsOf(exampleAnswers, language).map(({ column, number, text }) => [`${column.id}/${number}`, text]),
  );
  return [
    {
      answer: undefined,
      name: say(extraColumnName("reference"), language),
      example: say(message("spreadsheet.example-reference"), language),
    },
    ...answers.map(({ column, number }) => ({
      answer: { column, number },
      name: say(columnName(column, number), language),
      example: cells.get(`${column.id}/${number}`) ?? "",
    })),
  ];
}

/** All columns of the first child, then all of the second. */
function numbered(list: string): { column: Column; number: number }[] {
  const inList = columns.filter(({ maxItems, leaves: [leaf] }) => maxItems !== undefined && leaf.path[0] === list);
  const numbers = Array.from({ length: templateItems[list]! }, (_, index) => index + 1);
  return numbers.flatMap((number) => inList.map((column) => ({ column, number })));
}

/** An invented person. */
export const exampleAnswers: Answers = {
  version: 1,
  language: "fr",
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  decision: { by: "ofpra", date: "2026-03-12" },
  identity: {
    familyName: "Rahimi",
    givenNames: "Mariam",
    gender: "female",
    birth: { date: "1990-03-05", place: "Hérat", country: "AF" },
    nationalities: ["AF"],
  },
  ofpraNumber: "24-01-12345",
  foreignerNumber: "9912345678",
  contact: { phone: "06 12 34 56 78", email: "mariam@example.org" },
  address: { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
  housing: {
    kind: "hosted",
    host: {
      familyName: "Dupont",
      givenNames: "Jeanne",
      gender: "female",
      birth: { date: "1958-07-14", place: "Lyon", country: "FR" },
      address: { street: "12 rue de la République", postcode: "69002", town: "Lyon" },
      phone: "04 72 00 00 00",
      relation: "amie de la famille",
    },
    since: "2026-01-01",
    freeOfCharge: true,
    proofOfAddress: { date: "2026-03-02" },
  },
  couple: {
    kind: "married",
    spouse: {
      familyName: "Rahimi",
      givenNames: "Yusuf",
      gender: "male",
      birth: { date: "1988", place: "Hérat", country: "AF" },
      nationalities: ["AF"],
    },
    marriage: { date: "2015-06-20", place: "Hérat", country: "AF" },
  },
  children: [
    {
      familyName: "Rahimi",
      givenNames: "Laila",
      gender: "female",
      birth: { date: "2017-09-12", place: "Hérat", country: "AF" },
      nationalities: ["AF"],
    },
  ],
};
