// The encoding of a CSV is told by the known words in it with their accents; where they do not tell it, a person is asked.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePageNames, codePages } from "../../functions/spreadsheet/csv/code-pages.ts";
import { encodeText } from "../../functions/spreadsheet/csv/text-encoding.ts";
import { isKnownWord } from "../../functions/spreadsheet/columns/known-words.ts";
import { readRows, type SheetReading } from "../../functions/spreadsheet/reading/read-rows.ts";
import type { Encoding } from "../../functions/text/encodings.ts";
import { say } from "../../functions/text/say.ts";
import { strangeSign } from "../../functions/text/lost-letters.ts";
import { runs } from "../support/seeded.ts";

const header = "Nom;Prénom;Sexe;Date de naissance;Nationalité;Démarche;Protection;Logement;Situation familiale";
const withoutAccents = "Nom;Prenom;Sexe;Date de naissance;Nationalite;Demarche;Protection;Logement;Situation familiale";
const first = "M;05/03/1990;Guinéenne;Première demande;Réfugié;CADA;Célibataire";
/** No word of it has an accent that tells Western from Central Europe. */
const renewal = "M;05/03/1990;Afghane;Renouvellement;Réfugié;CADA;Célibataire";
const plain = "M;05/03/1990;Afghane;perte;refugie;hotel;celibataire";

type Name = readonly [family: string, given: string];

const sheet = (titles: string, people: readonly Name[], rest: string): string =>
  [titles, ...people.map(([family, given]) => `${family};${given};${rest}`), ""].join("\r\n");

const read = (bytes: Uint8Array, encoding?: Encoding): SheetReading =>
  readRows(bytes, { today: "2026-11-28", covers: () => true, encoding });

function namesIn(reading: SheetReading): string[] {
  if (!reading.ok) throw new Error(reading.issues.map(({ message }) => say(message, "fr")).join("\n"));
  return [...reading.rows()].map((row) => {
    if (row.kind !== "valid") throw new Error(`row ${row.row} is ${row.kind}`);
    const { familyName, givenNames } = row.answers.identity ?? {};
    return `${familyName} ${givenNames}`;
  });
}

const readingsAsked = (reading: SheetReading) =>
  reading.ok ? undefined : reading.issues.find(({ code }) => code === "several-encodings")?.readings;

describe("the tables of characters", () => {
  // TextDecoder of some releases of Node is wrong for windows-1252, and no TextDecoder knows the pages of DOS.
  test.each(["iso-8859-15", "windows-1250", "windows-1254", "macintosh"] as const)(
    "of %s are those of the standard",
    (name) => {
      const bytes = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
      expect(codePages[name]).toBe(new TextDecoder(name).decode(bytes));
    },
  );

  test.each(codePageNames)("of %s hold 128 characters, all of them different", (name) => {
    expect(new Set(codePages[name]).size).toBe(128);
    expect(codePages[name].length).toBe(128);
  });

  test("of MS-DOS give the letters of French at the bytes that Excel and Python write", () => {
    const bytes = [0x80, 0x82, 0x83, 0x85, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x90, 0x93, 0x96, 0x97, 0xae, 0xaf];
    for (const name of ["cp850", "cp437"] as const) {
      expect(bytes.map((byte) => codePages[name][byte - 128]).join("")).toBe("ÇéâàçêëèïîÉôûù«»");
    }
    expect([0xb5, 0xb7, 0xd2, 0xd4, 0xd8, 0xe2].map((byte) => codePages.cp850[byte - 128]).join("")).toBe("ÁÀÊÈÏÔ");
  });
});

