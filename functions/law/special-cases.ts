// People whom a rule does not fit, as one table: situation, what follows from it, sources. docs/CAS-PARTICULIERS.md has it
// in French.
import type { Facts } from "./facts.ts";
import { isEuropean, isFrench } from "./special-cases/citizenship.ts";
import { familyCases } from "./special-cases/family.ts";
import { sourcesOfOtherLaw } from "./special-cases/other-law.ts";
import type { FoundCase, SpecialCase } from "./special-cases/special-case.ts";
import { locationsIn, type Territory } from "./special-cases/territory.ts";
import { ageOn } from "./facts.ts";
import type { Answers, Person } from "../answers/answers.ts";

export type { FoundCase, SpecialCase } from "./special-cases/special-case.ts";

type Couple = Answers["couple"];

const livesIn =
  (territory: Territory): SpecialCase["find"] =>
  ({ answers }) =>
    locationsIn(territory, answers).map((path) => ({ path }));

/** The first of the family with such a nationality: one sentence is for all of them. */
const relativeWho =
  (has: (nationalities: Person["nationalities"]) => boolean): SpecialCase["find"] =>
  ({ answers: { couple, children = [], familyMembers = [] } }) =>
    [
      ...(couple.kind === "married" ? [{ path: ["couple", "spouse"], person: couple.spouse }] : []),
      ...("partner" in couple ? [{ path: ["couple", "partner"], person: couple.partner }] : []),
      ...children.map((person, index) => ({ path: ["children", index], person })),
      ...familyMembers.map((person, index) => ({ path: ["familyMembers", index], person })),
    ]
      .filter(({ person }) => has(person?.nationalities))
      .slice(0, 1)
      .map(({ path }): FoundCase => ({ path: [...path, "nationalities"] }));

/** A minor who is or was in such a couple, the applicant or their partner. */
const minorsIn =
  (kinds: readonly Couple["kind"][]): SpecialCase["find"] =>
  ({ answers: { couple }, isMinor, today }) => {
    if (!kinds.includes(couple.kind)) return [];
    const [other, person] =
      couple.kind === "married"
        ? ["spouse", couple.spouse]
        : ["partner", "partner" in couple ? couple.partner : undefined];
    return [
      ...(isMinor ? [{ path: ["couple", "kind"] }] : []),
      ...((ageOn(today, person?.birth?.date) ?? 18) < 18 ? [{ path: ["couple", other, "birth", "date"] }] : []),
    ];
  };

export const specialCases: readonly SpecialCase[] = [
  {
    code: "french-citizen",
    effect: "no-document",
    find: ({ otherLaw }) => (otherLaw === "french-citizen" ? [{ path: ["identity", "nationalities"] }] : []),
    sources: sourcesOfOtherLaw["french-citizen"],
  },
  { code: "monaco", effect: "no-document", find: livesIn("monaco"), sources: sourcesOfOtherLaw.monaco },
  {
    code: "other-overseas",
    effect: "no-document",
    find: livesIn("other-overseas"),
    sources: sourcesOfOtherLaw["other-overseas"],
  },
  {
    code: "adapted-overseas",
    effect: "to-know",
    find: livesIn("adapted-overseas"),
    sources: ["GIS-EN"],
  },
  {
    // L. 441-8 names the cards of refugees and of subsidiary protection, families included, and not those of stateless persons.
    code: "mayotte",
    effect: "to-know",
    find: (s) => (s.protection === "stateless" ? [] : livesIn("mayotte")(s)),
    sources: ["FBL2", "GIS-MAY"],
  },
  {
    code: "mayotte-stateless",
    effect: "to-know",
    find: (s) => (s.protection === "stateless" ? livesIn("mayotte")(s) : []),
    sources: ["FBL2", "GIS-MAY"],
  },
  {
    code: "european-citizen",
    effect: "to-know",
    find: ({ nationalities }) => (isEuropean(nationalities) ? [{ path: ["identity", "nationalities"] }] : []),
    sources: ["SP-UE", "SP-CE"],
  },
  { code: "french-relative", effect: "to-know", find: relativeWho(isFrench), sources: ["GIS-EN"] },
  { code: "european-relative", effect: "to-know", find: relativeWho(isEuropean), sources: ["SP-UE"] },
  {
    // A marriage emancipates where France recognises it, which it may not do of a minor's.
    code: "married-minor",
    effect: "association-first",
    find: minorsIn(["married", "divorced", "widowed"]),
    sources: ["CIV413", "OFP6", "FTDA6"],
  },
  { code: "minor-in-civil-union", effect: "association-first", find: minorsIn(["civil-union"]), sources: ["CIV413"] },
  ...familyCases,
];

/** Whether one of these cases is found in the answers. */
export const isCase =
  (...codes: SpecialCase["code"][]) =>
  (s: Facts): boolean =>
    specialCases.some(({ code, find }) => codes.includes(code) && find(s).length > 0);

/** Whether someone of the family may have no right to their card: an association is to be asked first. */
export const mayLeaveSomeoneOut = (s: Facts): boolean =>
  specialCases.some(({ leavesOut, find }) => leavesOut === true && find(s).length > 0);

/** Whether the applicant may have no right to the card of a protected person's family. */
export const mayBeLeftOut = (s: Facts): boolean =>
  specialCases.some(
    ({ leavesOut, find }) => leavesOut === true && find(s).some(({ path: [holder] }) => holder !== "familyMembers"),
  );
