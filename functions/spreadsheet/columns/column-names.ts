// What each column is called, in French and in English, and how else people write it: the same tree as the answers.
import type { Text } from "../../text/text.ts";

export type ColumnName = Text & {
  /** Other headers that are understood. Case, accents, spaces, small words and brackets never count. */
  also: readonly string[];
  /** What to know when the name does not say it. */
  note?: Text;
};

export type NameGroup = {
  /** Stands before the names of its parts: « Hébergeant – Ville »; the person's own columns have none. */
  group?: ColumnName;
  parts: Readonly<Record<string, NameTree>>;
};

export type NameTree = ColumnName | NameGroup;

export const isGroup = (tree: NameTree): tree is NameGroup => "parts" in tree;

const named = (fr: string, en: string, also: readonly string[] = [], note?: Text): ColumnName => ({
  fr,
  en,
  also,
  ...(note === undefined ? {} : { note }),
});

const under = (group: ColumnName, parts: NameGroup["parts"]): NameGroup => ({ group, parts });
const parts = (inner: NameGroup["parts"]): NameGroup => ({ parts: inner });

const asOnBirthCertificate: Text = {
  fr: "Comme sur le certificat de naissance de l’Ofpra, ou sur la décision en attendant, avec les accents.",
  en: "As on the Ofpra birth certificate, or on the decision until it comes, with every accent.",
};

const givenNames = named("Prénoms", "Given names", ["Prénom", "First name", "First names", "Given name", "Forename"], {
  fr: "Écrivez «\u00A0Néant\u00A0» si l’acte de naissance n’en donne pas.",
  en: "Write “None” if the birth certificate gives none.",
});

const names = {
  familyName: named("Nom de famille", "Family name", [
    "Nom",
    "Nom de naissance",
    "Nom patronymique",
    "Surname",
    "Last name",
    "Birth name",
  ]),
  usualName: named("Nom d’usage", "Usual name", ["Nom d’époux", "Nom d’épouse", "Nom marital", "Married name"]),
  givenNames,
  gender: named("Sexe", "Gender", ["Civilité", "Genre", "Sex", "Title", "M ou Mme", "M Mme"]),
} as const;

const place = {
  place: named("Lieu de naissance", "Place of birth", [
    "Ville de naissance",
    "Commune de naissance",
    "Né à",
    "Née à",
    "Birthplace",
    "Birth place",
  ]),
  country: named("Pays de naissance", "Country of birth", ["Birth country", "Né en", "Née en"]),
};

const birth = parts({
  date: named("Date de naissance", "Date of birth", [
    "Né le",
    "Née le",
    "Naissance",
    "DDN",
    "Birth date",
    "Birthdate",
    "Birthday",
    "DOB",
    "Born on",
  ]),
  ...place,
});

const person = {
  ...names,
  birth,
  nationalities: named("Nationalité", "Nationality", ["Nationalités", "Nationalities"], {
    fr: "Plusieurs nationalités se séparent par une virgule.",
    en: "Several nationalities are separated by commas.",
  }),
} as const;

const address = parts({
  apartment: named("Appartement, étage", "Apartment, floor", [
    "Appartement",
    "Appt",
    "Apt",
    "Étage",
    "Escalier",
    "Apartment",
  ]),
  building: named("Bâtiment, résidence", "Building, residence", [
    "Bâtiment",
    "Résidence",
    "Bât",
    "Immeuble",
    "Complément d’adresse",
    "Building",
    "Address line 2",
  ]),
  street: named("Numéro et rue", "Number and street", [
    "Adresse",
    "Adresse postale",
    "Rue",
    "Voie",
    "Street",
    "Address",
    "Postal address",
    "Address line 1",
  ]),
  locality: named("Lieu-dit, boîte postale", "Locality, post-office box", [
    "Lieu-dit",
    "Boîte postale",
    "BP",
    "Locality",
    "PO box",
  ]),
  postcode: named("Code postal", "Postcode", ["CP", "Postal code", "Zip", "Zip code"]),
  town: named("Ville", "Town", ["Commune", "Localité", "City"]),
});

