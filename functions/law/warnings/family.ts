// Warnings about the couple and the family: who of the family has a right to the same permit (L. 424-3, L. 424-11, L. 424-19).
import type { FamilyTie } from "../../answers/answers.ts";
import { possibleDays } from "../../text/days.ts";
import { unionAnniversary } from "../deadlines/windows.ts";
import { ageOn, type Situation } from "../situation.ts";
import { familyArticle } from "../status-sources.ts";
import { nothing, warn, type Warning } from "./warning.ts";

export const familyWarnings = (s: Situation): Warning[] => [
  ...severalSpouses(s),
  ...tieAndCouple(s),
  ...relatives(s).flatMap((relative) => conditions(relative, s)),
];

function severalSpouses({ answers: { couple } }: Situation): Warning[] {
  if (couple.kind !== "married" || couple.severalSpousesInFrance !== true) return nothing;
  return warn(
    "several-spouses-in-france",
    ["couple", "severalSpousesInFrance"],
    {
      // Printed on the cover sheet: it repeats no answer that could be held against the person.
      fr: "Avant de déposer la demande, parlez de votre situation familiale à un avocat ou à une association : la loi en tient compte pour donner, refuser ou retirer le titre. L’aide juridictionnelle peut payer l’avocat.",
      en: "Before you file, talk about your family situation to a lawyer or to an association: the law takes it into account when a permit is given, refused or withdrawn. Legal aid (aide juridictionnelle) can pay the lawyer.",
    },
    ["AN1", "RI"],
  );
}

const coupleOfTie: Partial<Record<FamilyTie, string>> = {
  spouse: "married",
  "civil-partner": "civil-union",
  "cohabiting-partner": "cohabiting",
};

function tieAndCouple({ answers: { status, couple } }: Situation): Warning[] {
  if (status.kind !== "family-member") return nothing;
  const expected = coupleOfTie[status.tie];
  if (expected === undefined || expected === couple.kind) return nothing;
  return warn("tie-and-couple-disagree", ["couple", "kind"], {
    fr: "Le lien avec la personne protégée et votre situation de couple ne correspondent pas. Vérifiez les deux réponses.",
    en: "Your tie with the protected person and your couple do not go together. Check both answers.",
  });
}

type Relative = {
  tie: FamilyTie;
  byReunification: boolean | undefined;
  unionDate: string | undefined;
  birthDate: string | undefined;
  path: (string | number)[];
  /** Where the answers say the day of the union. */
  unionPath: (string | number)[];
};

/** The applicant, if a family member, and the family members who apply too. */
function relatives({ answers }: Situation): Relative[] {
  const { status, couple, identity, familyMembers = [] } = answers;
  const own: Relative[] =
    status.kind === "family-member"
      ? [
          {
            tie: status.tie,
            byReunification: status.byReunification,
            unionDate:
              couple.kind === "married"
                ? couple.marriage?.date
                : couple.kind === "civil-union"
                  ? couple.date
                  : undefined,
            birthDate: identity?.birth?.date,
            path: ["status", "tie"],
            unionPath: couple.kind === "married" ? ["couple", "marriage", "date"] : ["couple", "date"],
          },
        ]
      : [];
  const others = familyMembers.map(({ tie, byReunification, unionDate, birth }, index): Relative => ({
    tie,
    byReunification,
    unionDate,
    birthDate: birth?.date,
    path: ["familyMembers", index, "tie"],
    unionPath: ["familyMembers", index, "unionDate"],
  }));
  return [...own, ...others];
}

function conditions(relative: Relative, { today, protection }: Situation): Warning[] {
  const law = [familyArticle[protection]];
  const age = ageOn(today, relative.birthDate);
  const { tie, byReunification, unionDate, path, unionPath } = relative;
  if (tie === "child") {
    if (relative.birthDate === undefined || (ageOn(today, possibleDays(relative.birthDate).first) ?? 0) < 19)
      return nothing;
    return warn(
      "child-over-nineteen",
      path,
      {
        fr: "La demande d’un enfant se dépose au plus tard la veille de ses 19 ans ; d’après la date de naissance, ce jour est passé. Demandez conseil à une association.",
        en: "A child’s request is filed at the latest on the eve of the 19th birthday; by the date of birth, that day is past. Ask an association for advice.",
      },
      [...law, "DOC1"],
    );
  }
  if (tie === "parent" || byReunification === true) return nothing;
  if (tie === "cohabiting-partner")
    return warn(
      "cohabitation-without-reunification",
      path,
      {
        fr: "La loi lue ne cite, en dehors de la réunification familiale, que les personnes mariées ou unies civilement ; la fiche de Réfugiés.info cite aussi le concubin ou la concubine. Demandez conseil à une association avant de déposer la demande.",
        en: "Apart from family reunification, the law that was read names only husbands, wives and civil partners; the Réfugiés.info page also names unmarried partners. Ask an association for advice before you file.",
      },
      [...law, "RI"],
    );
  const anniversary = unionDate === undefined ? undefined : unionAnniversary(unionDate);
  return [
    ...(anniversary !== undefined && anniversary > today
      ? warn(
          "union-under-one-year",
          unionPath,
          {
            fr: "Sans réunification familiale, l’union doit avoir été célébrée depuis un an au moins : attendez le {anniversary}, et réunissez les preuves de votre vie commune.",
            en: "Without family reunification, the union must have been celebrated at least a year ago: wait until {anniversary}, and gather proofs of your shared life.",
          },
          law,
          { anniversary },
        )
      : nothing),
    ...(age !== undefined && age < 18
      ? warn(
          "spouse-under-eighteen",
          path,
          {
            fr: "Sans réunification familiale, la personne mariée ou unie civilement doit avoir 18 ans.",
            en: "Without family reunification, the husband, wife or civil partner must be 18.",
          },
          law,
        )
      : nothing),
  ];
}
