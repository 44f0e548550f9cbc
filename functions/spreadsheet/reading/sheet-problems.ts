// What is said of a sheet, its columns and its cells: what came, what was expected, what to do. Never a path or a code.
import { problemTexts, type ProblemCode } from "../../answers/problem-texts.ts";
import { clip, showInvisible } from "../../answers/problems.ts";
import { fillIn, type HelpLanguage, type Text, told } from "../../text/text.ts";
import type { CellRefusal, CellRemark, Values } from "./cells.ts";
import type { FileKind, TableFault, TableFaultCode } from "../table/file-errors.ts";

export type SheetColumn = { index: number; letter: string; /** As the header says it. */ name: string };

export type SheetProblem = {
  code: SheetCode;
  row?: number;
  column?: SheetColumn;
  /** Whole: « Ligne 7, colonne D « Date de naissance » : … » */
  message: string;
};

export const cellTexts: Readonly<Record<CellRefusal, Text>> = {
  "not-a-choice": {
    fr: "Attendu\u00A0: {options}. Reçu\u00A0: {value}.{suggestion} Écrivez une des possibilités.",
    en: "Expected one of: {options}. Got: {value}.{suggestion} Write one of these.",
  },
  "not-yes-or-no": {
    fr: "Attendu\u00A0: Oui ou Non. Reçu\u00A0: {value}. Corrigez la cellule.",
    en: "Expected: Yes or No. Got: {value}. Correct the cell.",
  },
  "unknown-country": {
    fr: "Ce pays ou cette nationalité n’est pas dans la liste\u00A0: {value}.{suggestion} Écrivez le nom du pays en français ou en anglais, ou son code à deux lettres (AF pour l’Afghanistan).",
    en: "This country or nationality is not known: {value}.{suggestion} Write the country’s name in French or English, or its two-letter code (AF for Afghanistan).",
  },
  "several-countries": {
    fr: "{value} désigne plusieurs pays. Écrivez lequel\u00A0: {options}.",
    en: "{value} names several countries. Write which one: {options}.",
  },
  "stateless-and-more": {
    fr: "Une personne apatride n’a pas de nationalité. Reçu\u00A0: {value}. Écrivez «\u00A0Apatride\u00A0» seul, ou la nationalité seule.",
    en: "A stateless person has no nationality. Got: {value}. Write “Stateless” alone, or the nationality alone.",
  },
  "too-many-countries": {
    fr: "{most} nationalités au plus\u00A0; reçu\u00A0: {value}. Retirez-en.",
    en: "At most {most} nationalities; got: {value}. Take some out.",
  },
  "not-a-day": {
    fr: "Date attendue sous la forme jj/mm/aaaa, par exemple 05/03/1990. Reçu\u00A0: {value}. Corrigez la date.",
    en: "Expected a date as dd/mm/yyyy, for example 05/03/1990. Got: {value}. Correct the date.",
  },
  "no-such-day": {
    fr: "Ce jour n’existe pas\u00A0: {value}. Corrigez la date (jj/mm/aaaa).",
    en: "There is no such day: {value}. Correct the date (dd/mm/yyyy).",
  },
  "two-digit-year": {
    fr: "L’année est écrite avec deux chiffres\u00A0: {value}. Écrivez-la avec quatre chiffres, par exemple 05/03/1990.",
    en: "The year has two digits: {value}. Write it with four, for example 05/03/1990.",
  },
  "month-first": {
    fr: "Le mois semble écrit avant le jour\u00A0: {value}. Écrivez le jour d’abord (jj/mm/aaaa).",
    en: "The month seems to come before the day: {value}. Write the day first (dd/mm/yyyy).",
  },
  "day-needed": {
    fr: "Une date complète est attendue (jour, mois, année)\u00A0; reçu\u00A0: {value}. Complétez-la, par exemple 05/03/2026.",
    en: "A whole date is expected (day, month, year); got: {value}. Complete it, for example 05/03/2026.",
  },
  "year-out-of-range": {
    fr: "L’année doit être entre 1900 et 2099. Reçu\u00A0: {value}. Corrigez la date.",
    en: "The year must be between 1900 and 2099. Got: {value}. Correct the date.",
  },
  "long-number": {
    fr: "Le tableur a arrondi ce numéro et a perdu ses derniers chiffres\u00A0: {value}. Mettez la colonne au format Texte, puis retapez le numéro.",
    en: "The spreadsheet rounded this number and lost its last digits: {value}. Format the column as Text, then type the number again.",
  },
  "lost-letters": {
    fr: "Une lettre a sans doute été perdue et remplacée par un point d’interrogation\u00A0: {value}. Retapez ce texte, puis enregistrez le fichier au format .xlsx ou «\u00A0CSV UTF-8\u00A0»\u00A0: les autres CSV perdent des lettres.",
    en: "A question mark probably stands for a letter that was lost: {value}. Type the text again, then save the file as .xlsx or “CSV UTF-8”: other CSV files lose letters.",
  },
  "not-a-text": {
    fr: "Un texte est attendu\u00A0; le tableur a enregistré VRAI ou FAUX. Mettez la cellule au format Texte et retapez-le.",
    en: "A text is expected; the spreadsheet saved TRUE or FALSE. Format the cell as Text and type it again.",
  },
  "formula-error": {
    fr: "La formule de cette cellule donne une erreur. Remplacez-la par la valeur elle-même.",
    en: "The formula of this cell gives an error. Put the value itself in its place.",
  },
  "formula-without-value": {
    fr: "La formule de cette cellule n’a pas été calculée. Ouvrez le fichier dans un tableur et enregistrez-le, ou remplacez-la par la valeur.",
    en: "The formula of this cell was not calculated. Open the file in a spreadsheet program and save it, or put the value in its place.",
  },
};

