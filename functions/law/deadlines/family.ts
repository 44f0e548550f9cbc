// Dates of the family: coming of age, and the first year of a union.
import { possibleDays, sayDays } from "../../text/days.ts";
import type { Situation } from "../situation.ts";
import { familyArticle } from "../status-sources.ts";
import type { Text } from "../../text/text.ts";
import { type Deadline, type DeadlineRule, join } from "./deadline.ts";
import { comingOfAge, unionAnniversary } from "./windows.ts";

function majority(s: Situation, id: string, birthDate: string | undefined, whose: "own" | "child"): Deadline[] {
  if (birthDate === undefined) return [];
  const { first, last } = possibleDays(birthDate);
  const { turns18: from, lastDay: date } = comingOfAge(birthDate);
  if (date < s.today) return [];
  const rule: Text =
    whose === "own"
      ? {
          fr: "À 18 ans, le {from}, il vous faut un titre de séjour. La demande se dépose au plus tard la veille de vos 19 ans, le {date}. Entre 16 et 18 ans, vous pouvez déjà en demander un pour travailler.",
          en: "At 18, on {from}, you need a residence permit. File the request at the latest on the eve of your 19th birthday, {date}. Between 16 and 18, you can already ask for one in order to work.",
        }
      : {
          fr: "À 18 ans, le {from}, votre enfant a besoin de son propre titre de séjour. La demande se dépose au plus tard la veille de ses 19 ans, le {date}. Entre 16 et 18 ans, un titre peut déjà être demandé pour travailler.",
          en: "At 18, on {from}, your child needs a residence permit of their own. File the request at the latest on the eve of the 19th birthday, {date}. Between 16 and 18, a permit can already be asked for in order to work.",
        };
  const uncertain: Text | undefined =
    first === last
      ? undefined
      : {
          fr: "Le jour de naissance n’étant pas connu, c’est la première date possible qui est comptée.",
          en: "As the day of birth is not known, the earliest date is counted.",
        };
  return [
    {
      id,
      from,
      date,
      title:
        whose === "own"
          ? { fr: "Demander un titre de séjour avant vos 19 ans", en: "Ask for a residence permit before you turn 19" }
          : {
              fr: "Demander un titre de séjour pour un enfant devenu majeur",
              en: "Ask for a residence permit for a child who has turned 18",
            },
      detail: sayDays(join(rule, uncertain), { from, date }),
      sources: ["DOC1", familyArticle[s.protection]],
    },
  ];
}

export const ownMajority: DeadlineRule = (s) =>
  s.answers.procedure.kind === "first-application"
    ? majority(s, "own-majority", s.answers.identity?.birth?.date, "own")
    : [];

export const childrensMajority: DeadlineRule = (s) => {
  const members = (s.answers.familyMembers ?? []).filter(({ tie }) => tie === "child");
  const births = [...(s.answers.children ?? []), ...members].map(({ birth }) => birth?.date);
  // Twins, and a child named in both lists, have one date: dates carry no name, so saying it once is enough.
  return [...new Set(births)].flatMap((birth, index) => majority(s, `child-majority-${index + 1}`, birth, "child"));
};

// A spouse or civil partner who did not come by reunification: union celebrated a year ago or more (L. 424-3 and alike).
export const unionOfOneYear: DeadlineRule = (s) => {
  const { status, couple, familyMembers = [] } = s.answers;
  const ownUnion =
    couple.kind === "married" ? couple.marriage?.date : couple.kind === "civil-union" ? couple.date : undefined;
  const unions = [...(status.kind === "family-member" ? [{ ...status, unionDate: ownUnion }] : []), ...familyMembers];
  return unions
    .filter(({ tie, byReunification }) => (tie === "spouse" || tie === "civil-partner") && byReunification !== true)
    .flatMap(({ unionDate }, index) => {
      const date = unionDate === undefined ? undefined : unionAnniversary(unionDate);
      if (date === undefined || date <= s.today) return [];
      return [
        {
          id: `union-one-year-${index + 1}`,
          date,
          title: { fr: "Un an de mariage ou d’union civile", en: "One year of marriage or civil union" },
          detail: sayDays(
            {
              fr: "Sans réunification familiale, le titre de séjour de la personne mariée ou unie civilement demande une union célébrée depuis un an au moins, et une vie commune : à partir du {date}.",
              en: "Without family reunification, a husband, wife or civil partner’s permit asks for a union celebrated at least a year ago, and a shared life: from {date} on.",
            },
            { date },
          ),
          sources: [familyArticle[s.protection]],
        },
      ];
    });
};
