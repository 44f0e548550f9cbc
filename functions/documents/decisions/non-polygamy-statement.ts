// The sworn statement of non-polygamy: for a married national of a country that allows polygamy. No list of such countries
// used by prefectures was found, so the rule errs on the side of a statement too many; religion is neither asked nor inferred.
import type { Answers, Gender } from "../../answers/answers.ts";
import { countryName, nationalityFeminine } from "../../answers/countries.ts";
import { agree } from "../../answers/french.ts";
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import { type StatementNeed, statementNeed } from "../../law/polygamy.ts";
import type { Situation } from "../../law/situation.ts";
import type { SourceCode } from "../../law/sources.ts";
import { paperList } from "../../law/status-sources.ts";
import type { Text } from "../../text/text.ts";
import { both, no, procedureName, type Verdict, yes } from "../../law/document-decision.ts";

export function decideNonPolygamyStatement(s: Situation): Verdict {
  const { couple, identity, procedure, status, concordance } = s.answers;
  const gender = identity?.gender;
  const list = paperList[s.protection];
  if (couple.kind !== "married")
    return no(
      [list],
      both(unmarried[couple.kind](gender), {
        fr: "La déclaration n’est demandée qu’aux personnes mariées.",
        en: "The statement is asked only of married people.",
      }),
    );
  if (couple.severalSpousesInFrance === true)
    // Printed on the cover sheet: it repeats no answer that could be held against the person.
    return no(["AN1", "RI"], {
      fr: "D’après vos réponses, ne signez pas cette déclaration : elle n’est pas préparée. La loi tient compte de la situation familiale pour donner, refuser ou retirer le titre : avant de déposer la demande, parlez-en à un avocat ou à une association d’aide aux étrangers. L’aide juridictionnelle peut payer l’avocat.",
      en: "From your answers, do not sign this statement: it is not made. The law takes the family situation into account when a permit is given, refused or withdrawn: before you file, talk to a lawyer or to an association that helps foreign people. Legal aid (aide juridictionnelle) can pay the lawyer.",
    });
  if (couple.wantsStatement === true)
    return yes("offered", [list], {
      fr: "Vous indiquez que la préfecture vous la demande : elle est prête à relire, compléter, dater et signer.",
      en: "You say that the prefecture asks you for it: it is ready to be read again, completed, dated and signed.",
    });
  if (isTooYoungForPermit(s))
    return no(["RI-DCEM"], {
      fr: "Avant 16 ans, il n’y a pas de titre de séjour à demander, donc pas de déclaration à joindre.",
      en: "Under 16 there is no residence permit to ask for, so no statement to add.",
    });
  if (procedure.kind === "civil-status-change") {
    const marriageChanges = concordance?.differences?.some(({ item }) => item === "marital-status") ?? false;
    if (!marriageChanges)
      return no([list], {
        fr: "Elle est demandée avec une demande de titre. Pour ce changement d’état civil, vos réponses ne disent pas que votre situation matrimoniale change.",
        en: "It is asked for with a request for a permit. For this change of civil status, your answers do not say that your marital status changes.",
      });
  } else if (!s.isApplication)
    return no([list], {
      fr: `Elle est demandée avec une demande de titre ; aucune source lue ne la demande pour ${procedureName[procedure.kind].fr}.`,
      en: `It is asked for with a request for a permit; no source that was read asks for it for ${procedureName[procedure.kind].en}.`,
    });
  // A stateless person is a national of no country, whatever country they came from.
  const { need, because } = statementNeed(status.kind === "stateless" ? "stateless" : identity?.nationalities);
  return verdictOf(need, because, gender, list);
}

function verdictOf(
  need: StatementNeed["need"],
  because: StatementNeed["because"],
  gender: Gender | undefined,
  list: SourceCode,
): Verdict {
  const married = marriedAnd(because, gender);
  const sources: SourceCode[] = because.kind === "country" ? [list, ...because.row.sources] : [list];
  if (need === "required") {
    const treatedAsAllowed = because.kind === "country" && because.row.treatedAs !== undefined;
    return yes("required", sources, both(married, treatedAsAllowed ? both(rule, takenAsAllowed) : both(rule, named)));
  }
  if (need === "recommended") return yes("recommended", sources, both(married, doubt[because.kind]));
  const wasRead = because.kind === "country" && because.row.sources.length > 0;
  return no(sources, both(married, both(wasRead ? banned : inNoList, onRequest)));
}

