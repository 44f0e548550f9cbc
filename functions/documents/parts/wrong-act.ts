// What the papers about a wrong act of Ofpra share: the act, its errors, and what shows the right mentions.
import type { Answers, Difference } from "../../answers/answers.ts";
import { wrongActs, type Act } from "../../law/certificates/rectification.ts";
import type { KnownFacts } from "./facts.ts";
import { decisionCopyOf } from "./letter.ts";
import { asOnPapers, items, papers } from "./differences.ts";

const actNames: Record<Act, string> = {
  "birth-certificate": "certificat de naissance",
  "marriage-certificate": "certificat de mariage",
};

const foreign = { name: "Document étranger", copy: "document étranger cité dans le tableau, avec sa traduction" };

const paperOf = (otherPaper: Difference["otherPaper"]): { name: string; copy?: string } =>
  otherPaper === "foreign-paper" ? foreign : papers[otherPaper];

const rowForThePen = ["mention fausse", "mention de l’acte", "mention juste", "document qui montre la mention juste"];

/** The differences are with the birth certificate: they are its errors, where it has any. */
const errorsOf = ({ concordance }: Partial<Answers>): readonly Difference[] =>
  concordance?.birthCertificate === "has-an-error" ? (concordance.differences ?? []) : [];

/** Nothing is known of the errors of a marriage certificate. */
function rowsToWrite(answers: Partial<Answers>): number {
  if (errorsOf(answers).length === 0) return 2;
  return wrongActs(answers).includes("marriage-certificate") ? 1 : 0;
}

export const hasRowsToWrite = (answers: Partial<Answers>): boolean => rowsToWrite(answers) > 0;

export function wrongActView({ answers, isFamilyMember, protection }: KnownFacts) {
  const acts = wrongActs(answers);
  const errors = errorsOf(answers);
  const decisionCopy = decisionCopyOf(isFamilyMember ? null : protection);
  const shown = errors.map(({ otherPaper }) => paperOf(otherPaper).copy ?? decisionCopy);
  const toWrite = rowsToWrite(answers);
  return {
    /** « certificat de naissance et certificat de mariage » */
    acts: acts.length === 0 ? null : acts.map((act) => actNames[act]).join(" et "),
    areTwo: acts.length === 2,
    errors: errors.map(({ item, onBirthCertificate, onOtherPaper, otherPaper }) => ({
      item: items[item],
      onAct: asOnPapers(onBirthCertificate),
      right: asOnPapers(onOtherPaper),
      shownBy: paperOf(otherPaper).name,
    })),
    /** Rows to fill in by hand; each cell is named after what is written in it. */
    emptyRows: Array.from({ length: toWrite }, () => rowForThePen),
    enclosures: [
      ...new Set([
        ...(acts.length === 0 ? ["acte de l’Ofpra"] : acts.map((act) => `${actNames[act]} de l’Ofpra`)),
        decisionCopy,
        ...shown,
        ...(toWrite > 0 ? ["chaque document cité dans le tableau"] : []),
      ]),
    ],
  };
}
