// Members of a family whom the articles on family permits leave out, or may leave out (L. 424-3, L. 424-11, L. 424-19).
import { possibleDays } from "../../text/days.ts";
import { dayOfWeek } from "../../text/message.ts";
import { comingOfAge, unionAnniversary } from "../deadlines/windows.ts";
import { ageOn, type Facts } from "../facts.ts";
import { applicantAsRelative, familyMembers, type Relative } from "../relatives.ts";
import type { SourceCode } from "../sources.ts";
import { familyArticle } from "../status-sources.ts";
import { needsNoPermit } from "./citizenship.ts";
import type { FoundCase, SpecialCase } from "./special-case.ts";

type Applying = Relative & { tiePath: FoundCase["path"]; unionPath: FoundCase["path"] };

/** Those who ask for a first card; whoever has one had the answer then. French and European relatives need none. */
function applying(s: Facts): Applying[] {
  const { procedure, couple } = s.answers;
  const own = procedure.kind === "first-application" ? applicantAsRelative(s) : undefined;
  const ownUnionPath = couple.kind === "married" ? ["couple", "marriage", "date"] : ["couple", "date"];
  return [
    ...(own === undefined ? [] : [{ ...own, tiePath: ["status", "tie"], unionPath: ownUnionPath }]),
    ...familyMembers(s).map((member, index) => ({
      ...member,
      tiePath: ["familyMembers", index, "tie"],
      unionPath: ["familyMembers", index, "unionDate"],
    })),
  ].filter(({ nationalities }) => !needsNoPermit(nationalities));
}

const findTie =
  (isFound: (relative: Applying, s: Facts) => boolean): SpecialCase["find"] =>
  (s) =>
    applying(s)
      .filter((relative) => isFound(relative, s))
      .map(({ tiePath }) => ({ path: tiePath }));

const isPartner = ({ tie }: Relative): boolean => tie === "spouse" || tie === "civil-partner";

/** Without family reunification, as far as it is said. */
const isOutsideReunification = (relative: Relative): boolean =>
  isPartner(relative) && relative.byReunification !== true;

/**
 * Whether the union came before the asylum application of the protected person, which a union outside reunification must
 * follow. Undefined where the dates leave it open. A union after the decision came after the application too.
 */
export function isUnionBeforeAsylum(
  { unionDate }: Pick<Relative, "unionDate">,
  { answers: { asylumApplicationDate, decision } }: Facts,
): boolean | undefined {
  if (unionDate === undefined) return undefined;
  const union = possibleDays(unionDate);
  if (decision?.date !== undefined && union.first > decision.date) return false;
  if (asylumApplicationDate === undefined) return undefined;
  const application = possibleDays(asylumApplicationDate);
  if (union.last < application.first) return true;
  return union.first > application.last ? false : undefined;
}

const isUnionTooOld = (relative: Relative, s: Facts): boolean =>
  isOutsideReunification(relative) && isUnionBeforeAsylum(relative, s) === true;

const isUnderEighteen = (birthDate: string | undefined, { today }: Facts): boolean =>
  (ageOn(today, birthDate) ?? 18) < 18;

/** On the day of the request; where that is not known of a request that is filed, nothing is said. */
function isOverNineteen({ birthDate }: Relative, { today, answers, hasFiled, isFamilyMember }: Facts): boolean {
  const day = isFamilyMember && hasFiled ? answers.procedure.request?.filedOn : today;
  return birthDate !== undefined && day !== undefined && day > comingOfAge(birthDate).lastDay;
}

/** The locations of the children whose request can be filed today and not tomorrow. */
export const childrenOnTheLastDay: SpecialCase["find"] = findTie(
  ({ tie, birthDate }, { today, hasFiled, isFamilyMember }) =>
    tie === "child" &&
    birthDate !== undefined &&
    !(isFamilyMember && hasFiled) &&
    today === comingOfAge(birthDate).lastDay,
);

/** Of the person whose protection the family relies on. */
function protectedPerson({ answers: { status, couple }, age, today }: Facts) {
  return status.kind === "family-member"
    ? { age: ageOn(today, status.relativeBirthDate), isMarried: status.relativeIsMarried === true }
    : { age, isMarried: couple.kind === "married" };
}

const familyLaw: readonly SourceCode[] = Object.values(familyArticle);

export const familyCases: readonly SpecialCase[] = [
  {
    code: "union-before-asylum",
    effect: "association-first",
    leavesOut: true,
    find: (s) => applying(s).flatMap((relative) => (isUnionTooOld(relative, s) ? [{ path: relative.unionPath }] : [])),
    sources: familyLaw,
  },
  {
    code: "union-may-be-before-asylum",
    effect: "to-know",
    find: (s) =>
      applying(s).flatMap((relative) =>
        isOutsideReunification(relative) &&
        relative.unionDate !== undefined &&
        isUnionBeforeAsylum(relative, s) === undefined
          ? [{ path: relative.unionPath }]
          : [],
      ),
    sources: familyLaw,
  },
  {
    code: "union-under-one-year",
    effect: "to-know",
    find: (s) =>
      applying(s).flatMap((relative) => {
        if (!isOutsideReunification(relative) || isUnionTooOld(relative, s)) return [];
        const anniversary = relative.unionDate === undefined ? undefined : unionAnniversary(relative.unionDate);
        if (anniversary === undefined || anniversary <= s.today) return [];
        return [{ path: relative.unionPath, values: { anniversary: dayOfWeek(anniversary) } }];
      }),
    sources: familyLaw,
  },
  {
    code: "spouse-under-eighteen",
    effect: "association-first",
    leavesOut: true,
    find: findTie((relative, s) => isOutsideReunification(relative) && isUnderEighteen(relative.birthDate, s)),
    sources: familyLaw,
  },
  {
    code: "cohabitation-without-reunification",
    effect: "association-first",
    leavesOut: true,
    find: findTie(({ tie, byReunification }) => tie === "cohabiting-partner" && byReunification !== true),
    sources: [...familyLaw, "RI"],
  },
  {
    code: "child-over-nineteen",
    effect: "association-first",
    leavesOut: true,
    find: findTie((relative, s) => relative.tie === "child" && isOverNineteen(relative, s)),
    sources: [...familyLaw, "DOC1"],
  },
  {
    // The page on subsidiary protection says « non mariés »; the article does not, nor do those on the other protections.
    code: "child-in-union",
    effect: "association-first",
    leavesOut: true,
    find: findTie(
      ({ tie, isInUnion }, { protection }) =>
        protection === "subsidiary-protection" && tie === "child" && isInUnion === true,
    ),
    sources: ["SP-PS", "TRI3"],
  },
  {
    code: "parent-of-adult",
    effect: "association-first",
    leavesOut: true,
    find: findTie(({ tie }, s) => tie === "parent" && (protectedPerson(s).age ?? 0) >= 18),
    sources: familyLaw,
  },
  {
    code: "parent-of-married",
    effect: "association-first",
    leavesOut: true,
    find: findTie(({ tie }, s) => tie === "parent" && protectedPerson(s).isMarried),
    sources: familyLaw,
  },
  {
    code: "parent-with-other-children",
    effect: "to-know",
    find: findTie(({ tie }, { protection }) => protection === "subsidiary-protection" && tie === "parent"),
    sources: ["SP-PS"],
  },
];