function marriedAnd(because: StatementNeed["because"], gender: Gender | undefined): Text {
  const married = agree(gender, "marié");
  if (because.kind === "stateless")
    return { fr: `Vous êtes ${married} et apatride.`, en: "You are married and stateless." };
  if (because.kind === "unknown")
    return {
      fr: `Vous êtes ${married} et votre nationalité n’est pas indiquée.`,
      en: "You are married and your nationality is not given.",
    };
  return {
    fr: `Vous êtes ${married} et de nationalité ${nationalityFeminine(because.country)}.`,
    en: `You are married and a national of this country: ${countryName(because.country, "en")}.`,
  };
}

const rule: Text = {
  fr: "La déclaration est demandée aux personnes mariées dont le pays permet la polygamie, même si l’époux ou l’épouse vit à l’étranger.",
  en: "The statement is asked of married people whose country allows polygamy, even when the husband or wife lives abroad.",
};

const named: Text = {
  fr: "Aucune liste officielle n’a été trouvée ; celles qui ont été lues citent ce pays.",
  en: "No official list was found; those that were read name this country.",
};

const takenAsAllowed: Text = {
  fr: "Les sources lues ne disent pas toutes la même chose de ce pays ; par prudence, il est compté parmi ceux qui la permettent.",
  en: "The sources that were read do not agree about this country; to be safe, it is counted among those that allow it.",
};

const banned: Text = {
  fr: "La déclaration est demandée aux personnes mariées dont le pays permet la polygamie ; d’après la source lue, ce pays l’interdit.",
  en: "The statement is asked of married people whose country allows polygamy; according to the source that was read, this country forbids it.",
};

const inNoList: Text = {
  fr: "La déclaration est demandée aux personnes mariées dont le pays permet la polygamie ; aucune des listes lues ne cite ce pays.",
  en: "The statement is asked of married people whose country allows polygamy; none of the lists that were read names this country.",
};

const onRequest: Text = {
  fr: "Si la préfecture vous la demande, indiquez-le dans vos réponses et elle sera préparée.",
  en: "If the prefecture asks you for it, say so in your answers and it will be made.",
};

const doubt: Record<StatementNeed["because"]["kind"], Text> = {
  country: {
    fr: "Les sources lues ne disent pas toutes la même chose de ce pays : la préfecture décide. Il est prudent de joindre la déclaration.",
    en: "The sources that were read do not agree about this country: the prefecture decides. It is wise to add the statement.",
  },
  "country-not-in-table": {
    fr: "La règle de ce pays n’a pas été vérifiée : la préfecture décide. Il est prudent de joindre la déclaration.",
    en: "This country’s rule was not checked: the prefecture decides. It is wise to add the statement.",
  },
  stateless: {
    fr: "La règle parle des ressortissants d’un pays qui permet la polygamie : la préfecture décide. Il est prudent de joindre la déclaration.",
    en: "The rule speaks of nationals of a country that allows polygamy: the prefecture decides. It is wise to add the statement.",
  },
  unknown: {
    fr: "La règle dépend du pays : la préfecture décide. Il est prudent de joindre la déclaration.",
    en: "The rule depends on the country: the prefecture decides. It is wise to add the statement.",
  },
};

const unmarried: Record<Exclude<Answers["couple"]["kind"], "married">, (gender: Gender | undefined) => Text> = {
  single: () => ({ fr: "Vous êtes célibataire.", en: "You are single." }),
  "civil-union": () => ({
    fr: "Vous avez conclu une union civile, pas un mariage.",
    en: "You are in a civil union, not a marriage.",
  }),
  cohabiting: () => ({
    fr: "Vous vivez en couple sans être mariés.",
    en: "You live as a couple without being married.",
  }),
  divorced: (gender) => ({ fr: `Vous êtes ${agree(gender, "divorcé")}.`, en: "You are divorced." }),
  widowed: (gender) => ({ fr: `Vous êtes ${agree(gender, "veuf", "veuve")}.`, en: "You are widowed." }),
};
