// What is said of wrong answers: every code, its place and its words; all at once, in order, and quickly whatever comes.
import { describe, expect, test } from "vitest";
import { contradictionCodes } from "../../functions/answers/contradictions.ts";
import { parseAnswers, parseJson } from "../../functions/answers/parse-answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import type { Path } from "../../functions/answers/paths.ts";
import { texts } from "virtual:locales";
import { isIssueCode, type Issue, type IssueCode } from "../../functions/answers/issues.ts";
import { type Language } from "../../functions/text/languages.ts";
import { withMessageSaid } from "../../functions/text/say.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { holdsSentence } from "../support/sentences.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

/** A JSON tree whose objects can be written to. */
type Tree = { [key: string]: Tree };

/** The sample answers after a change made by hand. */
function changed(change: (answers: Tree) => void): unknown {
  const answers = structuredClone(sampleAnswers()) as unknown as Tree;
  change(answers);
  return answers;
}

/** The sample answers with one value put at a path. */
function withValue(path: string, value: unknown): unknown {
  return changed((answers) => {
    const keys = path.split(".");
    const last = keys.pop()!;
    const holder = keys.reduce((tree, key) => (tree[key] ??= {}), answers);
    holder[last] = value as Tree;
  });
}

type SaidIssue = Omit<Issue, "message"> & { message: string };

function issuesOf(input: unknown, language: Language = "en", today = sampleToday): SaidIssue[] {
  const parsed = parseAnswers(input, { today, covers });
  return parsed.ok ? [] : parsed.issues.map((issue) => withMessageSaid(issue, language));
}

const brief = (issues: SaidIssue[]): string[] => issues.map(({ code, path }) => `${showPath(path)} ${code}`);

const difference = { item: "family-name", onBirthCertificate: "Rahimi", onOtherPaper: "Rahimy", otherPaper: "receipt" };
const concordance = (differences: object[]) => ({ birthCertificate: "received", differences });

type Row = {
  what: string;
  input: unknown;
  code: IssueCode;
  path: Path;
  /** What the messages say came, or is missing. */
  says: Readonly<Record<Language, string[]>>;
};

const both = (...parts: string[]): Row["says"] => ({ fr: parts, en: parts });