const phone = named("Téléphone", "Phone", [
  "Tél",
  "Portable",
  "Mobile",
  "Numéro de téléphone",
  "Tél portable",
  "Téléphone portable",
  "Telephone",
  "Phone number",
  "GSM",
]);
const email = named("Courriel", "Email", [
  "Mail",
  "Adresse mail",
  "Adresse email",
  "Adresse électronique",
  "Adresse courriel",
  "Mél",
  "Email address",
]);

const tie: Text = {
  fr: "Ce que la personne est pour le bénéficiaire de la protection\u00A0: son conjoint, son enfant, son parent…",
  en: "What the person is to the protected person: their spouse, their child, their parent…",
};

// The same columns for the spouse and for the partner of a civil union or in common law: the couple's kind says which.
const spouse = under(
  named("Conjoint(e)", "Spouse or partner", [
    "Conjoint",
    "Conjointe",
    "Époux",
    "Épouse",
    "Partenaire",
    "Concubin",
    "Concubine",
    "Spouse",
    "Partner",
    "Husband",
    "Wife",
  ]),
  person,
);
const unionDate = named("Date du mariage ou du Pacs", "Date of marriage or civil union", [
  "Date du mariage",
  "Date du Pacs",
  "Date de mariage",
  "Marié le",
  "Mariée le",
  "Pacsé le",
  "Marriage date",
  "Date of marriage",
  "Wedding date",
]);

const anyProof = parts({
  date: named("Date du justificatif de domicile", "Date of proof of address", [
    "Justificatif de domicile",
    "Date justificatif",
    "Proof of address",
  ]),
});

