// What a person can say: how answers are normalised, what is taken and what is refused, and the JSON Schema made from it.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answersJsonSchema, answersSchema } from "../../functions/answers/answers.ts";
import { helpLanguages } from "../../functions/text/languages.ts";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { say } from "../../functions/text/say.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const least = {
  version: 1,
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  housing: { kind: "own-name" },
  couple: { kind: "single" },
};

/** The value at a path of what was read, or the code of its problem. */
function readAt(path: string, value: unknown): unknown {
  const answers = structuredClone(sampleAnswers()) as unknown as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop()!;
  const holder = keys.reduce((tree, key) => (tree[key] ??= {}) as Record<string, unknown>, answers);
  holder[last] = value;
  const parsed = parseAnswers(answers, { today: sampleToday, covers });
  if (!parsed.ok) return parsed.issues.map(({ code }) => code).join(" ");
  return path.split(".").reduce<unknown>((tree, key) => (tree as Record<string, unknown>)[key], parsed.answers);
}

describe("what decides which papers are made is all that is needed", () => {
  test("the least that can be said is taken", () => {
    expect(parseAnswers(least, { today: sampleToday, covers })).toEqual({ ok: true, answers: least });
  });

  test.each(Object.keys(least))("%s cannot be left out", (key) => {
    const { [key as keyof typeof least]: _, ...others } = least;
    const parsed = parseAnswers(others, { today: sampleToday, covers });
    expect(parsed).toMatchObject({ ok: false, issues: [{ code: "missing", path: [key] }] });
  });

  test("what is only partly known is taken: a host without a name, a spouse without a birth date", () => {
    const partly = {
      ...least,
      identity: { givenNames: null, birth: {} },
      housing: { kind: "hosted", host: { address: { town: "Lyon" } } },
      couple: { kind: "married", spouse: {}, marriage: {} },
      children: [{}],
    };
    expect(parseAnswers(partly, { today: sampleToday, covers })).toMatchObject({ ok: true });
  });
});