const rows: Row[] = [
  {
    what: "an answer that decides is missing",
    input: changed((answers) => delete answers["couple"]),
    code: "missing",
    path: ["couple"],
    says: {
      fr: ["obligatoire", "rien n’a été reçu", 'Par exemple : {"kind":"single"}.', "Ajoutez"],
      en: ["needed", "nothing came", 'For example: {"kind":"single"}.', "Add"],
    },
  },
  {
    what: "the kind of housing is missing: the kinds are listed",
    input: withValue("housing", {}),
    code: "missing",
    path: ["housing", "kind"],
    says: both("own-name, hosted, hotel, centre, domiciliation"),
  },
  {
    what: "a day is missing: one is shown",
    input: withValue("procedure.attestation", {}),
    code: "missing",
    path: ["procedure", "attestation", "expiresOn"],
    says: { fr: ['Par exemple : "2026-03-05".'], en: ['For example: "2026-03-05".'] },
  },
  {
    what: "a field name with a slip: the nearest is offered",
    input: withValue("famillyMembers", []),
    code: "unknown-key",
    path: ["famillyMembers"],
    says: { fr: ["Vouliez-vous dire «\u00A0familyMembers\u00A0»\u00A0?"], en: ["Did you mean “familyMembers”?"] },
  },
  {
    what: "a field name like no other: those that are known here are listed",
    input: withValue("identity.birth.hospital", "X"),
    code: "unknown-key",
    path: ["identity", "birth", "hospital"],
    says: {
      fr: ["inconnu", "date, place, placeKind, country, countryAsWritten", "retirez"],
      en: ["not known", "date, place, placeKind, country, countryAsWritten", "take it out"],
    },
  },
  {
    what: "a field of another kind of housing",
    input: withValue("housing", { kind: "hotel", host: {} }),
    code: "unknown-key",
    path: ["housing", "host"],
    says: both("kind, name, proofOfAddress"),
  },
  {
    what: "a value with a slip: the nearest is offered",
    input: withValue("couple", { kind: "maried" }),
    code: "unknown-value",
    path: ["couple", "kind"],
    says: { fr: ['"maried"', "«\u00A0married\u00A0»", "widowed"], en: ['"maried"', "“married”", "widowed"] },
  },
  {
    what: "a version to come",
    input: withValue("version", 2),
    code: "unknown-value",
    path: ["version"],
    says: { fr: ["attendue\u00A0: 1", "Reçu\u00A0: 2"], en: ["Expected one of: 1", "Got: 2"] },
  },
  {
    what: "a number in the place of a text",
    input: withValue("address.street", 12),
    code: "wrong-type",
    path: ["address", "street"],
    says: { fr: ["texte", "12"], en: ["text", "12"] },
  },
  {
    what: "a list in the place of a text, and nothing is said of its length",
    input: withValue("address.street", []),
    code: "wrong-type",
    path: ["address", "street"],
    says: { fr: ["texte", "[…]"], en: ["text", "[…]"] },
  },
  {
    what: "null for what is not known",
    input: withValue("contact.email", null),
    code: "wrong-type",
    path: ["contact", "email"],
    says: { fr: ["null", "retirez le champ"], en: ["null", "take the field out"] },
  },
  {
    what: "a text in the place of a list",
    input: withValue("children", "two"),
    code: "wrong-type",
    path: ["children"],
    says: { fr: ["liste", '"two"'], en: ["list", '"two"'] },
  },
  {
    what: "yes in the place of true",
    input: withValue("housing.freeOfCharge", "oui"),
    code: "wrong-type",
    path: ["housing", "freeOfCharge"],
    says: both("true", '"oui"'),
  },
  {
    what: "the whole is a list",
    input: [],
    code: "wrong-type",
    path: [],
    says: { fr: ["accolades", "[…]"], en: ["braces", "[…]"] },
  },
  {
    what: "one nationality that is not in a list",
    input: withValue("identity.nationalities", "AF"),
    code: "not-nationalities",
    path: ["identity", "nationalities"],
    says: both('["AF"]', '"stateless"'),
  },
  {
    what: "an empty list of nationalities",
    input: withValue("identity.nationalities", []),
    code: "empty",
    path: ["identity", "nationalities"],
    says: { fr: ["vide", "retirez le champ"], en: ["empty", "take the field out"] },
  },
  {
    what: "a text of spaces",
    input: withValue("identity.familyName", " \u00A0 "),
    code: "empty",
    path: ["identity", "familyName"],
    says: { fr: ["vide", "retirez le champ"], en: ["empty", "take the field out"] },
  },
  {
    what: "a name of 151 letters",
    input: withValue("identity.familyName", "a".repeat(151)),
    code: "too-long",
    path: ["identity", "familyName"],
    says: both("151", "150"),
  },
  {
    what: "31 children",
    input: withValue(
      "children",
      Array.from({ length: 31 }, () => ({})),
    ),
    code: "too-many",
    path: ["children"],
    says: both("31", "30"),
  },
  {
    what: "a direction override in a name, shown by its number",
    input: withValue("identity.familyName", "Rah\u202Eimi"),
    code: "invisible-character",
    path: ["identity", "familyName"],
    says: { fr: ["Rah[U+202E]imi", "Retapez"], en: ["Rah[U+202E]imi", "Type this text again"] },
  },
  {
    what: "a name in Arabic letters: each letter once",
    input: withValue("identity.familyName", "رحيمي"),
    code: "no-glyph",
    path: ["identity", "familyName"],
    says: both("ر (U+0631), ح (U+062D), ي (U+064A), م (U+0645)"),
  },
  {
    what: "a letter without a glyph, as it was typed, and not its capital",
    input: withValue("identity.familyName", "მარ\uA657"),
    code: "no-glyph",
    path: ["identity", "familyName"],
    says: both("მ (U+10DB), ა (U+10D0), რ (U+10E0), \uA657 (U+A657)."),
  },
  {
    what: "the same beside a letter with a combining mark",
    input: withValue("identity.familyName", "F\uA657ll e\u0323"),
    code: "no-glyph",
    path: ["identity", "familyName"],
    says: both(": \uA657 (U+A657)."),
  },
  {
    what: "more marks on one letter than any alphabet has",
    input: withValue("identity.familyName", `Da${"\u0323".repeat(5)}`),
    code: "too-many-marks",
    path: ["identity", "familyName"],
    says: { fr: ["quatre signes", "Da"], en: ["four marks", "Da"] },
  },
  {
    what: "a day that the calendar does not have",
    input: withValue("decision.date", "2026-02-30"),
    code: "not-a-date",
    path: ["decision", "date"],
    says: { fr: ["AAAA-MM-JJ", '"2026-02-30"'], en: ["YYYY-MM-DD", '"2026-02-30"'] },
  },
  {
    what: "a day without its month",
    input: withValue("identity.birth.date", "1990-00-05"),
    code: "not-a-partial-date",
    path: ["identity", "birth", "date"],
    says: { fr: ["AAAA-MM", '"1990-00-05"'], en: ["YYYY-MM", '"1990-00-05"'] },
  },
  {
    what: "a birth in the future",
    input: withValue("identity.birth.date", "2026-11-24"),
    code: "date-in-future",
    path: ["identity", "birth", "date"],
    says: both(sampleToday, '"2026-11-24"'),
  },
  ...["1905-05-28", "1905", "1900-01-00"].map((date): Row => ({
    what: `a birth that nobody alive has, as a year in a date cell gives: ${date}`,
    input: withValue("identity.birth.date", date),
    code: "date-too-long-ago",
    path: ["identity", "birth", "date"],
    says: both("120", `"${date}"`, "1905"),
  })),
  {
    what: "a birth date of the Persian calendar",
    input: withValue("identity.birth.date", "1369-05-12"),
    code: "other-calendar",
    path: ["identity", "birth", "date"],
    says: { fr: ["persan", '"1369-05-12"', "grégorien"], en: ["Persian", '"1369-05-12"', "Gregorian"] },
  },
  {
    what: "a country by three letters",
    input: withValue("identity.birth.country", "AFG"),
    code: "not-a-country",
    path: ["identity", "birth", "country"],
    says: { fr: ["deux lettres", '"AFG"'], en: ["two-letter", '"AFG"'] },
  },
  {
    what: "a country by its name",
    input: withValue("identity.birth.country", "Soudan"),
    code: "not-a-country",
    path: ["identity", "birth", "country"],
    says: both("SD"),
  },
  {
    what: "a State that is no more",
    input: withValue("couple", { kind: "married", marriage: { country: "URSS" } }),
    code: "former-country",
    path: ["couple", "marriage", "country"],
    says: {
      fr: ['"URSS"', "n’existe plus", "(UA)", "countryAsWritten"],
      en: ["is no more", "(UA)", "countryAsWritten"],
    },
  },
  {
    what: "the nationality of a State that is no more",
    input: withValue("identity.nationalities", ["YU"]),
    code: "former-nationality",
    path: ["identity", "nationalities", 0],
    says: { fr: ['"YU"', "n’existe plus", "(BA)"], en: ["is no more", "(BA)"] },
  },
  {
    what: "the origin of a person in a State that is no more",
    input: withValue("countryOfOrigin", "URSS"),
    code: "former-origin",
    path: ["countryOfOrigin"],
    says: { fr: ['"URSS"', "n’existe plus", "(UA)"], en: ["is no more", "(UA)"] },
  },
  {
    what: "a wrong country in a list of nationalities",
    input: withValue("identity.nationalities", ["AF", "XX"]),
    code: "not-a-country",
    path: ["identity", "nationalities", 1],
    says: both('"XX"'),
  },
  {
    what: "an Ofpra number with a digit too few",
    input: withValue("ofpraNumber", "24-01-1234"),
    code: "not-an-ofpra-number",
    path: ["ofpraNumber"],
    says: both("XX-XX-XXXXX", '"24-01-1234"'),
  },
  {
    what: "a postcode with a digit too few",
    input: withValue("address.postcode", "6900"),
    code: "not-a-postcode",
    path: ["address", "postcode"],
    says: both('"6900"', "69003"),
  },
  {
    what: "a French number with a digit too few for the applicant",
    input: withValue("contact.phone", "06 12 34 56 7"),
    code: "not-a-dialable-phone",
    path: ["contact", "phone"],
    says: both('"06 12 34 56 7"', "06 12 34 56 78", "+32 470 12 34 56"),
  },
  {
    what: "a French number with a digit too few, in its international form",
    input: withValue("contact.phone", "+33 6 12 34 56 7"),
    code: "not-a-dialable-phone",
    path: ["contact", "phone"],
    says: both('"+33 6 12 34 56 7"'),
  },
  ...["?", "-", "...", "1234"].map((name): Row => ({
    what: `a name without a letter: ${name}`,
    input: withValue("couple.spouse.familyName", name),
    code: "no-letter",
    path: ["couple", "spouse", "familyName"],
    says: { fr: [`"${name}"`, "au moins une lettre"], en: [`"${name}"`, "at least one letter"] },
  })),
  ...["0", "00", "0,00"].map((name): Row => ({
    what: `the ${name} of a formula whose cell is empty`,
    input: withValue("identity.usualName", name),
    code: "only-zeros",
    path: ["identity", "usualName"],
    says: { fr: [`"${name}"`, "une formule donne 0"], en: [`"${name}"`, "a formula gives 0"] },
  })),
  ...["=cmd|'/c calc'!A1", "@SUM(1)", "#N/A", "[object Object]", "Ren&eacute;"].map((name): Row => ({
    what: `what a program leaves: ${name}`,
    input: withValue("identity.familyName", name),
    code: "machine-text",
    path: ["identity", "familyName"],
    says: { fr: [`"${name}"`, "programme"], en: [`"${name}"`, "a program"] },
  })),
  {
    what: "a building that is a sign",
    input: withValue("address.building", "-"),
    code: "only-signs",
    path: ["address", "building"],
    says: { fr: ['"-"', "ni lettre ni chiffre"], en: ['"-"', "neither a letter nor a digit"] },
  },
  {
    what: "a name that lost a letter",
    input: withValue("identity.givenNames", "Fran?oise"),
    code: "lost-letters",
    path: ["identity", "givenNames"],
    says: { fr: ['"Fran?oise"', "Retapez"], en: ['"Fran?oise"', "Type this text again"] },
  },
  {
    what: "a name in UTF-8 that was read as Windows-1252",
    input: withValue("identity.givenNames", "MariÃ¨me"),
    code: "mojibake",
    path: ["identity", "givenNames"],
    says: { fr: ['"MariÃ¨me"', "Retapez"], en: ['"MariÃ¨me"', "Type this text again"] },
  },
  {
    what: "a word for the foreigner’s number",
    input: withValue("foreignerNumber", "Zwart"),
    code: "not-a-foreigner-number",
    path: ["foreignerNumber"],
    says: { fr: ['"Zwart"', "9 ou 10"], en: ['"Zwart"', "9 or 10 digits"] },
  },
  {
    what: "letters of another script in a number: one message, and none about Latin letters",
    input: withValue("foreignerNumber", "رحيمي"),
    code: "not-a-foreigner-number",
    path: ["foreignerNumber"],
    says: { fr: ["9 ou 10"], en: ["9 or 10 digits"] },
  },
  {
    what: "a mark for the number of the request",
    input: withValue("procedure", { kind: "renewal", request: { number: "?" } }),
    code: "not-a-request-number",
    path: ["procedure", "request", "number"],
    says: { fr: ['"?"', "confirmation de dépôt"], en: ['"?"', "confirmation of filing"] },
  },
  {
    what: "a request filed tomorrow",
    input: withValue("procedure", { kind: "renewal", request: { filedOn: "2026-11-24" } }),
    code: "date-in-future",
    path: ["procedure", "request", "filedOn"],
    says: both(sampleToday, '"2026-11-24"'),
  },
  {
    what: "a marriage tomorrow",
    input: withValue("procedure", {
      kind: "civil-status-change",
      civilStatus: { change: "marriage", date: "2026-11-24" },
    }),
    code: "date-in-future",
    path: ["procedure", "civilStatus", "date"],
    says: both(sampleToday, '"2026-11-24"'),
  },
  {
    what: "a day to come in Persian digits",
    input: withValue("decision.date", "۲۰۲۶-۱۱-۲۴"),
    code: "date-in-future",
    path: ["decision", "date"],
    says: both("۲۰۲۶-۱۱-۲۴"),
  },
  {
    what: "words for the host’s phone",
    input: withValue("housing.host.phone", "none"),
    code: "not-a-phone",
    path: ["housing", "host", "phone"],
    says: both('"none"', "+32 470 12 34 56"),
  },
  {
    what: "half an e-mail address",
    input: withValue("contact.email", "mariam@"),
    code: "not-an-email",
    path: ["contact", "email"],
    says: both('"mariam@"'),
  },
  {
    what: "a difference that is none",
    input: withValue("concordance", concordance([{ ...difference, onOtherPaper: " Rahimi" }])),
    code: "no-difference",
    path: ["concordance", "differences", 0, "onOtherPaper"],
    says: { fr: ["la même chose", '" Rahimi"'], en: ["the same", '" Rahimi"'] },
  },
];