describe("known words with their accents tell the encoding", () => {
  const french: Name[] = [
    ["Traore", "René"],
    ["Bah", "Hélène"],
    ["Dupré", "François"],
  ];
  const cases: [what: string, encoding: Encoding, titles: string, people: Name[], rest: string][] = [
    ["an Excel in France, with one Spanish name", "windows-1252", header, [["Gomez", "Ramón"], ...french], first],
    ["an Excel in France, with one Slavic name", "windows-1252", header, [["Hodžic", "Miloš"], ...french], first],
    ["an Excel in France, titles without accents", "windows-1252", withoutAccents, french, first],
    ["an Excel in France, a renewal", "windows-1252", header, french, renewal],
    ["« CSV (MS-DOS) », titles without accents", "cp850", withoutAccents, [["Leboeuf", "Maëlle"], ...french], first],
    [
      "« CSV (MS-DOS) », in capitals",
      "cp850",
      header,
      [
        ["CÔTÉ", "ÈVE"],
        ["LÉVÊQUE", "ZOË"],
      ],
      first,
    ],
    [
      "LibreOffice in ISO-8859-15",
      "iso-8859-15",
      header,
      [
        ["Lebœuf", "René"],
        ["Sœur", "Hélène"],
      ],
      first,
    ],
    ["an old Mac", "macintosh", header, [["Œuvrard", "Zoë"], ...french], first],
    ["UTF-8", "utf-8", header, [["Şahin", "Yıldız"], ["Nguyễn", "Thị Ánh"], ...french], first],
    ["UTF-8 without any known word", "utf-8", withoutAccents, [["Şahin", "Gül"]], plain],
    ["UTF-16", "utf-16le", header, [["Wałęsa", "Łukasz"], ...french], first],
    ["UTF-32", "utf-32le", header, [["Wałęsa", "Łukasz"], ...french], first],
  ];
  test.each(cases)("%s", (_, encoding, titles, people, rest) => {
    const reading = read(encodeText(sheet(titles, people, rest), encoding));
    expect(namesIn(reading)).toEqual(people.map((name) => name.join(" ")));
    expect(reading.ok && reading.encoding).toBe(encoding);
  });

  test("an ordinary list of an Excel in France is not asked about", () => {
    const people: Name[] = [
      ["Diallo", "Aïssatou"],
      ["Keïta", "Moïse"],
      ["N’Diaye", "Anaïs"],
      ["Haïdara", "Thérèse"],
      ["Bâ", "Jérôme"],
      ["Traoré", "Désiré"],
    ];
    for (const rest of [first, renewal]) {
      expect(namesIn(read(encodeText(sheet(header, people, rest), "windows-1252"))).length).toBe(people.length);
    }
  });

  test.each<[encoding: Encoding, people: Name[], rest: string]>([
    ["windows-1252", [["N’Diaye", "Awa"]], plain],
    ["windows-1252", [["N’DIAYE", "AWA"]], plain],
    ["windows-1252", [["d’Alba", "Marc"]], plain],
    ["windows-1252", [["O’Brien", "Sean"]], plain],
    ["windows-1252", [["MA’MUN", "SA’ID"]], plain],
    ["windows-1252", [["Sy", "Awa"]], `${plain};12 rue de l’orme`],
    ["windows-1252", [["Sy", "Awa"]], `${plain};12 rue A – bat. B`],
    ["cp850", [["Sy", "Awa"]], `${plain};n° 5 rue A`],
    ["macintosh", [["N’Diaye", "Awa"]], plain],
  ])("a sign where people write it tells it too: %s, %j", (encoding, people, rest) => {
    const reading = read(encodeText(sheet(`${withoutAccents};Rue`, people, rest), encoding));
    expect(namesIn(reading)).toEqual(people.map((name) => name.join(" ")));
  });

  test.each<[encoding: Encoding, name: Name]>([
    ["macintosh", ["Díaz", "Ana"]],
    ["macintosh", ["Ruíz", "Ana"]],
    ["cp850", ["LÆTITIA", "Ana"]],
  ])("but a letter that another encoding reads as an apostrophe is asked about: %s, %j", (encoding, name) => {
    const asked = readingsAsked(read(encodeText(sheet(withoutAccents, [name], plain), encoding))) ?? [];
    expect(asked.find((one) => one.encoding === encoding)?.samples).toContain(name[0]);
  });

  test("a file of ASCII needs no encoding, and readings that agree on every cell that is read are one", () => {
    expect(namesIn(read(encodeText(sheet(withoutAccents, [["Sy", "Ali"]], plain), "utf-8")))).toEqual(["Sy Ali"]);
    // è would be č in Central Europe, but nobody reads this column.
    const remarks = `${header};Remarques\r\nBa;Awa;${renewal};grève\r\n`;
    expect(namesIn(read(encodeText(remarks, "windows-1252")))).toEqual(["Ba Awa"]);
  });

  test("every title and closed word with an accent is one of them", () => {
    for (const word of ["prénom", "démarche", "réfugié", "célibataire", "première", "guinéenne", "côte", "hébergé"]) {
      expect([word, isKnownWord(word)]).toEqual([word, true]);
    }
    for (const word of ["prenom", "prÈnom", "prènom", "amadou"])
      expect([word, isKnownWord(word)]).toEqual([word, false]);
  });

  test("the report shows names with accents, for whoever knows them", () => {
    const reading = read(encodeText(sheet(header, french, first), "windows-1252"));
    expect(reading.ok && reading.accents).toEqual(["René", "Hélène", "Dupré", "François"]);
  });
});

