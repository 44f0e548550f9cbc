// French as a clerk would read it aloud.
import { array, assert, constantFrom, option, property, record, string, stringMatching } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  agree,
  birthName,
  careOfHost,
  familyNameCapitals,
  frenchDay,
  frenchList,
  frenchPartialDay,
  fullName,
  nationalityWords,
  postalLines,
  shortCivility,
} from "../../functions/answers/french.ts";

describe("agreement", () => {
  it.each([
    ["soussigné", undefined, "soussignée", "soussigné(e)"],
    ["né", undefined, "née", "né(e)"],
    ["uni", undefined, "unie", "uni(e)"],
    ["ressortissant", undefined, "ressortissante", "ressortissant(e)"],
    ["citoyen", "citoyenne", "citoyenne", "citoyen(ne)"],
    ["mariés", "mariées", "mariées", "marié(e)s"],
    ["veuf", "veuve", "veuve", "veuf/veuve"],
    ["époux", "épouse", "épouse", "époux/épouse"],
    ["apatride", "apatride", "apatride", "apatride"],
  ])("%s", (masculine, given, feminine, unknown) => {
    expect(agree("male", masculine, given)).toBe(masculine);
    expect(agree("female", masculine, given)).toBe(feminine);
    expect(agree(undefined, masculine, given)).toBe(unknown);
  });

  it("addresses a person whose gender is not given as both", () => {
    expect([shortCivility("female"), shortCivility("male"), shortCivility(undefined)]).toEqual([
      "Mme",
      "M.",
      "M.\u00A0ou\u00A0Mme",
    ]);
  });

  it("joins a list with « et »", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(frenchList)).toEqual(["", "a", "a et b", "a, b et c"]);
  });
});

describe("dates", () => {
  it.each([
    ["2026-01-01", "1er\u00A0janvier 2026"],
    ["2026-03-12", "12\u00A0mars 2026"],
    ["2026-08-09", "9\u00A0août 2026"],
    ["1990-02-28", "28\u00A0février 1990"],
    ["2026-12-31", "31\u00A0décembre 2026"],
  ])("%s is %s", (date, words) => {
    expect(frenchDay(date)).toBe(words);
  });

  it.each([
    ["1990-03-05", "le 5\u00A0mars 1990"],
    ["1990-03-01", "le 1er\u00A0mars 1990"],
    ["1990-03", "en mars\u00A01990"],
    ["1990", "en 1990"],
    ["1990-00-00", "le 00/00/1990"],
    ["1990-03-00", "le 00/03/1990"],
    ["1990-00", "en 00/1990"],
  ])("says %s as the act has it: %s", (date, when) => {
    expect(frenchPartialDay(date)).toBe(when);
  });
});

describe("nationalities", () => {
  it.each([
    [["AF"], "afghane"],
    [["AF", "PK"], "afghane et pakistanaise"],
    [["SY", "TR", "IQ"], "syrienne, turque et irakienne"],
    [["AF", "AF"], "afghane"],
    [["FR", "GP"], "française"],
    [["CD"], "congolaise (RDC)"],
    [["CG"], "congolaise"],
    [["PS"], "palestinienne"],
    [["EH"], "sahraouie"],
    [["AQ"], "indéterminée"],
    ["stateless" as const, "apatride"],
    [undefined, undefined],
    [[], undefined],
  ])("%j: %s", (nationalities, phrase) => {
    expect(nationalityWords(nationalities)).toBe(phrase);
  });
});