describe("texts are taken as they are, but for what cannot be seen", () => {
  test.each([
    ["composed letters", "Nguye\u0302\u0303n", "Nguyễn"],
    ["spaces around", "  Rahimi\t", "Rahimi"],
    ["a line break at the end", "Rahimi\r\n", "Rahimi"],
    ["spaces inside", "Ben  \u00A0\u202F Ali", "Ben Ali"],
    ["ideographic space", "Ben\u3000Ali", "Ben Ali"],
    ["letters without a composed form", "o\u0323\u0308", "ọ\u0308"],
    ["small and capital letters", "de l'Hôte-O’Brien d’Œuvre", "de l'Hôte-O’Brien d’Œuvre"],
    ["150 letters", "é".repeat(150), "é".repeat(150)],
    ["150 letters written in 300 characters", "e\u0301".repeat(150), "é".repeat(150)],
    ["signs of markup", "Rahimi & fils < {name} > \\ &amp", "Rahimi & fils < {name} > \\ &amp"],
    ["a ligature that was copied from a PDF", "Ra\uFB01q E\uFB00endi", "Rafiq Effendi"],
    ["full-width letters", "\uFF32ahimi", "Rahimi"],
    ["mathematical letters", "\u{1D400}li", "Ali"],
    ["raised letters and signs, which are spelling", "2ᵉ Mᵐᵉ n° ª", "2ᵉ Mᵐᵉ n° ª"],
    ["invisible marks at the ends", "\u200E\u200B Aapo\u200F\uFEFF", "Aapo"],
    ["four marks on a letter", `a${"\u0301".repeat(3)}\u0323`, `a\u0323${"\u0301".repeat(3)}`.normalize("NFC")],
    ["letters of old and African alphabets", "ɑtud Ⱪⱪ Ꞑ ꜣ ⱥ", "ɑtud Ⱪⱪ Ꞑ ꜣ ⱥ"],
    ["figures and signs", "12/3-4 (5) n° 6 @ # % = + * !", "12/3-4 (5) n° 6 @ # % = + * !"],
  ])("%s", (_, written, read) => {
    expect(readAt("identity.familyName", written)).toBe(read);
  });

  test.each([
    ["right-to-left override", "Rahimi\u202Eknab"],
    ["left-to-right mark", "Rahimi\u200E2"],
    ["right-to-left override at the start", "\u202EimihaR"],
    ["isolate", "\u2067Rahimi\u2069x"],
    ["zero-width space", "Rah\u200Bimi"],
    ["zero-width non-joiner", "Rah\u200Cimi"],
    ["word joiner", "Rah\u2060imi"],
    ["byte order mark", "Rah\uFEFFimi"],
    ["soft hyphen", "Rah\u00ADimi"],
    ["line feed", "Rahimi\nMariam"],
    ["carriage return", "Rahimi\rMariam"],
    ["form feed", "Rahimi\fMariam"],
    ["line separator", "Rahimi\u2028Mariam"],
    ["paragraph separator", "Rahimi\u2029Mariam"],
    ["null", "Rahimi\u0000."],
    ["escape", "Rahimi\u001B[31m"],
    ["delete", "Rahimi\u007F."],
    ["next line", "Rahimi\u0085Mariam"],
    ["interlinear annotation", "Rahimi\uFFF9x"],
  ])("%s: refused as invisible, and nothing else is said", (_, written) => {
    expect(readAt("identity.familyName", written)).toBe("invisible-character");
  });

  test.each([
    ["Arabic", "رحيمي"],
    ["Ge’ez", "ገብረ"],
    ["Chinese", "王"],
    ["emoji", "Rahimi 😀"],
    ["a replacement character", "Andr\uFFFD"],
    ["a code point that is no character", "Rahimi\uFFFE"],
    ["a code point without a character yet", "Rahimi\u0378"],
    ["a code point without a character beyond the first plane", "Rahimi\u{2FFFE}"],
    ["an invisible mark", "Rah\u034Fimi"],
    ["braille blank", "Rah\u2800imi"],
  ])("%s: refused as not printable, and nothing else is said", (_, written) => {
    expect(readAt("identity.familyName", written)).toBe("no-glyph");
  });

  test.each([
    ["ar", "رحيمي"],
    ["fa", "رحیمی"],
    ["ti", "ገብረ"],
  ])(
    "a name in the script of %s is refused whatever fonts there are, and the message names Ofpra's certificate",
    (_, written) => {
      const parsed = parseAnswers(
        { ...least, identity: { familyName: written } },
        { today: sampleToday, covers: () => true },
      );
      expect(parsed).toMatchObject({ ok: false, issues: [{ code: "no-glyph", path: ["identity", "familyName"] }] });
      const said = parsed.ok ? "" : say(parsed.issues[0]!.message, "fr");
      expect(said).toContain("lettres latines, comme sur le certificat de naissance de l’Ofpra");
    },
  );

  test("half of a surrogate pair is refused", () => {
    expect(readAt("identity.familyName", "Rahimi\uD83D")).toContain("invisible-character");
  });

  test.each([1, 2, 3])("five marks or more on one letter are refused: %i", (more) => {
    expect(readAt("identity.familyName", `Da${"\u0301".repeat(4 + more)}`)).toBe("too-many-marks");
    expect(readAt("identity.birth.place", `\u1EAD${"\u0301".repeat(2 + more)}`)).toBe("too-many-marks");
  });

  describe("a letter whose capital cannot be printed", () => {
    const withoutCapitals = (character: string) => !["É", "\u0300"].includes(character) && covers(character);
    const read = (identity: object) =>
      parseAnswers({ ...least, identity }, { today: sampleToday, covers: withoutCapitals });

    test.each(["familyName", "usualName"])(
      "is refused, as it was typed, in what is printed in capitals: %s",
      (field) => {
        const parsed = read({ [field]: "Zoé" });
        expect(parsed).toMatchObject({ ok: false, issues: [{ code: "no-glyph", path: ["identity", field] }] });
        const said = parsed.ok ? "" : say(parsed.issues[0]!.message, "en");
        expect(said).toContain("é (U+00E9)");
        expect(said).not.toContain("É");
      },
    );

    test.each(["name", "number"])("is refused in what is printed in capitals above a street: %s", (field) => {
      const housing = { kind: "domiciliation", [field]: "Zoé" };
      const parsed = parseAnswers({ ...least, housing }, { today: sampleToday, covers: withoutCapitals });
      expect(parsed).toMatchObject({ ok: false, issues: [{ code: "no-glyph", path: ["housing", field] }] });
    });

    test("is taken in a given name and a place", () => {
      expect(read({ givenNames: "Zoé", birth: { place: "Orléans" } }).ok).toBe(true);
      expect(read({ givenNames: "Élie" }).ok).toBe(false);
    });
  });

  test.each([
    ["contact.email", "mariam\u00ADr@example.org", "not-an-email"],
    ["identity.birth.country", "A\u200BF", "not-a-country"],
  ])("invisible characters pass in no field of letters: %s", (path, written, code) => {
    expect(readAt(path, written)).toBe(code);
  });
});