describe("each issue says where it is, what was expected, what came and what to do", () => {
  test.each(rows)("$code: $what", ({ input, code, path, says }) => {
    for (const language of wholeLanguages) {
      const issues = issuesOf(input, language);
      expect(issues.map((issue) => ({ code: issue.code, path: issue.path }))).toEqual([{ code, path }]);
      const plain = issues[0]!.message.replaceAll("\u00A0", " ");
      for (const part of says[language] ?? []) expect(plain).toContain(part.replaceAll("\u00A0", " "));
      expect(issues[0]!.message).not.toMatch(/\{\w*\}/);
      expect(issues[0]!.message).toMatch(holdsSentence(language));
    }
  });

  test("every code has a row", () => {
    const codes = Object.keys(texts["fr"]!)
      .filter((key) => /^problems\.[^.]+$/.test(key))
      .map((key) => key.replace("problems.", ""));
    expect(codes).toSatisfy((all: string[]) => all.every(isIssueCode));
    // Those of two answers that do not agree have a table of their own: contradictions.test.ts.
    const covered = new Set<string>([...rows.map(({ code }) => code), ...contradictionCodes]);
    expect(
      codes.filter((code) => !["not-json", "empty-file", "doubled-key"].includes(code) && !covered.has(code)),
    ).toEqual([]);
  });

  test("what came goes along as data, clipped, and nothing where nothing came", () => {
    expect(issuesOf(withValue("address.postcode", "6900"))[0]!.value).toBe("6900");
    expect(issuesOf(withValue("identity.familyName", "é".repeat(200)))[0]!.value).toBe(`${"é".repeat(60)}…`);
    expect(issuesOf(withValue("address", [{ street: "12 rue de la Paix" }]))[0]!.value).toBe("[…]");
    expect(issuesOf(changed((answers) => delete answers["couple"]))[0]).not.toHaveProperty("value");
  });

  test("a text that is clipped ends with a whole character", () => {
    const [issue] = issuesOf(withValue("identity.familyName", `${"a".repeat(59)}😀${"b".repeat(100)}`));
    expect(issue!.value).toBe(`${"a".repeat(59)}…`);
  });
});

