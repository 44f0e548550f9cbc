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
  nationalityPhrase,
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
    ["1990-03", "en mars 1990"],
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
    [["AF"], "de nationalité afghane"],
    [["AF", "PK"], "de nationalités afghane et pakistanaise"],
    [["SY", "TR", "IQ"], "de nationalités syrienne, turque et irakienne"],
    [["AF", "AF"], "de nationalité afghane"],
    [["FR", "GP"], "de nationalité française"],
    [["CD"], "de nationalité congolaise (RDC)"],
    [["CG"], "de nationalité congolaise"],
    [["PS"], "de nationalité palestinienne"],
    [["EH"], "de nationalité sahraouie"],
    [["AQ"], "de nationalité indéterminée"],
    ["stateless" as const, "apatride"],
    [undefined, undefined],
    [[], undefined],
  ])("%j: %s", (nationalities, phrase) => {
    expect(nationalityPhrase(nationalities)).toBe(phrase);
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
    expect(postalLines({ name: "Mme DIALLO Aïssatou", ...(careOf && { careOf }), address })).toEqual({
      lines: [
        "Mme DIALLO Aïssatou",
        "CHEZ MME MARTIN Jeanne",
        "Appartement 12, 3e étage",
        "12 BIS RUE DE L ÉGLISE",
        "94120 FONTENAY SOUS BOIS",
      ],
      excess: [],
    });
  });

  it("names the host by the name on the letter box", () => {
    expect(careOfHost({ gender: "male", familyName: "Traoré", usualName: "Ba", givenNames: "Ali" })).toBe(
      "CHEZ M BA Ali",
    );
    expect(careOfHost({ familyName: "Traoré" })).toBe("CHEZ TRAORÉ");
    expect(careOfHost({ gender: "male" })).toBeUndefined();
  });

  it("goes on to a free line at a space", () => {
    const street = "1234 avenue du Maréchal de Lattre de Tassigny prolongée";
    const { lines, excess } = postalLines({ address: { street, postcode: "75001", town: "Paris" } });
    expect(lines).toEqual(["1234 AVENUE DU MARÉCHAL DE LATTRE DE", "TASSIGNY PROLONGÉE", "75001 PARIS"]);
    expect(excess).toEqual([]);
  });

  it("puts apartment and building on one line where seven would be needed", () => {
    const address = {
      apartment: "Appt 12",
      building: "Bât. B",
      street: "1 rue X",
      locality: "BP 3",
      postcode: "13001",
      town: "Marseille",
    };
    expect(postalLines({ name: "M. BA Ali", careOf: "CHEZ M SY Omar", address })).toEqual({
      lines: ["M. BA Ali", "CHEZ M SY Omar", "Appt 12 Bât. B", "1 RUE X", "BP 3", "13001 MARSEILLE"],
      excess: [],
    });
  });

  it("returns what does not fit, whole", () => {
    const long = "x".repeat(39);
    const address = { building: long, street: "1 rue X", town: "Lyon" };
    expect(postalLines({ address })).toEqual({
      lines: ["1 RUE X", "LYON"],
      excess: [{ part: "building", text: long }],
    });
  });

  it("keeps apartment and building apart where together they do not fit either", () => {
    const long = "x".repeat(39);
    const address = { apartment: "Appt 12", building: long, street: "1 rue X", town: "Lyon" };
    expect(postalLines({ address })).toEqual({
      lines: ["Appt 12", "1 RUE X", "LYON"],
      excess: [{ part: "building", text: long }],
    });
  });

  it("has no line where nothing is known", () => {
    expect(postalLines({ address: {} })).toEqual({ lines: [], excess: [] });
    expect(postalLines({ address: { street: "–" } })).toEqual({ lines: [], excess: [] });
  });

  const part = option(
    array(stringMatching(/^[A-Za-zé0-9]{1,45}$/), { minLength: 1, maxLength: 14 }).map((words) => words.join(" ")),
    { nil: undefined },
  );
  const known = <T extends object>(values: T) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
      [Key in keyof T]?: Exclude<T[Key], undefined>;
    };

  it("never has more than 6 lines of 38 characters, and loses no word", () => {
    assert(
      property(
        record({ apartment: part, building: part, street: part, locality: part, town: part }),
        record({ name: part, careOf: part }),
        option(constantFrom("75001", "20200"), { nil: undefined }),
        (places, people, postcode) => {
          const address = known({ ...places, postcode });
          const { lines, excess } = postalLines({ ...known(people), address });
          const words = (texts: (string | undefined)[]) =>
            texts
              .flatMap((text) => text?.split(" ") ?? [])
              .map((word) => word.toUpperCase())
              .toSorted();
          expect(lines.length).toBeLessThanOrEqual(6);
          expect(lines.filter((line) => Array.from(line).length > 38)).toEqual([]);
          expect(words([...lines, ...excess.map(({ text }) => text)])).toEqual(
            words([...Object.values(places), ...Object.values(people), postcode]),
          );
        },
      ),
    );
  });
});