describe("dates", () => {
  test.each(["1990", "1990-03", "1990-03-05", "1990-00", "1990-00-00", "1990-03-00", "2000-02-29", "1907-01-01"])(
    "a birth on %s is taken as it is written",
    (date) => {
      expect(readAt("identity.birth.date", date)).toBe(date);
    },
  );

  test.each([
    "1990-3-5",
    "05/03/1990",
    "1990-13",
    "1990-13-01",
    "1990-02-30",
    "1990-02-29",
    "1990-04-31",
    "1990-00-05",
    "1990-13-00",
    "0000-00-00",
    "1899",
    "90",
    "1990-03-05T00:00:00Z",
    "1990-03-05 ",
    "",
  ])("a birth on %j is refused", (date) => {
    expect(readAt("identity.birth.date", date)).toContain("not-a-partial-date");
  });

  test.each(["2026-02-28", "2024-02-29"])("a decision of %s is taken", (date) => {
    expect(readAt("decision.date", date)).toBe(date);
  });

  test.each(["2026-02-29", "2026-02-30", "2026-11-31", "2026-00-01", "2026-01-00", "2026", "2026-01", "26-01-01", "x"])(
    "a decision of %s is refused",
    (date) => {
      expect(readAt("decision.date", date)).toBe("not-a-date");
    },
  );
});

