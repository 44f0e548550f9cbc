// Headers as people write them: which column each is, which row they are in, what is wrong with them.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { message, type Message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { waysToWrite } from "../../functions/text/synonyms.ts";
import { columnName, columns, extraColumns } from "../../functions/spreadsheet/columns/columns.ts";
import { keyOf, namedBy, scoreHeader } from "../../functions/spreadsheet/reading/header.ts";
import { readRows } from "../../functions/spreadsheet/reading/read-rows.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";

const keyOfHeader = (header: string): string | undefined => {
  const named = namedBy(header);
  return named === undefined || named.kind === "beyond" ? undefined : keyOf(named);
};

const read = (text: string) =>
  readRows(new TextEncoder().encode(text), { today: "2026-11-23", covers, withoutNames: true });

const issues = (text: string, language = "fr"): string[] => {
  const reading = read(text);
  return reading.ok ? [] : reading.issues.map(({ message }) => say(message, language).replaceAll("\u00A0", " "));
};

describe("a header", () => {
  test.each([
    ["Nom", "identity.familyName/1"],
    ["NOM DE FAMILLE", "identity.familyName/1"],
    ["nom_de_naissance", "identity.familyName/1"],
    ["Nom (de naissance)", "identity.familyName/1"],
    ["Bénéficiaire - Nom", "identity.familyName/1"],
    ["Prénom(s)", "identity.givenNames/1"],
    ["  prenom ", "identity.givenNames/1"],
    ["Né(e) le", "identity.birth.date/1"],
    ["Née le :", "identity.birth.date/1"],
    ["Date de naissance (jj/mm/aaaa)", "identity.birth.date/1"],
    ["DATE-NAISSANCE", "identity.birth.date/1"],
    ["Date of birth", "identity.birth.date/1"],
    ["Civilité", "identity.gender/1"],
    ["M./Mme", "identity.gender/1"],
    ["CP", "address.postcode/1"],
    ["Ville", "address.town/1"],
    ["Tél.", "contact.phone/1"],
    ["E-mail", "contact.email/1"],
    ["N° Ofpra", "ofpraNumber/1"],
    ["Numéro étranger", "foreignerNumber/1"],
    ["N° AGDREF", "foreignerNumber/1"],
    ["Démarche *", "procedure.kind/1"],
    ["Hébergeant – Nom de famille", "housing.host.familyName/1"],
    ["Nom de l'hébergeant", "housing.host.familyName/1"],
    ["Ville (hébergeant)", "housing.host.address.town/1"],
    ["Date de naissance (conjoint)", "couple.spouse.birth.date/1"],
    ["Téléphone (de l'hébergeant)", "housing.host.phone/1"],
    ["Téléphone (urgence)", undefined],
    ["Date de naissance (enfant)", undefined],
    ["Nom [père]", undefined],
    ["Téléphone (portable)", "contact.phone/1"],
    ["Type de protection (réfugié, apatride, enfant)", "status.kind/1"],
    ["Nom (d'épouse)", "identity.familyName/1"],
    ["Conjointe : date de naissance", "couple.spouse.birth.date/1"],
    ["Nom du partenaire", "couple.spouse.familyName/1"],
    ["Enfant 1 – Nom de famille", "children.*.familyName/1"],
    ["enfant n°3 prénom", "children.*.givenNames/3"],
    ["Prénom de l’enfant 2", "children.*.givenNames/2"],
    ["2e enfant – sexe", "children.*.gender/2"],
    ["Child 30 - Gender", "children.*.gender/30"],
    ["Différence 1 – Élément", "concordance.differences.*.item/1"],
    ["children[0].birth.date", "children.*.birth.date/1"],
    ["identity.birth.date", "identity.birth.date/1"],
    ["couple.partner.gender", "couple.spouse.gender/1"],
    ["Réf.", "reference"],
    ["RÉSULTAT", "result"],
    ["Groupe sanguin", undefined],
    ["", undefined],
    ["Enfant 31 – Sexe", undefined],
    ["x".repeat(5000), undefined],
  ])("« %s » is %s", (header, expected) => {
    expect(keyOfHeader(header)).toBe(expected);
  });

  test("of every column is understood by each of its names, whatever the case, accents and signs", () => {
    const dressed = (text: string) => [
      text,
      text.toUpperCase(),
      text.normalize("NFD").replace(/\p{M}/gu, ""),
      text.replaceAll(" ", "_"),
      text.replaceAll(" ", "-"),
      `  ${text.replaceAll(" ", "\u00A0")} :`,
      text.replaceAll(" ", ""),
    ];
    for (const column of columns) {
      for (const language of operatorLanguages) {
        for (const number of column.maxItems === undefined ? [1] : [1, 7, column.maxItems]) {
          for (const text of dressed(say(columnName(column, number), language))) {
            expect([text, keyOfHeader(text)]).toEqual([text, `${column.id}/${number}`]);
          }
        }
      }
    }
  });

  test("no other name of a column belongs to two columns", () => {
    for (const column of columns) {
      const groups = column.group === undefined ? [""] : waysToWrite(`groups.${column.group.group}`);
      const number = column.maxItems === undefined ? "" : " 1";
      for (const group of groups) {
        for (const name of waysToWrite(`columns.${column.title.title}`)) {
          const header = `${group}${number} ${name}`;
          expect([header, keyOfHeader(header)]).toEqual([header, `${column.id}/1`]);
        }
      }
    }
    for (const kind of Object.keys(extraColumns))
      for (const one of waysToWrite(`columns.${kind}`)) expect([one, keyOfHeader(one)]).toEqual([one, kind]);
  });

  test("never throws and scores any texts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 })), (cells) => {
        expect(scoreHeader(cells)).toBeLessThanOrEqual(cells.length);
      }),
    );
  });
});

