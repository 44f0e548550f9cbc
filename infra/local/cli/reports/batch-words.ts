// What the command line says of a batch, in French and English.
import type { Text } from "../../../../functions/text/text.ts";

/** What keeps a batch from being run or ended. Each says what to do next. */
export const faultWords = {
  "source-no-file": { fr: "Ce fichier n’existe pas.", en: "There is no such file." },
  "source-is-folder": {
    fr: "C’est un dossier\u00A0: indiquez le fichier XLSX ou CSV.",
    en: "This is a folder: name the XLSX or CSV file.",
  },
  "source-no-access": { fr: "La lecture de ce fichier n’est pas permise.", en: "This file may not be read." },
  "source-too-large": {
    fr: "Plus de 50\u00A0Mo\u00A0: partagez le tableau en plusieurs fichiers.",
    en: "More than 50 MB: split the sheet into several files.",
  },
  "over-itself": {
    fr: "La copie annotée ne peut pas remplacer le fichier. Donnez un autre nom après --annotate.",
    en: "The annotated copy cannot replace the file. Give another name after --annotate.",
  },
  "in-use": {
    fr: "Un autre lot est en cours dans {out}. Attendez qu’il se termine ou choisissez un autre dossier.",
    en: "Another batch is running in {out}. Wait for its end or choose another folder.",
  },
  unfinished: {
    fr: "Le lot de {out} n’est pas terminé. Pour le continuer, ajoutez --resume. Pour y renoncer, supprimez {work}.",
    en: "A batch in {out} is not finished. To continue it, add --resume. To give it up, remove {work}.",
  },
  "unreadable-run": {
    fr: "Un lot a été commencé dans {out}, mais sa trace est illisible\u00A0: il ne peut pas continuer. Supprimez {work}, puis relancez la commande.",
    en: "A batch was begun in {out}, but its trace cannot be read: it cannot go on. Remove {work}, then run the command again.",
  },
  "another-file": {
    fr: "Le lot à continuer dans {out} a été commencé avec un autre fichier, ou ce fichier a changé. Reprenez le fichier d’origine, ou choisissez un autre dossier.",
    en: "The batch to continue in {out} was begun with another file, or this file has changed. Use the original file, or choose another folder.",
  },
  "other-options": {
    fr: "Le lot à continuer dans {out} a été commencé avec d’autres options\u00A0: {options}. Reprenez-les, ou choisissez un autre dossier.",
    en: "The batch to continue in {out} was begun with other options: {options}. Use these, or choose another folder.",
  },
  "results-there": {
    fr: "{out} contient déjà les fichiers d’un lot fini ({files}), qui seraient perdus. Choisissez un autre dossier.",
    en: "{out} already holds the files of a finished batch ({files}), which would be lost. Choose another folder.",
  },
  "disk-full": {
    fr: "Il n’y a plus de place sur le disque. Ce qui est fait est gardé\u00A0: libérez de la place, puis relancez la même commande avec --resume.",
    en: "The disk is full. What is done is kept: make room, then run the same command with --resume.",
  },
  "no-access": {
    fr: "L’écriture dans {out} n’est pas permise. Ce qui est fait est gardé\u00A0: rendez-la possible, puis relancez la même commande avec --resume.",
    en: "Writing to {out} is not allowed. What is done is kept: make it possible, then run the same command with --resume.",
  },
  "disk-fault": {
    fr: "Le disque ne répond pas comme il faut ({reason}). Ce qui est fait est gardé\u00A0: relancez la même commande avec --resume.",
    en: "The disk does not answer as it should ({reason}). What is done is kept: run the same command with --resume.",
  },
  unexpected: {
    fr: "Erreur inattendue\u00A0: {reason}. Ce qui est fait est gardé\u00A0: relancez la même commande avec --resume.",
    en: "Unexpected: {reason}. What is done is kept: run the same command with --resume.",
  },
  interrupted: {
    fr: "Interrompu. Ce qui est fait est gardé\u00A0: pour continuer, relancez la même commande avec --resume.",
    en: "Interrupted. What is done is kept: to continue, run the same command with --resume.",
  },
  "row-errors": {
    fr: "Rien n’a été fait, car des lignes sont à corriger. Corrigez-les, ou ajoutez --valid-only pour faire les autres.",
    en: "Nothing was made, for some rows are to be corrected. Correct them, or add --valid-only to make the others.",
  },
  "no-valid-row": {
    fr: "Rien n’a été fait\u00A0: aucune ligne n’est correcte.",
    en: "Nothing was made: no row is right.",
  },
} satisfies Record<string, Text>;

