// The facts that the rules ask about, derived once from the answers.
import { DateTime } from "luxon";
import type { Answers, Protection } from "./answers.ts";

export type Situation = {
  answers: Answers;
  /** The day the dossier is made, YYYY-MM-DD, in Paris. */
  today: string;
  /** The applicant's own protection, or that of the person whose family they are. */
  protection: Protection;
  isFamilyMember: boolean;
  /** Where the request is filed: online on ANEF, or at the prefecture for stateless persons and their family. */
  channel: "anef" | "prefecture";
  /** Whole years, or undefined where the birth date is missing or only a year that leaves the answer open. */
  age: number | undefined;
  isMinor: boolean;
  isApplication: boolean;
};

/** Whole years between a birth date known at least to the year and `today`; undefined where it cannot be told. */
export function ageOn(today: string, birthDate: string | undefined): number | undefined {
  if (birthDate === undefined) return undefined;
  const [year, month = "00", day = "00"] = birthDate.split("-");
  const latest = `${year}-${month === "00" ? "12" : month}`;
  const youngest = DateTime.fromISO(day === "00" ? latest : `${latest}-${day}`, { zone: "utc" });
  const birthday = day === "00" ? youngest.endOf("month").startOf("day") : youngest;
  return Math.floor(DateTime.fromISO(today, { zone: "utc" }).diff(birthday, "years").years);
}

export function describeSituation(answers: Answers, today: string): Situation {
  const { status, procedure, identity } = answers;
  const isFamilyMember = status.kind === "family-member";
  const protection = isFamilyMember ? status.of : status.kind;
  const age = ageOn(today, identity?.birth?.date);
  return {
    answers,
    today,
    protection,
    isFamilyMember,
    channel: protection === "stateless" ? "prefecture" : "anef",
    age,
    isMinor: age !== undefined && age < 18,
    isApplication: procedure.kind === "first-application" || procedure.kind === "renewal",
  };
}