describe("numbers are read in the shapes that people write", () => {
  test.each([
    ["240112345", "24-01-12345"],
    ["24-01-12345", "24-01-12345"],
    ["24 01 12345", "24-01-12345"],
    ["24.01.12345", "24-01-12345"],
    [" 2401-12345 ", "24-01-12345"],
    ["24\u00A001\u00A012345", "24-01-12345"],
    ["24\u201101\u201312345", "24-01-12345"],
  ])("Ofpra number %j", (written, read) => {
    expect(readAt("ofpraNumber", written)).toBe(read);
  });

  test.each(["2401-1234", "24-01-123456", "24/01/12345", "2-401-12345", "24-01-1234O", "٢٤٠١١٢٣٤", ""])(
    "no Ofpra number: %j",
    (written) => {
      expect(readAt("ofpraNumber", written)).toContain("not-an-ofpra-number");
    },
  );

  test.each([
    ["69003", "69003"],
    [" 69 003 ", "69003"],
    ["01000", "01000"],
    ["20000", "20000"],
    ["97400", "97400"],
    ["97600", "97600"],
    ["98800", "98800"],
  ])("postcode %j", (written, read) => {
    expect(readAt("address.postcode", written)).toBe(read);
  });

  test.each(["00100", "99000", "6900", "690033", "2A004", "B-1000", "F-69003"])("no French postcode: %j", (written) => {
    expect(readAt("address.postcode", written)).toBe("not-a-postcode");
  });

  const frenchPhones = [
    "0612345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "+33 6 12 34 56 78",
    "+33612345678",
    "0033612345678",
    "+33 (0)6 12 34 56 78",
    "01 40 00 00 00",
    "+262 692 12 34 56",
    "+590 690 12 34 56",
    "+594 694 12 34 56",
    "+596 696 12 34 56",
    "+508 41 00 00",
    "+681 72 00 00",
    "+687 26 00 00",
    "+689 40 12 34 56",
  ];
  test.each(frenchPhones)("French phone %j, of the applicant and of the host", (phone) => {
    expect(readAt("contact.phone", phone)).toBe(phone);
    expect(readAt("housing.host.phone", phone)).toBe(phone);
  });

  test("spaces of other widths in a phone number become plain", () => {
    expect(readAt("contact.phone", " 06\u00A012\u202F34  56 78")).toBe("06 12 34 56 78");
  });

  const foreignPhones = ["+32 470 12 34 56", "+49 (0)30 123456", "0044 20 7946 0958", "+1-202-555-0143"];
  test.each(foreignPhones)("foreign phone %j, of the applicant and of the host", (phone) => {
    expect(readAt("contact.phone", phone)).toBe(phone);
    expect(readAt("housing.host.phone", phone)).toBe(phone);
  });

  test.each(["(+44) 20 7946 0958", "470 12 34 56"])("%j does not say from where: of the host only", (phone) => {
    expect(readAt("housing.host.phone", phone)).toBe(phone);
    expect(readAt("contact.phone", phone)).toBe("not-a-dialable-phone");
  });

  test.each(["06 12 34 56 7", "06 12 34 56 78 9", "00 12 34 56 78", "+33 06 12 34 56 78", "6 12 34 56 78", "+336"])(
    "a digit too few or too many: %j is no French phone",
    (phone) => {
      expect(readAt("contact.phone", phone)).toBe("not-a-dialable-phone");
    },
  );

  test.each(["12345", "1".repeat(19), "+32 470 12 34 56 ext. 3", "none", "06 12 34 56 78 / 06 00 00 00 00"])(
    "%j is no phone at all",
    (phone) => {
      expect(readAt("housing.host.phone", phone)).toBe("not-a-phone");
    },
  );

  test.each([
    ["af", "AF"],
    [" AF ", "AF"],
    ["XK", "XK"],
  ])("country %j", (written, read) => {
    expect(readAt("identity.birth.country", written)).toBe(read);
  });

  test.each(["AFG", "Afghanistan", "XX", "", "A F"])("no country: %j", (written) => {
    expect(readAt("identity.birth.country", written)).toBe("not-a-country");
  });

  test("an e-mail address may have spaces around it", () => {
    expect(readAt("contact.email", " mariam.rahimi@example.org ")).toBe("mariam.rahimi@example.org");
  });

  test.each(["mariam", "mariam@", "@example.org", "a@b", "a b@example.org", "a@example.org, b@example.org"])(
    "no e-mail address: %j",
    (written) => {
      expect(readAt("contact.email", written)).toBe("not-an-email");
    },
  );

  test("a foreigner’s number has no letters; how many digits it has only warns", () => {
    expect(readAt("foreignerNumber", "99-12 34")).toBe("99-12 34");
    expect(readAt("foreignerNumber", "99-12 x")).toBe("not-a-foreigner-number");
  });

  test.each([
    ["6903-2026 118", "6903-2026 118"],
    ["n° 6903/2026", "6903/2026"],
    ["۶۹۰۳", "6903"],
    ["AB 12\u200E", "AB 12"],
    ["?", "not-a-request-number"],
    ["рт-118", "not-a-request-number"],
    ["", "not-a-request-number"],
  ])("the number of a request, %j, is read as %j", (written, read) => {
    expect(readAt("procedure.request.number", written)).toBe(read);
  });
});