describe("names", () => {
  it.each([
    ["de l'Hôte", "DE L'HÔTE"],
    ["d’Août", "D’AOÛT"],
    ["Nguyễn", "NGUYỄN"],
    ["Dvořák-Łuczak", "DVOŘÁK-ŁUCZAK"],
    ["Yıldız", "YILDIZ"],
    ["inan", "INAN"],
    ["İnan", "İNAN"],
    ["Groß", "GROß"],
    ["ŉgoma", "ŉGOMA"],
    ["ɓaldé ŋom ɛkɔ ƙano", "ƁALDÉ ŊOM ƐKƆ ƘANO"],
    ["ʿAbd al-Raḥmān", "ʿABD AL-RAḤMĀN"],
    ["šayẖ", "ŠAYH\u0331"],
    ["Œuvrard", "ŒUVRARD"],
    ["Шевченко", "ШЕВЧЕНКО"],
    ["Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"],
    ["Μάιος", "ΜΑΪΟΣ"],
    ["Άγγελος ᾳ", "ΑΓΓΕΛΟΣ ᾳ"],
  ])("writes %s as %s", (name, capitals) => {
    expect(familyNameCapitals(name)).toBe(capitals);
  });

  it("loses no letter in capitals, and changes no capital", () => {
    const letters = (text: string) => text.normalize("NFD").match(/\p{L}/gu)?.length ?? 0;
    assert(
      property(string({ unit: "grapheme", maxLength: 30 }), (name) => {
        const capitals = familyNameCapitals(name);
        expect(letters(capitals)).toBe(letters(name.normalize("NFC")));
        expect(familyNameCapitals(capitals)).toBe(capitals);
      }),
    );
  });

  it.each([
    [{ familyName: "Diallo", givenNames: "Mamadou" }, "DIALLO Mamadou"],
    [{ familyName: "Mahmood", givenNames: null }, "MAHMOOD"],
    [{ familyName: "Mahmood" }, "MAHMOOD"],
    [{ familyName: null, givenNames: "Mahmood" }, "Mahmood"],
    [{ familyName: null, givenNames: "Aïssatou", usualName: "Ba" }, "Aïssatou (nom d’usage\u00A0: BA)"],
    [{ familyName: null, givenNames: null }, undefined],
    [{ givenNames: "Mamadou" }, "Mamadou"],
    [{ familyName: "Diallo", givenNames: "Aïssatou", usualName: "Ba" }, "DIALLO Aïssatou (nom d’usage\u00A0: BA)"],
    [{ familyName: "Diallo", givenNames: "Aïssatou", usualName: "DIALLO" }, "DIALLO Aïssatou"],
    [{ usualName: "Ba" }, "nom d’usage\u00A0: BA"],
    [{}, undefined],
    [{ givenNames: null }, undefined],
  ])("%j is %s", (person, name) => {
    expect(fullName(person)).toBe(name);
  });

  it("leaves the usual name out of the name of birth", () => {
    expect(birthName({ familyName: "Diallo", givenNames: "Aïssatou", usualName: "Ba" })).toBe("DIALLO Aïssatou");
  });
});

describe("postal lines", () => {
  it("writes street and town in capitals without punctuation, the rest as it is", () => {
    const address = {
      apartment: "Appartement 12, 3e étage",
      street: "12 bis, rue de l’Église",
      postcode: "94120",
      town: "Fontenay-sous-Bois",
    };
    const careOf = careOfHost({ gender: "female", familyName: "Martin", givenNames: "Jeanne" });
    expect(postalLines({ careOf, address })).toEqual([
      "CHEZ MME MARTIN Jeanne",
      "Appartement 12, 3e étage",
      "12\u00A0BIS\u00A0RUE DE L ÉGLISE",
      "94120 FONTENAY SOUS BOIS",
    ]);
  });

  it.each([
    ["12 rue X", "12\u00A0RUE X"],
    ["12B rue X", "12B\u00A0RUE X"],
    ["3 ter rue X", "3\u00A0TER\u00A0RUE X"],
    ["rue du 8 mai 1945", "RUE DU 8 MAI 1945"],
    ["12", "12"],
  ])("the number of %s does not part from the word after it", (street, line) => {
    expect(postalLines({ address: { street } })).toEqual([line]);
  });

  it("names the host by the name on the letter box", () => {
    expect(careOfHost({ gender: "male", familyName: "Traoré", usualName: "Ba", givenNames: "Ali" })).toBe(
      "CHEZ M BA Ali",
    );
    expect(careOfHost({ familyName: "Traoré" })).toBe("CHEZ TRAORÉ");
    expect(careOfHost({ gender: "male" })).toBeUndefined();
  });

  it("has a line for each part, however long it is and however many there are", () => {
    const long = "x".repeat(60);
    const address = {
      apartment: "Appt 12",
      building: long,
      street: "1 rue X",
      locality: "BP 3",
      postcode: "13001",
      town: "Y",
    };
    expect(postalLines({ careOf: "CHEZ M SY Omar", address })).toEqual([
      "CHEZ M SY Omar",
      "Appt 12",
      long,
      "1\u00A0RUE X",
      "BP 3",
      "13001 Y",
    ]);
  });

  it("has no line where nothing is known", () => {
    expect(postalLines({ address: {} })).toEqual([]);
    expect(postalLines({ address: { street: "–" } })).toEqual([]);
  });

  const part = option(
    array(stringMatching(/^[A-Za-zé0-9]{1,45}$/), { minLength: 1, maxLength: 14 }).map((words) => words.join(" ")),
    { nil: undefined },
  );
  const known = <T extends object>(values: T) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
      [Key in keyof T]?: Exclude<T[Key], undefined>;
    };

  it("loses no word", () => {
    assert(
      property(
        record({ apartment: part, building: part, street: part, locality: part, town: part }),
        part,
        option(constantFrom("75001", "20200"), { nil: undefined }),
        (places, careOf, postcode) => {
          const words = (texts: (string | undefined)[]) =>
            texts
              .flatMap((text) => text?.split(/[ \u00A0]/) ?? [])
              .map((word) => word.toUpperCase())
              .toSorted();
          expect(words(postalLines({ careOf, address: known({ ...places, postcode }) }))).toEqual(
            words([...Object.values(places), careOf, postcode]),
          );
        },
      ),
    );
  });
});
