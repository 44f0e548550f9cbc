// The months of a shared life with a place for the paper that proves each: the last year, or the first one of a young union.
import { birthName } from "../../answers/french.ts";
import type { Facts } from "../../law/facts.ts";
import { firstYearEnds, monthsOfYearUntil, sharedLifeToProve } from "../../law/special-cases/shared-life.ts";
import { sayMonth } from "../../text/dates-in-words.ts";
import { officialLanguage } from "../../text/languages.ts";
import { document } from "../document.ts";
import { ownerOf } from "../parts/person.ts";
import { partnerIn } from "./shared-life-statement.ts";

export const sharedLifeMonths = document({
  id: "shared-life-months",
  fileName: "preuves-vie-commune",
  signer: "nobody",
  language: "official",
  decide: sharedLifeToProve,
  view: ({ situation }) => view(situation),
  blankView: () => view(),
});

const blankMonths: readonly null[] = Array.from({ length: 13 }, () => null);

function view(facts?: Facts) {
  const { identity = {}, couple } = facts?.answers ?? {};
  return {
    owner: facts === undefined ? null : ownerOf(facts.answers),
    applicant: birthName(identity) ?? null,
    partner: birthName(partnerIn(couple) ?? {}) ?? null,
    /** « novembre 2026 »; null where it is to be written. */
    months:
      facts === undefined
        ? blankMonths
        : monthsOfYearUntil(firstYearEnds(facts) ?? facts.today).map((month) => {
            const [year = "", number = ""] = month.split("-");
            return sayMonth(year, number, officialLanguage);
          }),
  };
}