export const remarkTexts: Readonly<Record<CellRemark, Text>> = {
  "serial-date": {
    fr: "{value} est un numéro de jour du tableur\u00A0: lu comme le {date}. Vérifiez cette date.",
    en: "{value} is a spreadsheet’s day number: read as {date}. Check this date.",
  },
  "zero-restored": {
    fr: "Le zéro du début manquait\u00A0: {value} est lu {restored}. Vérifiez-le.",
    en: "The leading zero was lost: {value} is read as {restored}. Check it.",
  },
  "plus-restored": {
    fr: "Le signe + manquait\u00A0: {value} est lu {restored}. Vérifiez-le.",
    en: "The plus sign was lost: {value} is read as {restored}. Check it.",
  },
  "counted-blank": {
    fr: "{value} est compté comme une cellule vide.",
    en: "{value} is counted as an empty cell.",
  },
  "other-language": {
    fr: "Les pages d’explication n’existent pas dans cette langue\u00A0: {value} est compté comme une cellule vide.",
    en: "The pages that explain do not exist in this language: {value} is counted as an empty cell.",
  },
  "date-as-text": {
    fr: "Le tableur a enregistré une date\u00A0; le texte {value} sera imprimé. Vérifiez-le.",
    en: "The spreadsheet saved a date; the text {value} will be printed. Check it.",
  },
  "line-break": {
    fr: "La cellule a plusieurs lignes\u00A0; elles sont mises sur une seule\u00A0: {value}.",
    en: "The cell has several lines; they are put on one: {value}.",
  },
};

const takenOver = [
  ...(["too-long", "invisible-character", "no-glyph", "not-an-ofpra-number", "not-a-postcode"] as const),
  ...(["not-a-french-phone", "not-a-phone", "not-an-email", "date-in-future"] as const),
] satisfies ProblemCode[];