describe("all issues come at once", () => {
  const input = changed((answers) => {
    answers["identity"]!["familyName"] = "漢" as unknown as Tree;
    answers["identity"]!["birth"]!["date"] = "2030" as unknown as Tree;
    answers["ofpraNumber"] = "1" as unknown as Tree;
    answers["addres"] = {};
    answers["housing"]!["host"]!["address"]!["postcode"] = "x" as unknown as Tree;
    delete answers["status"];
    answers["children"] = [{}, { gender: "f", travel: true }] as unknown as Tree;
  });

  test("of the schema, of the calendar and of the faces, in the order of the answers; what is missing is last", () => {
    expect(brief(issuesOf(input))).toEqual([
      "identity.familyName no-glyph",
      "identity.birth.date date-in-future",
      "ofpraNumber not-an-ofpra-number",
      "housing.host.address.postcode not-a-postcode",
      "addres unknown-key",
      "children[1].gender unknown-value",
      "children[1].travel unknown-key",
      "status missing",
    ]);
  });

  test("in French and English alike", () => {
    expect(brief(issuesOf(input, "fr"))).toEqual(brief(issuesOf(input, "en")));
  });

  test("a value of the wrong form is not asked whether it is in the future or differs", () => {
    expect(brief(issuesOf(withValue("identity.birth.date", "2030-13-01")))).toEqual([
      "identity.birth.date not-a-partial-date",
    ]);
    const empty = concordance([{ ...difference, onBirthCertificate: "", onOtherPaper: "" }]);
    expect(brief(issuesOf(withValue("concordance", empty)))).toEqual([
      "concordance.differences[0].onBirthCertificate empty",
      "concordance.differences[0].onOtherPaper empty",
    ]);
  });
});