export const columnNames = {
  parts: {
    language: named("Langue de l’aide", "Help language", ["Langue", "Language", "Langue parlée"], {
      fr: "Langue des pages qui expliquent\u00A0; ce qui se signe reste en français.",
      en: "Language of the pages that explain; what is signed stays French.",
    }),
    procedure: parts({
      kind: named("Démarche", "Procedure", [
        "Type de démarche",
        "Motif de la demande",
        "Type de demande",
        "Demande",
        "Application",
      ]),
      currentPermit: parts({
        number: named("Numéro du titre", "Permit number", [
          "Numéro du titre de séjour",
          "Numéro de titre de séjour",
          "Numéro de carte",
          "Residence permit number",
        ]),
        expiresOn: named("Fin de validité du titre", "Permit expires on", [
          "Date d’expiration du titre",
          "Expiration du titre",
          "Titre valable jusqu’au",
          "Date de fin de validité du titre",
          "Fin de validité du titre de séjour",
          "Date d’expiration du titre de séjour",
          "Permit expiry",
          "Permit expiry date",
        ]),
      }),
      movedOn: named("Date du déménagement", "Moved on", ["Déménagement", "Déménagé le", "Moving date"]),
      attestation: parts({
        expiresOn: named(
          "Fin de validité de l’attestation",
          "Certificate expires on",
          [
            "Attestation valable jusqu’au",
            "Expiration de l’attestation",
            "Date d’expiration de l’attestation",
            "Expiration API",
            "Fin de validité API",
            "Fin de validité du récépissé",
            "Expiration du récépissé",
            "Certificate of extension expires on",
          ],
          {
            fr: "Attestation de prolongation d’instruction (API) ou récépissé en cours.",
            en: "Certificate of extension (API) or receipt held now.",
          },
        ),
      }),
    }),
    status: parts({
      kind: named("Protection", "Protection", [
        "Statut",
        "Type de protection",
        "Status",
        "Statut de protection",
        "Protection status",
      ]),
      of: named(
        "Protection du proche",
        "Relative’s protection",
        ["Protection de la personne protégée", "Protection du membre de famille", "Protection of relative"],
        {
          fr: "Pour un membre de famille\u00A0: la protection de la personne rejointe.",
          en: "For a family member: the protection of the person joined.",
        },
      ),
      tie: named(
        "Lien avec le proche",
        "Tie with the relative",
        ["Lien avec la personne protégée", "Lien de parenté", "Lien familial", "Family tie", "Tie"],
        tie,
      ),
      byReunification: named(
        "Réunification familiale",
        "Family reunification",
        ["Entré par réunification familiale", "Entrée par réunification familiale", "By reunification"],
        {
          fr: "Entrée en France par la procédure de réunification familiale.",
          en: "Entered France by the family reunification procedure.",
        },
      ),
    }),
    decision: parts({
      by: named("Décision rendue par", "Decision by", [
        "Décision",
        "Décision de",
        "Autorité",
        "Autorité de décision",
        "Decision",
        "Authority",
      ]),
      date: named("Date de la décision", "Decision date", [
        "Date de décision Ofpra",
        "Date d’obtention de la protection",
        "Date of decision",
      ]),
      reference: named("Référence de la décision", "Decision reference", ["Numéro de décision", "Decision number"]),
    }),
    identity: {
      parts: {
        ...person,
        familyName: { ...names.familyName, note: asOnBirthCertificate },
        givenNames: {
          ...givenNames,
          note: {
            fr: `${asOnBirthCertificate.fr} ${givenNames.note!.fr}`,
            en: `${asOnBirthCertificate.en} ${givenNames.note!.en}`,
          },
        },
      },
    },
    representative: under(
      named(
        "Représentant légal",
        "Legal representative",
        ["Représentant", "Représentante légale", "Tuteur", "Tutrice", "Parent", "Guardian", "Representative"],
        {
          fr: "Le parent ou le tuteur qui signe pour un mineur.",
          en: "The parent or guardian who signs for a minor.",
        },
      ),
      names,
    ),
    ofpraNumber: named(
      "Numéro Ofpra",
      "Ofpra number",
      ["Ofpra", "Numéro de dossier Ofpra", "Dossier Ofpra", "Numéro Inerec"],
      {
        fr: "9 chiffres, en haut à gauche des lettres de l’Ofpra.",
        en: "9 digits, top left of Ofpra’s letters.",
      },
    ),
    foreignerNumber: named("Numéro étranger (AGDREF)", "Foreigner number (AGDREF)", [
      "AGDREF",
      "Numéro AGDREF",
      "Numéro d’étranger",
      "Identifiant AGDREF",
      "Foreigner’s number",
    ]),
    contact: parts({ phone, email }),
    address,
    housing: parts({
      kind: named("Logement", "Housing", [
        "Type de logement",
        "Type d’hébergement",
        "Mode d’hébergement",
        "Housing type",
        "Accommodation",
        "Situation de logement",
      ]),
      proofOfAddress: anyProof,
      host: under(named("Hébergeant", "Host", ["Hébergeante", "Hébergeur", "Hébergeuse", "Logeur", "Logeuse"]), {
        ...names,
        birth,
        address,
        phone,
        email,
        relation: named(
          "Lien avec la personne hébergée",
          "Tie with the person hosted",
          ["Lien", "Relation", "Lien avec l’hébergé"],
          {
            fr: "Par exemple\u00A0: ami de la famille. Ce texte est imprimé.",
            en: "In French, for example: ami de la famille. This text is printed.",
          },
        ),
      }),
      since: named("Hébergé(e) depuis le", "Hosted since", [
        "Hébergé depuis",
        "Hébergée depuis",
        "Date de début d’hébergement",
        "Début d’hébergement",
      ]),
      freeOfCharge: named("Hébergement gratuit", "Hosted free of charge", [
        "Hébergé gratuitement",
        "Hébergement à titre gratuit",
        "À titre gratuit",
        "Gratuit",
        "Free of charge",
      ]),
      name: named("Nom de l’hôtel, du centre ou de l’organisme", "Name of hotel, centre or organisation", [
        "Nom de l’hôtel",
        "Nom du centre",
        "Nom de l’organisme",
        "Nom de la structure",
        "Hôtel",
        "Centre",
        "Structure",
        "Organisme de domiciliation",
        "Organisme domiciliataire",
        "Hotel name",
        "Centre name",
      ]),
    }),
    couple: parts({
      kind: named("Situation familiale", "Marital status", [
        "Situation matrimoniale",
        "Situation maritale",
        "Statut marital",
        "Situation conjugale",
        "Couple",
        "Family situation",
      ]),
      spouse,
      partner: spouse,
      marriage: parts({
        date: unionDate,
        place: named("Lieu du mariage", "Place of marriage", ["Ville du mariage", "Marriage place"]),
        country: named("Pays du mariage", "Country of marriage", ["Marriage country"]),
      }),
      date: unionDate,
      severalSpousesInFrance: named(
        "Plusieurs conjoints en France",
        "Several spouses in France",
        ["Polygamie", "Polygamy", "Vit avec plusieurs conjoints en France"],
        {
          fr: "La personne dit vivre en France avec plusieurs conjoints.",
          en: "The person says that they live with several spouses in France.",
        },
      ),
      wantsStatement: named(
        "Déclaration de non-polygamie demandée",
        "Non-polygamy statement asked for",
        ["Déclaration de non-polygamie", "Attestation de non-polygamie", "Non polygamy statement"],
        {
          fr: "La préfecture la demande même si elle n’est pas prévue.",
          en: "The prefecture asked for the statement all the same.",
        },
      ),
    }),
    children: under(named("Enfant", "Child"), {
      ...person,
      travels: named("Voyage à l’étranger", "Travels abroad", ["Voyage", "Voyagera", "Travels"], {
        fr: "L’enfant doit voyager à l’étranger.",
        en: "The child is to travel abroad.",
      }),
    }),
    familyMembers: under(named("Membre de famille", "Family member", ["Membre famille", "Proche", "Relative"]), {
      ...person,
      tie: named("Lien", "Tie", ["Lien familial", "Lien de parenté", "Family tie"], tie),
      byReunification: named("Réunification familiale", "Family reunification", ["By reunification"]),
      unionDate,
    }),
    concordance: parts({
      birthCertificate: named(
        "Certificat de naissance Ofpra",
        "Ofpra birth certificate",
        ["Certificat de naissance", "Acte de naissance Ofpra", "Birth certificate"],
        {
          fr: "Seulement si les papiers de la personne ne disent pas la même chose.",
          en: "Only where the person’s papers disagree.",
        },
      ),
      certificateReceived: named("Certificat de concordance reçu", "Certificate of concordance received", [
        "Certificat de concordance",
        "Certificate of concordance",
      ]),
      differences: under(named("Différence", "Difference"), {
        item: named("Élément", "Item", ["Objet", "Donnée"]),
        onBirthCertificate: named("Sur le certificat de naissance", "On the birth certificate", [
          "Certificat de naissance",
          "Birth certificate",
        ]),
        onOtherPaper: named("Sur l’autre document", "On the other paper", ["Sur l’autre papier"]),
        otherPaper: named("Autre document", "Other paper", ["Quel document", "Document"]),
      }),
    }),
  },
} as const satisfies NameGroup;

/** The person's reference in the file of whoever made it: never printed, it names the results. */
/** The reference of the model’s example row. */
export const exampleReference: Text = { fr: "Exemple à remplacer", en: "Example to replace" };

export const referenceName: ColumnName = named(
  "Référence",
  "Reference",
  [
    "Réf",
    "Ref",
    "Référence interne",
    "Référence dossier",
    "Identifiant",
    "ID",
    "Numéro de dossier",
    "Matricule",
    "Référence de la personne",
  ],
  {
    fr: "Votre propre repère pour retrouver la personne\u00A0: il nomme le dossier rendu et n’est pas imprimé.",
    en: "Your own mark to find the person again: it names the dossier and is not printed.",
  },
);

export const resultName: ColumnName = named("Résultat", "Result", ["Résultats", "Results"], {
  fr: "Laissez vide\u00A0: les lignes marquées «\u00A0Fait\u00A0» ne sont pas refaites.",
  en: "Leave empty: rows marked “Done” are not made again.",
});