const needed = "Démarche;Protection;Logement;Situation familiale";

describe("the header row", () => {
  const notes = (count: number) => "note, une, deux, trois, quatre, cinq, six\r\n".repeat(count);

  test.each([
    [
      "semicolons, under 22 lines with commas",
      23,
      `${notes(22)}Nom;${needed}\r\nRahimi;perte;réfugié;hôtel;célibataire\r\n`,
    ],
    [
      "commas, under 22 lines with semicolons",
      23,
      `${notes(22).replaceAll(",", ";")}Nom,${needed.replaceAll(";", ",")}\r\n`,
    ],
    ["semicolons, under 29 lines", 30, `${notes(29)}Nom;${needed}\r\n`],
    [
      "semicolons, under 29 lines and blank ones",
      89,
      `${notes(29).replaceAll("\r\n", "\r\n\r\n ; \r\n")}\r\nNom;${needed}\r\n`,
    ],
  ])("is found with %s: the separator is guessed from as many rows", (_, headerRow, text) => {
    expect(read(text)).toMatchObject({ ok: true, headerRow });
  });

  test("is not searched for further down, and the message says how far", () => {
    const [said = ""] = issues(`${notes(30)}Nom;${needed}\r\n`);
    expect(said).toContain("n’a pas été trouvée parmi les 30 premières lignes");
  });

  test("is found below titles, and rows keep their numbers", () => {
    const reading = read(
      `Accueil de jour\r\nPersonnes à accompagner;;\r\n\r\nNom;${needed}\r\nRahimi;perte;réfugié;hôtel;célibataire\r\n`,
    );
    expect(reading).toMatchObject({ ok: true, headerRow: 4, format: "csv" });
    expect(reading.ok && [...reading.rows()].map(({ row, kind }) => [row, kind])).toEqual([[5, "valid"]]);
  });

  test("is asked for where fewer than three columns are known", () => {
    expect(issues("Nom;Âge\r\nRahimi;3\r\n")).toEqual([
      "La ligne des titres de colonnes n’a pas été trouvée parmi les 30 premières lignes. Il faut au moins « Démarche », « Protection », « Logement », « Situation familiale ». Ajoutez cette ligne, ou partez du modèle.",
    ]);
  });

  test("says every column that is missing, and no problem of a row", () => {
    const said = issues("Nom;Prénom;Né le;Logment\r\nRahimi;Mariam;hier;caravane\r\n");
    expect(said).toHaveLength(4);
    expect(said[0]).toContain(
      "La colonne « Démarche » manque. Ajoutez-la ; valeurs possibles : Première demande, Renouvellement",
    );
    expect(said[2]).toContain(
      "La colonne « Logement » manque. Est-ce la colonne D « Logment » ? Alors corrigez son titre.",
    );
    expect(issues("Nom;Prénom;Né le\r\n", "en")[3]).toContain(
      "The column “Marital status” is missing. Add it; possible values: Single,",
    );
  });

  test("has no column twice", () => {
    expect(issues(`Prénom;${needed};Prénoms\r\n`)).toEqual([
      "Ligne 1, colonne F « Prénoms » : Cette colonne et la colonne A sont toutes deux lues comme « Prénoms ». Ne supprimez rien : dites dans chacun des deux titres de qui ou de quoi il s’agit, par exemple « Hébergeant – Nom de famille ».",
    ]);
    for (const birthName of ["Nom de naissance", "Nom de jeune fille"]) {
      expect(issues(`Nom;${needed};${birthName}\r\n`)).toEqual([
        `Ligne 1, colonne F « ${birthName} » : Cette colonne et la colonne A disent toutes deux le nom de famille. L’une est sans doute le nom d’usage (nom d’époux ou d’épouse) : écrivez alors « Nom d’usage » comme titre de celle-là. Ne supprimez rien.`,
      ]);
    }
  });

  test("has beside a column what that column cannot do without", () => {
    expect(issues(`${needed};Date de la décision;Enfant 2 – Sexe;Membre de famille 2 – Nom\r\n`)).toEqual([
      "La colonne « Membre de famille 2 – Lien » manque : elle est nécessaire avec « Membre de famille 2 – Nom ». Ajoutez-la ; valeurs possibles : Conjoint(e), Partenaire de Pacs, Concubin(e), Enfant, Parent.",
    ]);
  });

  test("has no number above what the answers allow", () => {
    expect(issues(`${needed};Enfant 31 – Sexe\r\n`)).toEqual([
      "Ligne 1, colonne E « Enfant 31 – Sexe » : Les numéros de cette colonne vont de 1 à 30. Corrigez ou retirez cette colonne.",
    ]);
  });

  test("lists what is not read, with what may have been meant", () => {
    const reading = read(
      `${needed};Groupe sanguin;Date de naisance;Conjoint Natonalité\r\nperte;réfugié;hôtel;célibataire;A+;x;y\r\n`,
    );
    const inFrench = <T extends { suggestion?: Message }>({ suggestion, ...column }: T) =>
      suggestion === undefined ? column : { ...column, suggestion: say(suggestion, "fr") };
    expect(reading.ok && reading.ignored.map(inFrench)).toEqual([
      { index: 4, letter: "E", header: "Groupe sanguin" },
      { index: 5, letter: "F", header: "Date de naisance", suggestion: "Date de naissance" },
      { index: 6, letter: "G", header: "Conjoint Natonalité", suggestion: "Conjoint(e) – Nationalité" },
    ]);
    expect(reading.ok && reading.columns[0]).toEqual({
      index: 0,
      letter: "A",
      header: "Démarche",
      name: message("labels.columns.procedure"),
    });
  });
});