/** What is found in the answers as a whole, said of cells. What is not here cannot come from a cell that was read. */
export const answerTexts = {
  ...(Object.fromEntries(takenOver.map((code) => [code, problemTexts[code]])) as Record<
    (typeof takenOver)[number],
    Text
  >),
  missing: {
    fr: "Cette cellule est obligatoire et elle est vide.{oneOf} Remplissez-la.",
    en: "This cell is needed and it is empty.{oneOf} Fill it in.",
  },
  "missing-here": {
    fr: "La colonne «\u00A0{name}\u00A0» manque, et cette ligne en a besoin. Ajoutez-la{possible}.",
    en: "The column “{name}” is missing, and this row needs it. Add it{possible}.",
  },
  "no-difference": {
    fr: "Les deux documents portent la même mention\u00A0: {value}. Corrigez l’un des deux, ou videz les cellules de cette différence.",
    en: "Both papers say the same: {value}. Correct one of them, or empty the cells of this difference.",
  },
  "not-with-this-choice": {
    fr: "Cette cellule ne va pas avec {choice}\u00A0: elle ne serait pas prise en compte. Videz-la{others}, ou corrigez «\u00A0{chooser}\u00A0».",
    en: "This cell does not go with {choice}: it would not be used. Empty it{others}, or correct “{chooser}”.",
  },
  refused: {
    fr: "Cette valeur n’est pas acceptée\u00A0: {value}. Corrigez la cellule ou videz-la.",
    en: "This value is not accepted: {value}. Correct the cell or empty it.",
  },
  "example-row": {
    fr: "C’est la ligne d’exemple du modèle, avec une personne inventée. Supprimez-la si elle n’est pas voulue.",
    en: "This is the example row of the model file, with an invented person. Delete it unless you want it.",
  },
  "more-problems": {
    fr: "Cette ligne a encore d’autres problèmes ({count}). Corrigez d’abord ceux-ci.",
    en: "This row has more problems ({count}). Correct these first.",
  },
} satisfies Record<string, Text>;

export const columnTexts = {
  "no-header": {
    fr: "La ligne des titres de colonnes n’a pas été trouvée parmi les 30 premières lignes. Il faut au moins {needed}. Ajoutez cette ligne, ou partez du modèle.",
    en: "No row of column titles was found among the first 30 rows. At least {needed} are needed. Add this row, or start from the model file.",
  },
  "missing-column": {
    fr: "La colonne «\u00A0{name}\u00A0» manque.{near} Ajoutez-la\u00A0; valeurs possibles\u00A0: {options}.",
    en: "The column “{name}” is missing.{near} Add it; possible values: {options}.",
  },
  "missing-beside": {
    fr: "La colonne «\u00A0{name}\u00A0» manque\u00A0: elle est nécessaire avec «\u00A0{beside}\u00A0». Ajoutez-la{possible}.",
    en: "The column “{name}” is missing: “{beside}” cannot do without it. Add it{possible}.",
  },
  "duplicate-column": {
    fr: "Cette colonne fait double emploi avec la colonne {other}\u00A0: toutes deux sont lues comme «\u00A0{name}\u00A0». Gardez-en une seule, ou changez le titre de l’autre.",
    en: "This column says the same as column {other}: both are “{name}”. Keep only one, or change the title of the other.",
  },
  "beyond-list": {
    fr: "Les numéros de cette colonne vont de 1 à {most}. Corrigez ou retirez cette colonne.",
    en: "The numbers of this column go from 1 to {most}. Correct this column or take it out.",
  },
} satisfies Record<string, Text>;

