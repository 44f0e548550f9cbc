// The labels of each column's options, from labels.json.
import { factsOf } from "../../text/languages.ts";
import { message, type Message, type Value } from "../../text/message.ts";
import { isMessageKey } from "../../text/say.ts";
import { waysToWrite, wordsFor } from "../../text/synonyms.ts";
import type { Column, Leaf } from "./columns.ts";

/** An option of the schema, with its label and every text that is accepted for it. */
export type Choice = { option: string; label: Value; written: readonly string[] };

/** The group of labels.choices, by the last part of the path, or by the whole path if that is ambiguous. */
const groups: Readonly<Record<string, string>> = {
  language: "language",
  "procedure.kind": "procedure",
  "procedure.attestation.kind": "certificate-kind",
  waitsFor: "procedure",
  noteFor: "note-for",
  step: "anef-step",
  answer: "contact-centre-answer",
  change: "civil-status-change",
  "status.kind": "protection",
  of: "protection",
  tie: "tie",
  by: "decided-by",
  gender: "gender",
  placeKind: "place-kind",
  "housing.kind": "housing",
  "couple.kind": "marital-status",
  birthCertificate: "birth-certificate",
  item: "difference-item",
  otherPaper: "other-paper",
};

const choiceOf = (group: string, option: string): Choice => ({
  option,
  label: labelOf(group, option),
  written: [option, ...waysToWrite(`choices.${group}.${option}`)],
});

function labelOf(group: string, option: string): Value {
  const key = `labels.choices.${group}.${option}`;
  if (isMessageKey(key)) return message(key);
  // A language that was just added has no label yet, so its own name is used.
  if (group === "language") return factsOf(option).name;
  throw new Error(`no label ${key}`);
}

/** Words that could mean several options of a choice, by the names in spreadsheet.choice-questions. */
const questions = {
  housing: ["shared-flat", "sublet", "emergency", "free", "no-lawful-address", "dwelling"],
  "marital-status": ["separated", "family", "pair", "letter"],
  protection: ["which", "not-yet"],
  procedure: ["first-or-renewal", "duplicate", "certificate", "travel", "event"],
  gender: ["both"],
} as const satisfies { [Group in string]: readonly string[] };

/** The question for each word that could mean several options. */
export function choiceQuestions({ path }: Pick<Leaf, "path">): [word: string, question: Message][] {
  const group = groupOf(path);
  if (!isAsked(group)) return [];
  return questions[group].flatMap((name) => {
    const question = `spreadsheet.choice-questions.${group}.${name}`;
    if (!isMessageKey(question)) throw new Error(`no text ${question}`);
    return wordsFor(`choice-questions.${group}.${name}`).map((word): [string, Message] => [word, message(question)]);
  });
}

const isAsked = (group: string | undefined): group is keyof typeof questions =>
  group !== undefined && Object.hasOwn(questions, group);

const known = new Map<string, readonly Choice[]>();

const groupOf = (path: readonly string[]): string | undefined =>
  groups[path.filter((key) => key !== "*").join(".")] ?? groups[path.at(-1)!];

/** The choices of a column, in the order of the schema. */
export function choicesOf({ path, options }: Pick<Leaf, "path" | "options">): readonly Choice[] {
  const id = path.join(".");
  let choices = known.get(id);
  if (choices === undefined) {
    const group = groupOf(path);
    if (group === undefined) throw new Error(`no labels for the choices of ${id}`);
    known.set(id, (choices = options.map((option) => choiceOf(group, option))));
  }
  return choices;
}

export const labelOfChoice = (leaf: Pick<Leaf, "path" | "options">, option: string): Value =>
  choicesOf(leaf).find((choice) => choice.option === option)!.label;

export const yesNoChoices = { yes: choiceOf("yes-no", "yes"), no: choiceOf("yes-no", "no") } as const;

/** « Oui, Non »: one label after another. */
export const labelsOf = (choices: readonly Choice[]): Value => ({
  list: choices.map(({ label }) => label),
  type: "separated",
});

/** The options of a column, as text. */
export const optionsOf = ({ leaves: [leaf], type }: Column): Value | undefined =>
  type === "choice" ? labelsOf(choicesOf(leaf)) : undefined;