describe("days that cannot have come yet", () => {
  const lists = { children: [{}], familyMembers: [{ tie: "spouse" }] };
  test.each([
    ["identity.birth.date", "2026-11-24"],
    ["identity.birth.date", "2026-12"],
    ["identity.birth.date", "2027"],
    ["identity.birth.date", "2027-00-00"],
    ["decision.date", "2026-11-24"],
    ["housing.since", "2026-11-24"],
    ["housing.host.birth.date", "2027"],
    ["housing.proofOfAddress.date", "2026-11-24"],
    ["couple.spouse.birth.date", "2027"],
    ["couple.marriage.date", "2026-12"],
    ["children.0.birth.date", "2027"],
    ["familyMembers.0.birth.date", "2027"],
    ["familyMembers.0.unionDate", "2027"],
  ])("%s: %s", (path, day) => {
    const [top = ""] = path.split(".");
    const input = changed((answers) => {
      if (top in lists) answers[top] = structuredClone(lists[top as keyof typeof lists]) as unknown as Tree;
      const keys = path.split(".");
      const last = keys.pop()!;
      keys.reduce((tree, key) => (tree[key] ??= {}), answers)[last] = day as unknown as Tree;
    });
    expect(issuesOf(input)).toMatchObject([{ code: "date-in-future", value: day }]);
  });

  test.each(["2026-11-23", "2026-11", "2026", "2026-11-00", "2026-00-00"])("%s has come on 23 November 2026", (day) => {
    const least = { version: 1, procedure: { kind: "loss" }, status: { kind: "refugee" }, housing: { kind: "hotel" } };
    const input = { ...least, couple: { kind: "single" }, identity: { birth: { date: day } } };
    expect(issuesOf(input)).toEqual([]);
  });

  test.each([
    ["the end of a permit", "procedure", { kind: "renewal", currentPermit: { expiresOn: "2030-01-01" } }],
    ["a move that is planned", "procedure", { kind: "address-change", movedOn: "2026-12-01" }],
  ])("%s may be in the future", (_, path, value) => {
    expect(issuesOf(withValue(path, value))).toEqual([]);
  });
});

