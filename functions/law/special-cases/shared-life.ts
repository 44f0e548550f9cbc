// The proof of a shared life, which a couple outside family reunification gives with a first request (L. 424-3 and alike).
import { shiftDay } from "../../text/days.ts";
import { unionAnniversary } from "../deadlines/windows.ts";
import type { Facts } from "../facts.ts";
import { applicantAsRelative } from "../relatives.ts";
import { isUnionBeforeAsylum } from "./family.ts";
import { familyArticle } from "../status-sources.ts";
import { no, notMissed, procedureName, type Eligibility, yes } from "../eligibility.ts";
import { dayOfWeek, message } from "../../text/message.ts";

/** The day on which the union is a year old, where that is to come. */
export function firstYearEnds(s: Facts): string | undefined {
  const unionDate = applicantAsRelative(s)?.unionDate;
  const anniversary = unionDate === undefined ? undefined : unionAnniversary(unionDate);
  return anniversary !== undefined && anniversary > s.today ? anniversary : undefined;
}

/** The month of `day` and the twelve before it, YYYY-MM: a year touches thirteen months. */
export function monthsOfYearUntil(day: string): string[] {
  const firstOfMonth = `${day.slice(0, 7)}-01`;
  return Array.from({ length: 13 }, (_, index) => shiftDay(firstOfMonth, { months: index - 12 }).slice(0, 7));
}

/** Whether a shared life is to be proved. The page on refugees asks for a year of it; the articles on the others name it alone. */
export function sharedLifeToProve(s: Facts): Eligibility {
  const own = applicantAsRelative(s);
  const article = familyArticle[s.protection];
  if (own === undefined || own.tie === "child" || own.tie === "parent")
    return notMissed([], message("decisions.shared-life.not-a-couple"));
  if (own.byReunification === true) return notMissed(["SP-R"], message("decisions.shared-life.by-reunification"));
  if (s.asksFor !== "first-application") {
    const procedure = procedureName(s.asksFor);
    return notMissed(["SP-R"], message("decisions.shared-life.not-asked-for", { procedure }));
  }
  if (s.isMinor || isUnionBeforeAsylum(own, s) === true)
    return no([article], message("decisions.shared-life.association-first"));
  if (own.byReunification === undefined) return no(["SP-R", article], message("decisions.shared-life.perhaps"));
  if (own.tie === "cohabiting-partner") return yes("offered", [article], message("decisions.shared-life.cohabiting"));
  // Whether the article gives the card depends on it.
  if (own.unionDate === undefined) return no([article], message("decisions.shared-life.undated"));
  if (s.hasFiled) return yes("offered", ["SP-R", article], message("decisions.shared-life.filed"));
  const anniversary = firstYearEnds(s);
  if (anniversary !== undefined)
    return yes("offered", [article], message("decisions.shared-life.first-year", { day: dayOfWeek(anniversary) }));
  return s.protection === "refugee"
    ? yes("recommended", ["SP-R", article], message("decisions.shared-life.asked"))
    : yes("recommended", [article], message("decisions.shared-life.by-the-article"));
}
