// What is said of each problem: what was expected, what came, what to do.
import type { Text } from "../text/text.ts";

export const problemTexts = {
  "not-json": {
    fr: "Le fichier n’est pas du JSON valide à partir de la ligne {line}, colonne {column}. Vérifiez-y les guillemets, les virgules et les accolades.",
    en: "The file is not valid JSON from line {line}, column {column} on. Check the quotes, commas and braces there.",
  },
  "did-you-mean": { fr: " Vouliez-vous dire «\u00A0{given}\u00A0»\u00A0?", en: " Did you mean “{given}”?" },
  "one-of": { fr: " Possibilités\u00A0: {given}.", en: " Possible: {given}." },
  "or-leave-out": {
    fr: " Si la réponse n’est pas connue, retirez le champ au lieu d’écrire {given}.",
    en: " If the answer is not known, take the field out rather than write {given}.",
  },
  missing: {
    fr: "Cette réponse est obligatoire\u00A0; rien n’a été reçu.{oneOf} Ajoutez-la.",
    en: "This answer is needed; nothing came.{oneOf} Add it.",
  },
  "unknown-key": {
    fr: "Ce nom de champ est inconnu à cet endroit.{suggestion}{oneOf} Corrigez-le ou retirez-le.",
    en: "This field name is not known here.{suggestion}{oneOf} Correct it or take it out.",
  },
  "unknown-value": {
    fr: "Valeur attendue\u00A0: {options}. Reçu\u00A0: {value}.{suggestion} Choisissez une des valeurs attendues.{orLeaveOut}",
    en: "Expected one of: {options}. Got: {value}.{suggestion} Choose one of the expected values.{orLeaveOut}",
  },
  "wrong-type": {
    fr: "Attendu\u00A0: {type}. Reçu\u00A0: {value}. Corrigez la valeur.{orLeaveOut}",
    en: "Expected: {type}. Got: {value}. Correct the value.{orLeaveOut}",
  },
  "not-nationalities": {
    fr: 'Attendu\u00A0: une liste de codes de pays à deux lettres, par exemple ["AF"], ou "stateless" pour une personne apatride. Reçu\u00A0: {value}. Corrigez la valeur, ou retirez le champ si elle n’est pas connue.',
    en: 'Expected: a list of two-letter country codes, for example ["AF"], or "stateless". Got: {value}. Correct the value, or take the field out if it is not known.',
  },
  empty: {
    fr: "La réponse est vide. Écrivez-la, ou retirez le champ\u00A0: une ligne à remplir au stylo sera imprimée.",
    en: "The answer is empty. Write it, or take the field out: a line to fill in with a pen will be printed.",
  },
  "too-long": {
    fr: "La réponse est trop longue\u00A0: {count} caractères reçus, {maximum} au plus. Raccourcissez-la.",
    en: "The answer is too long: got {count} characters, at most {maximum} fit. Shorten it.",
  },
  "too-many": {
    fr: "La liste est trop longue\u00A0: {count} éléments reçus, {maximum} au plus. Retirez-en.",
    en: "The list is too long: got {count} items, at most {maximum} fit. Take some out.",
  },
  "invisible-character": {
    fr: "Le texte contient un caractère invisible (retour à la ligne, sens d’écriture, largeur nulle…)\u00A0: {value}. Retapez ce texte au clavier.",
    en: "The text contains an invisible character (line break, writing direction, zero width…): {value}. Type this text again by hand.",
  },
  "no-glyph": {
    fr: "Impossible à imprimer\u00A0: {characters}. Écrivez ce mot en lettres latines, comme sur le certificat de naissance de l’Ofpra.",
    en: "Cannot be printed: {characters}. Write this word in Latin letters, as on the Ofpra birth certificate.",
  },
  "not-a-date": {
    fr: "Date attendue sous la forme AAAA-MM-JJ, par exemple 2026-03-05. Reçu\u00A0: {value}. Corrigez la date.",
    en: "Expected a date as YYYY-MM-DD, for example 2026-03-05. Got: {value}. Correct the date.",
  },
  "not-a-partial-date": {
    fr: "Date attendue sous la forme AAAA-MM-JJ, AAAA-MM ou AAAA (00 pour un jour ou un mois écrit 00 sur l’acte). Reçu\u00A0: {value}. Corrigez la date.",
    en: "Expected a date as YYYY-MM-DD, YYYY-MM or YYYY (00 for a day or month written 00 on the certificate). Got: {value}. Correct the date.",
  },
  "date-in-future": {
    fr: "Cette date ne peut pas être après le jour du dossier ({today}). Reçu\u00A0: {value}. Corrigez la date.",
    en: "This date cannot be after the day of the dossier ({today}). Got: {value}. Correct the date.",
  },
  "not-a-country": {
    fr: "Code de pays à deux lettres attendu (ISO 3166-1), par exemple AF. Reçu\u00A0: {value}. Cherchez le code du pays.",
    en: "Expected a two-letter country code (ISO 3166-1), for example AF. Got: {value}. Look up the code of the country.",
  },
  "not-an-ofpra-number": {
    fr: "Numéro Ofpra attendu\u00A0: 9 chiffres, XX-XX-XXXXX, en haut à gauche des lettres de l’Ofpra. Reçu\u00A0: {value}. Recopiez-le.",
    en: "Expected an Ofpra number: 9 digits, XX-XX-XXXXX, top left of Ofpra’s letters. Got: {value}. Copy it again.",
  },
  "not-a-postcode": {
    fr: "Code postal français attendu\u00A0: 5 chiffres, par exemple 69003. Reçu\u00A0: {value}. Corrigez-le.",
    en: "Expected a French postcode: 5 digits, for example 69003. Got: {value}. Correct it.",
  },
  "not-a-french-phone": {
    fr: "Numéro de téléphone français attendu, par exemple 06 12 34 56 78. Reçu\u00A0: {value}. Corrigez-le ou retirez-le.",
    en: "Expected a French phone number, for example 06 12 34 56 78. Got: {value}. Correct it or take it out.",
  },
  "not-a-phone": {
    fr: "Numéro de téléphone attendu, par exemple 06 12 34 56 78 ou +32 470 12 34 56. Reçu\u00A0: {value}. Corrigez-le ou retirez-le.",
    en: "Expected a phone number, for example 06 12 34 56 78 or +32 470 12 34 56. Got: {value}. Correct it or take it out.",
  },
  "not-an-email": {
    fr: "Adresse électronique attendue, par exemple nom@exemple.fr. Reçu\u00A0: {value}. Corrigez-la ou retirez-la.",
    en: "Expected an e-mail address, for example name@example.org. Got: {value}. Correct it or take it out.",
  },
  "no-difference": {
    fr: "Les deux documents disent la même chose\u00A0: {value}. Corrigez l’un des deux, ou retirez cette différence.",
    en: "Both papers say the same: {value}. Correct one of them, or take this difference out.",
  },
} as const satisfies Record<string, Text>;

/** The types of JSON in words. */
export const typeNames = {
  string: { fr: "un texte entre guillemets", en: "a text in quotes" },
  boolean: { fr: "true (oui) ou false (non)", en: "true (yes) or false (no)" },
  array: { fr: "une liste entre crochets", en: "a list in square brackets" },
  object: { fr: "un ensemble de champs entre accolades", en: "a set of fields in braces" },
} as const satisfies Record<string, Text>;

export type ProblemCode = Exclude<keyof typeof problemTexts, "did-you-mean" | "one-of" | "or-leave-out">;