describe("where no word tells the encoding, a person is asked, with names of the file", () => {
  const cases: [what: string, encoding: Encoding, titles: string, person: Name, rest: string, others: string[]][] = [
    ["of a Windows in Poland", "windows-1250", header, ["Wałęsa", "Łukasz"], renewal, ["Wa³êsa, £ukasz"]],
    ["of a Windows in Turkey", "windows-1254", header, ["Şahin", "Yıldız"], first, ["Yýldýz, Þahin"]],
    ["of LibreOffice", "iso-8859-15", header, ["Bœufs", "Œdipe"], first, ["B½ufs, ¼dipe"]],
    [
      "without accents but in names",
      "windows-1252",
      withoutAccents,
      ["Bézot", "Zoë"],
      plain,
      ["BÈzot, ZoÎ", "BÚzot, ZoÙ"],
    ],
    ["of MS-DOS, with a sign for two letters", "cp850", withoutAccents, ["MÆVA", "LÆTITIA"], plain, ["L’TITIA, M’VA"]],
    [
      "of an old Mac, without accents but in names",
      "macintosh",
      withoutAccents,
      ["Bézot", "Zoë"],
      plain,
      ["BŽzot, Zo‘"],
    ],
  ];
  test.each(cases)("%s", (_, encoding, titles, person, rest, others) => {
    const bytes = encodeText(sheet(titles, [person], rest), encoding);
    const asked = readingsAsked(read(bytes)) ?? [];
    const shown = asked.map(({ samples }) => samples.toSorted().join(", "));
    expect(shown).toEqual(expect.arrayContaining([[...person].toSorted().join(", "), ...others]));
    expect(asked.find(({ samples }) => samples.includes(person[0]))?.encoding).toBe(encoding);
    expect(namesIn(read(bytes, encoding))).toEqual([person.join(" ")]);
  });

  test("in words that show each reading and its code", () => {
    const reading = read(encodeText(sheet(header, [["Wałęsa", "Łukasz"]], renewal), "windows-1250"));
    const said = reading.ok ? "" : say(reading.issues[0]!.message, "fr").replaceAll("\u00A0", " ");
    expect(said).toContain("Les accents se lisent-ils bien ?");
    expect(said).toContain("« Wałęsa, Łukasz » (windows-1250 : Excel, Europe centrale)");
    expect(said).toContain("« Wa³êsa, £ukasz » (windows-1252 : Excel, Europe de l’Ouest)");
  });

  test("where two parts of a file have two encodings", () => {
    const one = encodeText(sheet(header, [["Bah", "Hélène"]], first), "windows-1252");
    const other = encodeText(`Traoré;René;${first}\r\n`, "cp850");
    expect(readingsAsked(read(Uint8Array.from([...one, ...other])))?.map(({ encoding }) => encoding)).toEqual(
      expect.arrayContaining(["windows-1252", "cp850"]),
    );
  });
});

describe("a name is never read wrongly in silence", () => {
  const letters = (half: string) =>
    Array.from(half).filter((character) => /[\p{Lu}\p{Ll}]/u.test(character) && !/[µﬁﬂ]/.test(character));
  const repertoire = (encoding: Encoding): string[] =>
    encoding === "utf-8"
      ? codePageNames.flatMap((name) => (name === "cp437" || name === "macintosh" ? [] : letters(codePages[name])))
      : letters(codePages[encoding as keyof typeof codePages]).filter((letter) => /\p{Script=Latin}/u.test(letter));
  const nameIn = (encoding: Encoding) =>
    fc
      .array(fc.oneof(fc.constantFrom(...Array.from("abdeilmnorstuz")), fc.constantFrom(...repertoire(encoding))), {
        minLength: 2,
        maxLength: 9,
      })
      .map((all) => all.join(""));

  /** What is read, where it is not what was written; undefined where a row has a problem. */
  const wrongNames = (bytes: Uint8Array, encoding: Encoding, names: readonly Name[]): (string | undefined)[] => {
    const asked = readingsAsked(read(bytes));
    const reading = read(bytes, asked === undefined ? undefined : encoding);
    if (!reading.ok) return [undefined];
    const isOffered = asked?.some(({ samples }) => samples.every((text) => names.flat().includes(text))) ?? true;
    const found = [...reading.rows()].flatMap((row, index) => {
      if (row.kind !== "valid") return [];
      const { familyName, givenNames } = row.answers.identity ?? {};
      const [family, given] = names[index]!;
      return familyName === family && givenNames === given ? [] : [`${familyName} ${givenNames}`];
    });
    return isOffered ? found : ["not offered"];
  };

  test.each(["utf-8", ...codePageNames] as const)(
    "in %s, with usual titles: it comes back, or it is asked about",
    (encoding) => {
      const people = fc.array(fc.tuple(nameIn(encoding), nameIn(encoding)), { minLength: 1, maxLength: 5 });
      const texts = fc.tuple(fc.constantFrom(header, withoutAccents), fc.constantFrom(first, renewal, plain));
      fc.assert(
        fc.property(people, texts, (names, [titles, rest]) => {
          expect(wrongNames(encodeText(sheet(titles, names, rest), encoding), encoding, names)).toEqual([]);
        }),
        { numRuns: runs(60) },
      );
    },
  );

  test.each(["Wa³êsa", "Leb½uf", "£ukasz", "l’¼uvre", "Micha³", "GAR€ON", "Fran‡ois", "No«l", "Ren‚"])(
    "%s holds a sign that no name has",
    (name) => {
      expect(strangeSign.test(name)).toBe(true);
    },
  );

  test.each(["65 m²", "n°12", "nº 3", "N´Diaye", "N’Diaye", "« Bob »", "«Bob»", "10 €", "etc…"])(
    "%s holds none",
    (text) => {
      expect(strangeSign.test(text)).toBe(false);
    },
  );
});