export const kindNames: Readonly<Record<FileKind, Text>> = {
  archive: { fr: "une archive", en: "an archive" },
  binary: { fr: "un fichier d’un autre programme", en: "a file of another program" },
  html: { fr: "une page web", en: "a web page" },
  image: { fr: "une image", en: "an image" },
  numbers: { fr: "un classeur Numbers", en: "a Numbers workbook" },
  ods: { fr: "un classeur OpenDocument (.ods)", en: "an OpenDocument workbook (.ods)" },
  pdf: { fr: "un PDF", en: "a PDF" },
  powerpoint: { fr: "une présentation PowerPoint", en: "a PowerPoint presentation" },
  rtf: { fr: "un document RTF", en: "an RTF document" },
  word: { fr: "un document Word", en: "a Word document" },
  xlsb: { fr: "un classeur Excel binaire (.xlsb)", en: "a binary Excel workbook (.xlsb)" },
  xml: { fr: "un fichier XML", en: "an XML file" },
  zip: { fr: "une archive ZIP", en: "a ZIP archive" },
};

export const faultTexts: Readonly<Record<TableFaultCode, Text>> = {
  empty: {
    fr: "Le fichier est vide. Envoyez le fichier rempli, ou partez du modèle.",
    en: "The file is empty. Send the file once it is filled in, or start from the model file.",
  },
  "too-large": {
    fr: "Le fichier est trop gros\u00A0: {megabytes}\u00A0Mo reçus, {mostMegabytes}\u00A0Mo au plus. Retirez les images et les feuilles inutiles, ou partagez-le en plusieurs fichiers.",
    en: "The file is too large: got {megabytes} MB, at most {mostMegabytes} MB. Take out images and unneeded sheets, or cut it into several files.",
  },
  "too-many-rows": {
    fr: "Le fichier a trop de lignes\u00A0: {most} au plus sous les titres. Partagez-le en plusieurs fichiers.",
    en: "The file has too many rows: at most {most} below the titles. Cut it into several files.",
  },
  "too-many-columns": {
    fr: "Cette ligne a trop de colonnes\u00A0: {most} au plus. Vérifiez le séparateur et enregistrez de nouveau le fichier depuis le tableur.",
    en: "This row has too many columns: at most {most}. Check the separator and save the file again from the spreadsheet program.",
  },
  "cell-too-long": {
    fr: "Une cellule a plus de {most} caractères\u00A0: un guillemet n’est sans doute pas refermé. Corrigez-la et enregistrez de nouveau le fichier.",
    en: "A cell has more than {most} characters: a quote is probably not closed. Correct it and save the file again.",
  },
  "not-a-spreadsheet": {
    fr: "Un tableau CSV ou Excel (.xlsx) est attendu\u00A0; reçu\u00A0: {kind}. Ouvrez-le dans un tableur et enregistrez-le au format .xlsx.",
    en: "Expected a CSV or Excel (.xlsx) sheet; got: {kind}. Open it in a spreadsheet program and save it as .xlsx.",
  },
  "old-excel": {
    fr: "C’est un ancien classeur Excel (.xls). Ouvrez-le et enregistrez-le au format .xlsx.",
    en: "This is an old Excel workbook (.xls). Open it and save it as .xlsx.",
  },
  password: {
    fr: "Le classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
    en: "The workbook is protected by a password. Save it without one.",
  },
  macros: {
    fr: "Le classeur contient des macros. Enregistrez-le au format «\u00A0Classeur Excel (.xlsx)\u00A0», sans macros.",
    en: "The workbook contains macros. Save it as “Excel workbook (.xlsx)”, without macros.",
  },
  "zip-bomb": {
    fr: "Une fois décompressé, le classeur est démesurément gros. Copiez les lignes utiles dans un nouveau classeur et envoyez celui-ci.",
    en: "Once unpacked the workbook is out of all proportion. Copy the useful rows into a new workbook and send that one.",
  },
  "broken-zip": {
    fr: "Le classeur est abîmé ou incomplet. Enregistrez-le de nouveau depuis le tableur et renvoyez-le.",
    en: "The workbook is damaged or cut short. Save it again from the spreadsheet program and send it again.",
  },
  "broken-workbook": {
    fr: "Le classeur est mal formé. Ouvrez-le dans un tableur et enregistrez-le de nouveau au format .xlsx.",
    en: "The workbook is not well formed. Open it in a spreadsheet program and save it again as .xlsx.",
  },
  "broken-csv": {
    fr: "Un guillemet n’est pas refermé, ou l’est au milieu d’un texte. Corrigez cette ligne, ou enregistrez de nouveau le fichier depuis le tableur.",
    en: "A quote is never closed, or is closed amid a text. Correct this row, or save the file again from the spreadsheet program.",
  },
  mojibake: {
    fr: "Des lettres accentuées sont abîmées ({sample}). Reprenez le fichier d’origine et enregistrez-le en «\u00A0CSV UTF-8\u00A0» ou en .xlsx.",
    en: "Accented letters are damaged ({sample}). Go back to the original file and save it as “CSV UTF-8” or .xlsx.",
  },
};