describe("a nearest word is offered only where it is near", () => {
  test.each([
    ["language", "FR", "fr"],
    ["language", "de", undefined],
    ["couple.kind", "civil union", "civil-union"],
    ["couple.kind", "CivilUnion", "civil-union"],
    ["couple.kind", "divorcee", "divorced"],
    ["couple.kind", "pacs", undefined],
    ["couple.kind", "", undefined],
    ["couple.kind", "日本", undefined],
    ["procedure.kind", "first_application", "first-application"],
    ["decision.by", "cdna", "cnda"],
  ])("%s: %s", (path, value, suggestion) => {
    const [issue] = issuesOf(withValue(path, value));
    expect(issue!.code).toBe("unknown-value");
    expect(/Did you mean “(.*)”/.exec(issue!.message)?.[1]).toBe(suggestion);
  });

  test("the field names of the place are searched, not those of another", () => {
    const [issue] = issuesOf(withValue("housing.host.family_name", "Dupont"));
    expect(issue!.message).toContain("“familyName”");
    expect(issuesOf(withValue("housing.host.ofpraNumber", "X"))[0]!.message).not.toContain("“");
  });
});

describe("hostile input", () => {
  test("a prototype is no answer, and is left as it was", () => {
    const text = JSON.stringify(sampleAnswers()).replace(
      /\}$/,
      ',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"x"}',
    );
    const json = parseJson(text);
    expect(json.ok && brief(issuesOf(json.value))).toEqual([
      "__proto__ unknown-key",
      "constructor unknown-key",
      "toString unknown-key",
    ]);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    ["a kind", "couple", { kind: "constructor" }],
    ["a kind of an object", "couple", { kind: { toString: "x" } }],
    ["a country", "identity.birth.country", "__proto__"],
    ["an enum", "language", "hasOwnProperty"],
  ])("a name that every object has, as %s, is refused", (_, path, value) => {
    expect(issuesOf(withValue(path, value))).toHaveLength(1);
  });

  test.each([
    ["undefined", undefined],
    ["a function", () => 1],
    ["a big integer", 10n ** 30n],
    ["a symbol", Symbol("x")],
    ["not a number", Number.NaN],
    ["a date", new Date(0)],
  ])("%s, which JSON does not have, is answered too", (_, value) => {
    expect(issuesOf(value).length).toBeGreaterThan(0);
    expect(issuesOf(withValue("address.street", value ?? 1)).length).toBe(1);
  });

  test("an object that holds itself is answered", () => {
    const input: Record<string, unknown> = {};
    input["identity"] = input;
    expect(brief(issuesOf(input))).toContain("identity.identity unknown-key");
  });

  // Where the work grew with the square of the input, these would take minutes: the test would run out of time.
  const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, "漢"]));
  test.each([
    ["100,000 unknown fields", wide, 60],
    ["fields under an unknown field", withValue("what", wide), 1],
    ["a text of ten million letters", withValue("identity.familyName", "é".repeat(10_000_000)), 1],
    ["a text of every character", withValue("identity.familyName", allCharacters()), 3],
    [
      "100,000 children",
      withValue(
        "children",
        Array.from({ length: 100_000 }, () => ({ x: "漢" })),
      ),
      250,
    ],
    ["lists in lists, 100,000 deep", nested(100_000), 1],
    ["fields in fields, 10,000 deep", withValue("address", nestedObject(10_000)), 1],
    ["100,000 nationalities", withValue("identity.nationalities", Array(100_000).fill("漢")), 250],
  ])("%s: answered, with as many issues as a person can read", (_, input, most) => {
    const issues = issuesOf(input);
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(most);
    for (const { message } of issues) expect(message.length).toBeLessThan(600);
  });

  test("a field name cannot command a terminal or hide", () => {
    const [issue] = issuesOf(withValue("\u001B[2J\u202Ekey", 1));
    expect(showPath(issue!.path)).toBe('"\\u001b[2J[U+202E]key"');
    expect(issue!.path).toEqual(["\u001B[2J\u202Ekey"]);
  });

  test.each([
    [[], ""],
    [["children", 0, "birth", "date"], "children[0].birth.date"],
    [["address", "my street"], 'address."my street"'],
    [["é"], '"é"'],
  ])("the path %j is shown as %s", (path, shown) => {
    expect(showPath(path)).toBe(shown);
  });
});