export type FaultCode = keyof typeof faultWords;

export const batchWords = {
  interrupting: {
    fr: "Arrêt après ce qui est en cours. Encore une fois pour arrêter tout de suite.",
    en: "Stopping after what is under way. Once more to stop at once.",
  },
  counted: {
    fr: "{rows}\u00A0: {valid} à traiter, {wrong} à corriger, {alreadyMade} déjà traitées",
    en: "{rows}: {valid} to make, {wrong} to correct, {alreadyMade} already made",
  },
  oneRow: { fr: "1 ligne", en: "1 row" },
  someRows: { fr: "{count} lignes", en: "{count} rows" },
  oneDossier: { fr: "1 dossier fait", en: "1 dossier made" },
  someDossiers: { fr: "{count} dossiers faits", en: "{count} dossiers made" },
  inTime: { fr: "{dossiers} en {duration}", en: "{dossiers} in {duration}" },
  oneNotMade: { fr: "1 ligne n’a pas été traitée", en: "1 row was not made" },
  someNotMade: { fr: "{count} lignes n’ont pas été traitées", en: "{count} rows were not made" },
  whatNext: {
    fr: "{notMade}. La dernière colonne de {file}, «\u00A0Résultat\u00A0», dit pourquoi. Faites-y les corrections, puis\u00A0:",
    en: "{notMade}. The last column of {file}, “Result”, says why. Make the corrections there, then:",
  },
  onlyThese: {
    fr: "Ce qui est déjà fait ne sera pas refait.",
    en: "What is made already will not be made again.",
  },
  allDone: {
    fr: "Rien à faire\u00A0: toutes les lignes de ce fichier sont déjà traitées.",
    en: "Nothing to do: all rows of this file are already made.",
  },
  bugs: {
    fr: "{notMade} à cause d’une erreur du programme\u00A0; vos réponses ne sont pas en cause.",
    en: "{notMade} for a fault of the program; the answers are not to blame.",
  },
  format: { fr: "Format", en: "Format" },
  sheet: { fr: "feuille «\u00A0{name}\u00A0»", en: "sheet “{name}”" },
  separator: { fr: "séparateur {name}", en: "separator {name}" },
  headerRow: { fr: "en-têtes à la ligne {row}", en: "headers in row {row}" },
  columns: { fr: "Colonnes lues", en: "Columns read" },
  ignored: { fr: "Colonnes ignorées", en: "Columns ignored" },
  problems: { fr: "À corriger", en: "To correct" },
  warnings: { fr: "À vérifier", en: "To check" },
  moreProblems: {
    fr: "… et {count} de plus\u00A0: «\u00A0check --annotate\u00A0» les écrit tous dans une copie de votre fichier.",
    en: "… and {count} more: “check --annotate” writes them all into a copy of your file.",
  },
  more: { fr: "… et {count} de plus\u00A0: --json les donne tous.", en: "… and {count} more: --json gives them all." },
  duplicates: { fr: "La même personne plusieurs fois", en: "The same person several times" },
  byIdentity: {
    fr: "lignes {rows}\u00A0: mêmes nom, prénoms et date de naissance",
    en: "rows {rows}: same names and date of birth",
  },
  byNumber: { fr: "lignes {rows}\u00A0: même numéro Ofpra", en: "rows {rows}: same Ofpra number" },
  documents: { fr: "Documents", en: "Documents" },
  preview: { fr: "Premières lignes, comme elles ont été comprises", en: "First rows, as they were understood" },
  row: { fr: "Ligne {row}", en: "Row {row}" },
  gets: { fr: "Documents\u00A0: ", en: "Documents: " },
} satisfies Record<string, Text>;

export const separatorWords: Record<string, Text> = {
  ";": { fr: "point-virgule", en: "semicolon" },
  ",": { fr: "virgule", en: "comma" },
  "\t": { fr: "tabulation", en: "tab" },
  "|": { fr: "barre verticale", en: "vertical bar" },
};

export const colon: Record<"fr" | "en", string> = { fr: "\u00A0: ", en: ": " };