const allTexts = { ...cellTexts, ...remarkTexts, ...answerTexts, ...columnTexts, ...faultTexts };
export type SheetCode = keyof typeof allTexts;

/** Where in the sheet: « Ligne 7, colonne D « Date de naissance » ». */
const places = {
  cell: {
    fr: "Ligne {row}, colonne {letter} «\u00A0{name}\u00A0»\u00A0: ",
    en: "Row {row}, column {letter} “{name}”: ",
  },
  row: { fr: "Ligne {row}\u00A0: ", en: "Row {row}: " },
} satisfies Record<string, Text>;

export type Place = { row?: number | undefined; column?: SheetColumn | undefined };

/** A problem in words, with its place before it. */
export function problemAt(place: Place, code: SheetCode, values: Values, language: HelpLanguage): SheetProblem {
  const { row, column } = place;
  const where = row === undefined ? undefined : column === undefined ? places.row : places.cell;
  const { letter = "", name = "" } = column ?? {};
  const before = where === undefined ? "" : fillIn(told(where, language), { row: String(row), letter, name });
  return {
    code,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    message: `${before}${fillIn(told(allTexts[code], language), inLanguage(values, language))}`,
  };
}

const possibleTexts: Text = { fr: "\u00A0; valeurs possibles\u00A0: {options}", en: "; possible values: {options}" };

function inLanguage(values: Values, language: HelpLanguage): Record<string, string> {
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : told(value, language)]),
  );
  const more = (key: "did-you-mean" | "one-of", given: string | undefined) =>
    given === undefined || given === "" ? "" : fillIn(told(problemTexts[key], language), { given });
  const { options = "" } = said;
  return {
    ...said,
    possible: options === "" ? "" : fillIn(told(possibleTexts, language), { options }),
    value: quote(said["value"] ?? "", language),
    suggestion: more("did-you-mean", said["suggestion"]),
    oneOf: more("one-of", said["options"]),
  };
}

/** What came, short enough for a line, with what is invisible shown. */
function quote(text: string, language: HelpLanguage): string {
  const shown = showInvisible(String(clip(text)));
  return language === "fr" ? `«\u00A0${shown}\u00A0»` : `“${shown}”`;
}

/** 100000 as it is read: 100 000. */
const grouped = (figures: string, language: HelpLanguage): string =>
  figures.replace(/\B(?=(?:\d{3})+$)/g, language === "fr" ? "\u00A0" : ",");

/** A fault of the file itself, in words. */
export function describeFault({ code, row, values = {} }: TableFault, language: HelpLanguage): SheetProblem {
  const megabytes = (bytes: string | undefined) => (Number(bytes ?? 0) / 1024 / 1024).toFixed(0);
  const kind = kindNames[values["kind"] as FileKind] as Text | undefined;
  return problemAt(
    { row },
    code,
    {
      sample: "",
      ...values,
      most: grouped(values["most"] ?? "", language),
      megabytes: megabytes(values["bytes"]),
      mostMegabytes: megabytes(values["most"]),
      kind: kind ?? kindNames.binary,
    },
    language,
  );
}