describe("the JSON Schema", () => {
  type Schema = {
    $schema?: string;
    type?: string;
    additionalProperties?: unknown;
    properties?: Record<string, Schema>;
    required?: string[];
    enum?: unknown[];
    const?: unknown;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
    minItems?: number;
    maxItems?: number;
    items?: Schema;
    oneOf?: Schema[];
    anyOf?: Schema[];
  };
  const schema = answersJsonSchema() as Schema;

  const typeOf = (value: unknown): string =>
    value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "number" ? "number" : typeof value;

  /** The places where a value is not what the schema says; the part of JSON Schema that ours uses. */
  function faults(value: unknown, at: Schema, path = ""): string[] {
    const options = at.oneOf ?? at.anyOf;
    if (options !== undefined) {
      return options.some((option) => faults(value, option, path).length === 0) ? [] : [`${path}: no option fits`];
    }
    if ("const" in at) return value === at.const ? [] : [path];
    if (at.enum !== undefined) return at.enum.includes(value) ? [] : [path];
    if (typeOf(value) !== at.type) return [`${path}: ${typeOf(value)} for ${at.type}`];
    if (typeof value === "string") {
      const fits =
        value.length >= (at.minLength ?? 0) &&
        value.length <= (at.maxLength ?? Infinity) &&
        new RegExp(at.pattern ?? "", "u").test(value);
      return fits ? [] : [`${path}: ${value}`];
    }
    if (Array.isArray(value)) {
      if (value.length < (at.minItems ?? 0) || value.length > (at.maxItems ?? Infinity)) return [path];
      return value.flatMap((item, index) => faults(item, at.items ?? {}, `${path}[${index}]`));
    }
    if (typeof value !== "object" || value === null) return [];
    const properties = at.properties ?? {};
    const missing = (at.required ?? []).filter((key) => !(key in value)).map((key) => `${path}.${key} is missing`);
    const held = Object.entries(value).flatMap(([key, inner]) =>
      key in properties ? faults(inner, properties[key]!, `${path}.${key}`) : [`${path}.${key} is unknown`],
    );
    return [...missing, ...held];
  }

  const examples = readdirSync("test/examples")
    .filter((name) => name.endsWith(".json"))
    .map((name): [string, unknown] => [name, JSON.parse(readFileSync(`test/examples/${name}`, "utf8"))]);

  test.each(examples)("it accepts the example %s, and so do we", (_, answers) => {
    expect(faults(answers, schema)).toEqual([]);
    expect(answersSchema.safeParse(answers).success).toBe(true);
  });

  test.each([
    ["an unknown field", { ...least, x: 1 }],
    ["another version", { ...least, version: 2 }],
    ["no procedure", { ...least, procedure: undefined }],
    ["a kind of housing that is not there", { ...least, housing: { kind: "tent" } }],
    ["a number in the place of a name", { ...least, identity: { familyName: 1 } }],
    ["too many children", { ...least, children: Array.from({ length: 31 }, () => ({})) }],
    ["an Ofpra number of 8 digits", { ...least, ofpraNumber: "24011234" }],
  ])("it refuses %s, and so do we", (_, answers) => {
    const written: unknown = JSON.parse(JSON.stringify(answers));
    expect(faults(written, schema)).not.toEqual([]);
    expect(answersSchema.safeParse(written).success).toBe(false);
  });

  test("it is of the 2020-12 draft, and every object in it is closed", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    const objects: Schema[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("properties" in value && "type" in value) objects.push(value as Schema);
      for (const inner of Object.values(value)) walk(inner);
    };
    walk(schema);
    expect(objects.length).toBeGreaterThan(20);
    expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });

  test("it asks for what decides, and names the languages", () => {
    expect(schema.required?.toSorted()).toEqual(Object.keys(least).toSorted());
    expect(schema.properties?.["language"]?.enum).toEqual([...helpLanguages]);
  });
});
