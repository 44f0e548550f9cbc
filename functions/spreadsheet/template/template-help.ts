// The model's second sheet: what each column is for, what can be written in it, whether it is needed.
import { type HelpLanguage, type Text, told } from "../../text/text.ts";
import { wordsOf, yesNoWords } from "../columns/choice-synonyms.ts";
import { leaves, type Column, type Leaf, type LeafType } from "../columns/columns.ts";
import { referenceName } from "../columns/column-names.ts";
import type { ModelColumn } from "./template-columns.ts";

export const helpTitles: Readonly<Record<"fr" | "en", readonly string[]>> = {
  fr: ["Colonne", "Obligatoire", "Que faut-il écrire\u00A0?", "Valeurs acceptées", "Exemple"],
  en: ["Column", "Needed", "What to write", "Accepted values", "Example"],
};

/** Said above the table, a line each. */
export const helpIntroduction: Readonly<Record<"fr" | "en", readonly string[]>> = {
  fr: [
    "Une ligne par personne dans la première feuille. Remplacez la ligne d’exemple\u00A0: la personne est inventée.",
    "Les colonnes marquées * sont obligatoires. Ce qui reste vide deviendra, sur les documents, une ligne à compléter à la main.",
    "L’ordre des colonnes est libre, et celles dont vous n’avez pas besoin peuvent être supprimées.",
    "Pour un enfant, un membre de famille ou une différence de plus, ajoutez des colonnes avec le numéro suivant.",
  ],
  en: [
    "One row for each person in the first sheet. Replace the example row: the person is invented.",
    "Columns marked * are needed. What stays empty will be a line to fill in with a pen on the documents.",
    "The columns can stand in any order, and those that you do not need can be taken out.",
    "For one more child, family member or difference, add columns with the next number.",
  ],
};

const typeHelp: Readonly<Record<LeafType, { what: Text; accepted: Text }>> = {
  choice: {
    what: { fr: "Une des valeurs de la liste.", en: "One of the values of the list." },
    accepted: { fr: "", en: "" },
  },
  "yes-no": {
    what: { fr: "Oui ou Non.", en: "Yes or No." },
    accepted: { fr: "Oui, Non", en: "Yes, No" },
  },
  day: {
    what: { fr: "Une date complète.", en: "A whole date." },
    accepted: { fr: "jj/mm/aaaa, 5 mars 2026, 2026-03-05", en: "dd/mm/yyyy, 5 March 2026, 2026-03-05" },
  },
  "partial-day": {
    what: {
      fr: "Une date, ou la partie connue\u00A0: mois et année, ou année seule. Écrivez 00 si le document porte 00.",
      en: "A date, or what is known of it: month and year, or the year alone. Write 00 where the paper says 00.",
    },
    accepted: { fr: "jj/mm/aaaa, mm/aaaa, aaaa, 00/00/aaaa", en: "dd/mm/yyyy, mm/yyyy, yyyy, 00/00/yyyy" },
  },
  country: {
    what: { fr: "Le pays.", en: "The country." },
    accepted: {
      fr: "Nom en français ou en anglais, ou code à deux lettres (AF)",
      en: "Name in French or English, or two-letter code (AF)",
    },
  },
  nationalities: {
    what: { fr: "La nationalité, ou le pays.", en: "The nationality, or the country." },
    accepted: {
      fr: "afghane, Afghanistan ou AF\u00A0; Apatride",
      en: "Afghan, Afghanistan or AF; Stateless",
    },
  },
  postcode: {
    what: { fr: "Le code postal français.", en: "The French postcode." },
    accepted: { fr: "5 chiffres", en: "5 digits" },
  },
  "french-phone": {
    what: { fr: "Un numéro de téléphone français.", en: "A French phone number." },
    accepted: { fr: "06 12 34 56 78, +33 6 12 34 56 78", en: "06 12 34 56 78, +33 6 12 34 56 78" },
  },
  phone: {
    what: { fr: "Un numéro de téléphone.", en: "A phone number." },
    accepted: { fr: "06 12 34 56 78, +32 470 12 34 56", en: "06 12 34 56 78, +32 470 12 34 56" },
  },
  email: {
    what: { fr: "Une adresse électronique.", en: "An e-mail address." },
    accepted: { fr: "nom@exemple.fr", en: "name@example.org" },
  },
  "ofpra-number": {
    what: { fr: "Le numéro de dossier Ofpra.", en: "The Ofpra file number." },
    accepted: { fr: "9 chiffres, avec ou sans tirets", en: "9 digits, with or without hyphens" },
  },
  text: {
    what: { fr: "Un texte, tel qu’il sera imprimé.", en: "A text, as it will be printed." },
    accepted: { fr: "", en: "" },
  },
};

/** The values of a drop-down list, where the column has one. */
export function listOf({ type, leaves: [leaf] }: Column, language: HelpLanguage): string[] {
  if (type === "yes-no") return [told(yesNoWords.yes, language), told(yesNoWords.no, language)];
  return type === "choice" ? Object.values(wordsOf(leaf.path)).map((words) => told(words, language)) : [];
}

const yes: Text = { fr: "Oui", en: "Yes" };
const no: Text = { fr: "Non", en: "No" };
const withOthers: Text = { fr: "Si une colonne voisine est remplie", en: "When a column beside it is filled in" };

/** Whether a column is needed on every row, for one choice only, beside others, or never. */
function neededText({ path, needed, branch }: Leaf): Text {
  if (needed === "always") return yes;
  const holder = path.slice(0, -1).join(".");
  const isAlone = leaves.every((other) => other.path === path || other.path.slice(0, -1).join(".") !== holder);
  if (needed === "never" || isAlone) return no;
  if (branch === undefined) return withOthers;
  const { [branch.kinds[0]!]: words } = wordsOf([...branch.union, "kind"]);
  return { fr: `Pour «\u00A0${words!.fr}\u00A0»`, en: `For “${words!.en}”` };
}

/** One row of the help for each column of the model. */
export function helpRow({ answer, name, example }: ModelColumn, language: HelpLanguage): string[] {
  if (answer === undefined) return [name, told(no, language), told(referenceName.note!, language), "", example];
  const { column } = answer;
  const { what, accepted } = typeHelp[column.type];
  const [leaf] = column.leaves;
  const note = [column.name.note, column.group?.note].flatMap((text) =>
    text === undefined ? [] : [told(text, language)],
  );
  const most =
    leaf.maxLength === undefined || leaf.type === "nationalities" ? [] : [told(mostText(leaf.maxLength), language)];
  const values = column.type === "choice" ? listOf(column, language).join(", ") : told(accepted, language);
  return [
    name,
    told(neededText(leaf), language),
    [told(what, language), ...note].join(" "),
    [...(values === "" ? [] : [values]), ...most].join("\u00A0; "),
    example === "" ? (listOf(column, language)[0] ?? "") : example,
  ];
}

const mostText = (most: number): Text => ({ fr: `${most} caractères au plus`, en: `At most ${most} characters` });
