// Titles and words that are usual in the lists of associations: known, asked about, or left alone.
import { describe, expect, test } from "vitest";
import { columns } from "../../functions/spreadsheet/columns/columns.ts";
import { cellReader } from "../../functions/spreadsheet/reading/cells.ts";
import { namedBy, nearColumn, questionOf } from "../../functions/spreadsheet/reading/header.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import { say } from "../../functions/text/say.ts";

const words = (line: string): string[] => line.split("; ");

const columnOf = (title: string): string | undefined => {
  const named = namedBy(title);
  return named?.kind === "answer" ? named.column.id : named?.kind;
};

describe("a title", () => {
  const known: Record<string, string> = {
    "housing.kind": "Hébergement; Type d'hébergement; Situation locative; Housing situation",
    "identity.nationalities": "Nat.; Nationalité actuelle; Citizenship",
    "identity.birth.date": "Date de naiss.; Date naiss; DN; D.O.B.",
    "identity.birth.place": "Lieu de naiss.; POB",
    countryOfOrigin: "Pays d'origine",
    "couple.kind":
      "Situation de famille; Sit. fam.; Sit. familiale; Statut matrimonial; Situation de couple; Civil status",
    "contact.phone": "N° tel; N° tél.; Tél. mobile; Mobile phone",
    "procedure.currentPermit.expiresOn": "Échéance titre; Date fin titre; Fin de titre; Permit valid until",
    "procedure.attestation.expiresOn": "Fin récépissé; Échéance API",
    "decision.by": "Décision OFPRA/CNDA; OFPRA/CNDA",
    "decision.date": "Date d'octroi; Date de protection; Décision du",
    "identity.familyName": "Nom de jeune fille; Nom JF; Maiden name",
    "identity.usualName": "Nom usuel; Nom d'usage; Nom d'épouse",
    "identity.gender": "H/F; M./Mme; Mme / M.",
    foreignerNumber: "N° AGDREF; FNE; ID étranger; N° étr.",
    reference: "Code usager; N° usager; Case number",
  };
  test.each(Object.entries(known).flatMap(([id, titles]) => words(titles).map((title) => [title, id])))(
    "%s is known: %s",
    (title, id) => expect(columnOf(title)).toBe(id),
  );

  test.each(
    words(
      "Nom Prénom; NOM et Prénom; Nom complet; Full name; Adresse complète; CP Ville; Fin de validité; Expiry date; Titre de séjour; Récépissé; Pays; État civil; Hébergeur; Conjoint; Enfants; Nb d'enfants; Date OFPRA; Domiciliation; Motif; Personne; Nom épouse; Nom de l'époux; Marié(e) ?; Date et lieu de naissance; Enfant 1",
    ),
  )("%s is asked about", (title) => {
    expect(columnOf(title)).toBeUndefined();
    for (const language of operatorLanguages) expect(say(questionOf(title)!, language)).toMatch(/[.?]$/);
  });

  test.each(
    words(
      "N°; Numéro; Date d'arrivée; Date d'entrée en France; Référent; Observations; Commentaires; Comments; Profession; Département; Chambre; Nom du père; N° sécurité sociale; Date RDV; Date; Dossier; Photo; Tél conjoint; Tél. urgence; N° SS; Nb personnes; Date naissance mère; Nationalité père; Prénom d'usage",
    ),
  )("%s is left alone, whatever it looks like", (title) => {
    expect(columnOf(title)).toBeUndefined();
    expect(questionOf(title)).toBeUndefined();
    expect(nearColumn(title)).toBeUndefined();
  });

  test.each([
    ["Date de naisance", "identity.birth.date"],
    ["Nationalté", "identity.nationalities"],
    ["Situaton familiale", "couple.kind"],
    ["Situattion familialle", "couple.kind"],
    ["Aationalité", "identity.nationalities"],
    ["Prénom enfant", "children.*.givenNames"],
  ])("%s is a typing error", (title, id) => {
    const near = nearColumn(title);
    expect(near?.kind === "answer" && near.column.id).toBe(id);
  });
});

describe("a word", () => {
  const read = (id: string, text: string) =>
    cellReader(columns.find((column) => column.id === id)!)({ kind: "text", text });

  const known: Record<string, Record<string, string>> = {
    "procedure.kind": {
      "first-application": "Demande initiale; 1er titre; Primo; Initial application",
      renewal: "Renouv.; Renouvellement CR",
      "address-change": "Chgt d'adresse; Nouvelle adresse",
      loss: "Titre perdu",
    },
    "status.kind": { refugee: "Réfugié statutaire; Réfugié(e) statutaire; Statut réfugié" },
    "housing.kind": {
      "own-name": "HLM; Parc social; Parc privé; Locataire HLM",
      hosted: "Hébergé(e) par un ami; Chez sa sœur; Hébergé à titre gratuit; Hébergement citoyen; With friends",
      centre: "Pension de famille; Maison relais; FJT",
      domiciliation: "Rue; À la rue; SPADA; Domiciliation CCAS",
      hotel: "Hôtel 115",
    },
    "couple.kind": { single: "Célib.", married: "M", widowed: "Veuf(ve)" },
    "identity.gender": { male: "1; Masc.", female: "2; Fém." },
  };
  test.each(
    Object.entries(known).flatMap(([id, options]) =>
      Object.entries(options).flatMap(([option, texts]) => words(texts).map((text) => [id, text, option])),
    ),
  )("of %s, %s is known: %s", (id, text, option) => expect(read(id, text)).toEqual({ ok: true, value: option }));

  test("of a number cell is known too", () => {
    const cell = { kind: "number", text: "2" } as const;
    expect(cellReader(columns.find(({ id }) => id === "identity.gender")!)(cell)).toEqual({
      ok: true,
      value: "female",
    });
  });

  const asked: Record<string, string> = {
    "procedure.kind": "Carte de résident; Duplicata; Récépissé; Titre de voyage; Mariage",
    "status.kind": "BPI; Protection internationale; Statutaire; Demandeur d'asile; Asylum seeker",
    "housing.kind": "Colocation; IML; Intermédiation locative; 115; Logé à titre gratuit; Squat; Studio",
    "couple.kind": "Séparé(e); Séparée; En instance de divorce; Famille monoparentale; Couple; C; Separated",
    "identity.gender": "M./Mme; H/F",
  };
  test.each(Object.entries(asked).flatMap(([id, texts]) => words(texts).map((text) => [id, text])))(
    "of %s, %s is asked about",
    (id, text) => expect(read(id, text)).toMatchObject({ ok: false, code: "unclear-choice" }),
  );
});