function allCharacters(): string {
  const codes = Array.from({ length: 0xd800 - 0x20 }, (_, index) => 0x20 + index);
  return codes.map((code) => String.fromCodePoint(code)).join("");
}

function nested(depth: number): unknown {
  return JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);
}

function nestedObject(depth: number): unknown {
  return JSON.parse(`${'{"street":'.repeat(depth)}1${"}".repeat(depth)}`);
}

describe("text that is not JSON", () => {
  test.each([
    ["an end too early", '{"version": 1', 1, 14],
    ["a comma too many", '{\n  "version": 1,\n}', 3, 1],
    ["a comma too few", '{\n  "version": 1\n  "language": "fr"\n}', 3, 3],
    ["a name without quotes", "{\n  version: 1\n}", 2, 3],
    ["single quotes", "{'version': 1}", 1, 2],
    ["a quote that is not closed", '{"identity": "Rahimi}', 1, 22],
    ["a line break inside quotes", '{"name": "Rah\nimi"}', 1, 14],
    ["an unknown escape", '{"name": "C:\\x"}', 1, 13],
    ["a comment", '{ // mine\n"version": 1}', 1, 3],
    ["two values", "{} {}", 1, 4],
    ["True", '{"x": True}', 1, 7],
    ["a number that opens with 0", '{"x": 01}', 1, 8],
    ["an unopened bracket", "]", 1, 1],
    ["a bracket closed by a brace", "[1}", 1, 3],
  ])("%s: the line and column are said", (_, text, line, column) => {
    for (const language of wholeLanguages) {
      const parsed = parseJson(text);
      expect(parsed).toMatchObject({ ok: false, issues: [{ code: "not-json", path: [] }] });
      const message = parsed.ok ? "" : withMessageSaid(parsed.issues[0]!, language).message;
      expect(message.match(/\d+/g)?.map(Number)).toEqual([line, column]);
    }
  });

  test("a key that comes twice is named with its path and its places, and no value of it is quoted", () => {
    const text = '{\n"identity": {"familyName": "Rahimi",\n"familyName": "Karimi"},\n"version": 1, "version": 1}';
    const parsed = parseJson(text);
    const doubled = parsed.ok ? parsed.doubled : [];
    expect(doubled.map(({ code, path }) => `${path.join(".")} ${code}`)).toEqual([
      "identity.familyName doubled-key",
      "version doubled-key",
    ]);
    for (const language of wholeLanguages) {
      const { message } = withMessageSaid(doubled[0]!, language);
      expect(message.match(/\d+/g)?.map(Number)).toEqual([2, 2, 14, 3, 1]);
      expect(message).not.toMatch(/ahimi|arimi|[{}]/);
    }
  });

  test("the text is not quoted: it may be a name", () => {
    for (const text of ['{"familyName": Rahimi}', '{"familyName": "Rahimi" "x"}', "Rahimi", '["Rahimi', '{"Rahimi"}']) {
      expect(JSON.stringify(parseJson(text))).not.toContain("ahim");
    }
  });

  test.each(["null", "1", '"x"', " [] ", '\n{"a": [1.5e3, true, false, null, "\\u00e9\\n"]}\n'])(
    "%s is JSON",
    (text) => {
      expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown, doubled: [] });
    },
  );
});
