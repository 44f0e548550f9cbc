// The sworn statement of non-polygamy: for a married national of a country that allows polygamy. No list of such countries
// used by prefectures was found, so the rule errs on the side of a statement too many; religion is neither asked nor inferred.
import type { Answers, Gender } from "../answers/answers.ts";
import { nameOfCountry, nationalityFeminine } from "../answers/countries.ts";
import { frenchPartialDay } from "../answers/french.ts";
import { placePhrase } from "../answers/places/place-phrase.ts";
import { no, procedureName, type Eligibility, yes } from "../law/eligibility.ts";
import { isTooYoungForPermit } from "../law/permit-age.ts";
import { type StatementNeed, statementNeed } from "../law/polygamy.ts";
import type { Facts } from "../law/facts.ts";
import type { SourceCode } from "../law/sources.ts";
import { supportingDocumentsPage } from "../law/status-sources.ts";
import { officialLanguage } from "../text/languages.ts";
import { message, type Message, sentences, type Value } from "../text/message.ts";
import { document } from "./document.ts";
import { fromFacts, homeView, type KnownFacts } from "./parts/facts.ts";
import { ownerOf, personView } from "./parts/person.ts";

export const nonPolygamyStatement = document({
  id: "non-polygamy-statement",
  fileName: "declaration-non-polygamie",
  signer: "applicant",
  language: "official",
  decide,
  ...fromFacts(fill),
});

function fill({ answers, nationalities }: KnownFacts) {
  const married = answers.couple?.kind === "married" ? answers.couple : undefined;
  const marriage = married?.marriage;
  return {
    owner: ownerOf(answers),
    applicant: personView({ ...answers.identity, nationalities }),
    address: homeView(answers),
    isDomiciled: answers.housing?.kind === "domiciliation",
    foreignerNumber: answers.foreignerNumber ?? null,
    spouse: personView(married?.spouse),
    /** « le 5 mars 2015 », « en 2015 » */
    marriedWhen: marriage?.date === undefined ? null : frenchPartialDay(marriage.date),
    marriagePlace: placePhrase(marriage ?? {}, "lieu du mariage"),
  };
}

function decide(facts: Facts): Eligibility {
  const { couple, identity, concordance } = facts.answers;
  const gender = identity?.gender;
  const list = supportingDocumentsPage[facts.protection];
  if (couple.kind !== "married")
    return no(
      [list],
      sentences(unmarried(couple.kind, gender), message("decisions.non-polygamy-statement.only-married")),
    );
  if (couple.severalSpousesInFrance === true)
    // Printed on the cover sheet: it repeats no answer that could be held against the person.
    return no(
      ["AN1", "RI"],
      sentences(
        message("decisions.non-polygamy-statement.several-spouses"),
        message("warnings.several-spouses-in-france"),
      ),
    );
  if (couple.wantsStatement === true)
    return yes("offered", [list], message("decisions.non-polygamy-statement.asked-for"));
  if (isTooYoungForPermit(facts)) return no(["RI-DCEM"], message("decisions.non-polygamy-statement.too-young"));
  if (facts.asksFor === "civil-status-change") {
    const marriageChanges =
      facts.answers.procedure.civilStatus?.change === "marriage" ||
      (concordance?.differences?.some(({ item }) => item === "marital-status") ?? false);
    if (!marriageChanges) return no([list], message("decisions.non-polygamy-statement.marriage-unchanged"));
  } else if (!facts.isApplication) {
    const values = { procedure: procedureName(facts.asksFor) };
    return no([list], message("decisions.non-polygamy-statement.not-asked-for", values));
  }
  const { need, because } = statementNeed(facts.nationalities, facts.countryOfOrigin);
  const married = marriedAnd(facts.nationalities, because, gender);
  // What went with the request is asked for a second time only if the prefecture says so.
  if (facts.hasFiled && need !== "not-by-default")
    return yes("offered", [list], sentences(married, message("decisions.non-polygamy-statement.filed")));
  // The page on refugees does not ask their family for it; those on subsidiary protection and on stateless persons do.
  if (need === "required" && facts.isFamilyMember && facts.protection === "refugee") {
    const doubt = message("decisions.non-polygamy-statement.doubt.family-of-refugee");
    return yes("recommended", ["SP-R", "SP-PS", "SP-AP"], sentences(married, doubt));
  }
  return eligibilityOf(need, because, married, list);
}

function eligibilityOf(
  need: StatementNeed["need"],
  because: StatementNeed["because"],
  married: Message,
  list: SourceCode,
): Eligibility {
  const sources: SourceCode[] = [
    list,
    ...(because.kind === "origin" || because.kind === "stateless" ? (["ANX10"] as const) : []),
    ...("row" in because ? because.row.sources : []),
  ];
  if (because.kind === "origin") {
    const country = nameOfCountry(because.country);
    return yes(
      "required",
      sources,
      sentences(married, message("decisions.non-polygamy-statement.origin", { country })),
    );
  }
  if (need === "required") {
    const isCountedAsAllowed = because.kind === "country" && because.row.treatedAs !== undefined;
    const why = message(
      `decisions.non-polygamy-statement.${isCountedAsAllowed ? "sources-differ-counted-as-allowed" : "country-named"}`,
    );
    return yes("required", sources, sentences(married, message("decisions.non-polygamy-statement.rule"), why));
  }
  if (need === "recommended") {
    const doubt = message(`decisions.non-polygamy-statement.doubt.${because.kind}`);
    return yes("recommended", sources, sentences(married, doubt));
  }
  const wasRead = because.kind === "country" && because.row.sources.length > 0;
  const why = message(`decisions.non-polygamy-statement.${wasRead ? "forbidden" : "in-no-list"}`);
  return no(sources, sentences(married, why, message("decisions.non-polygamy-statement.on-request")));
}

function marriedAnd(
  nationalities: Facts["nationalities"],
  because: StatementNeed["because"],
  gender: Gender | "unknown" = "unknown",
): Message {
  if (nationalities === "stateless") return message(`decisions.non-polygamy-statement.married-stateless.${gender}`);
  const country = because.kind !== "origin" && "country" in because ? because.country : nationalities?.[0];
  if (country === undefined) return message(`decisions.non-polygamy-statement.married-nationality-unknown.${gender}`);
  const nationality = nationalityOf(country);
  return message(`decisions.non-polygamy-statement.married-national.${gender}`, { nationality });
}

/** « afghane », which agrees with « nationalité »; other languages name the country. */
const nationalityOf = (country: string): Value => ({
  forms: { [officialLanguage]: nationalityFeminine(country) },
  otherwise: nameOfCountry(country),
});

type Unmarried = Exclude<Answers["couple"]["kind"], "married">;

function unmarried(kind: Unmarried, gender: Gender | "unknown" = "unknown"): Message {
  return kind === "divorced" || kind === "widowed"
    ? message(`decisions.non-polygamy-statement.couple.${kind}.${gender}`)
    : message(`decisions.non-polygamy-statement.couple.${kind}`);
}
