// The letter that asks Ofpra for the certificate of concordance: only once the triage has shown that it is the right way.
import type { Difference } from "../answers/answers.ts";
import { isOfIdentity, type ConcordanceRoute } from "../law/concordance-route.ts";
import { no, procedureName, type Eligibility, yes } from "../law/eligibility.ts";
import { isTooYoungForPermit } from "../law/permit-age.ts";
import type { Facts } from "../law/facts.ts";
import type { SourceCode } from "../law/sources.ts";
import { message, sentences, type Message } from "../text/message.ts";
import { document } from "./document.ts";
import { fromFacts, type KnownFacts } from "./parts/facts.ts";
import { decisionCopyOf, letterView } from "./parts/letter.ts";

export const ofpraLetter = document({
  id: "ofpra-letter",
  fileName: "lettre-ofpra",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  decide,
  ...fromFacts(fill),
});

const items: Record<Difference["item"], string> = {
  "family-name": "Nom de naissance",
  "usual-name": "Nom d’usage",
  "given-names": "Prénoms",
  gender: "Sexe",
  "birth-date": "Date de naissance",
  "birth-place": "Lieu de naissance",
  "birth-country": "Pays de naissance",
  nationality: "Nationalité",
  parents: "Parents",
  "marital-status": "Situation matrimoniale",
};

const otherPapers: Record<Exclude<Difference["otherPaper"], "foreign-paper">, { name: string; copy: string }> = {
  "asylum-application-certificate": {
    name: "Attestation de demande d’asile",
    copy: "attestation de demande d’asile",
  },
  "extension-certificate": {
    name: "Attestation de prolongation d’instruction",
    copy: "attestation de prolongation d’instruction",
  },
  receipt: { name: "Récépissé", copy: "récépissé" },
  "residence-permit": { name: "Titre de séjour", copy: "titre de séjour (les deux faces)" },
  "protection-decision": {
    name: "Décision de protection",
    copy: decisionCopyOf(null),
  },
  "travel-document": { name: "Titre de voyage", copy: "titre de voyage (page d’identité)" },
  "other-french-paper": {
    name: "Autre document français",
    copy: "autre document français cité dans le tableau",
  },
};

const birthCertificateCopy = "certificat de naissance de l’Ofpra";

/** A date in the order of French papers: `1990-03-05` as `05/03/1990`. */
const asOnPapers = (text: string): string => text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1");

const emptyRow = [
  "mention qui diffère",
  "mention du certificat de naissance de l’Ofpra",
  "mention de l’autre document",
  "nom de l’autre document",
];

function fill(facts: KnownFacts) {
  const { concordance } = facts.answers;
  // Ofpra's certificate is about papers of French authorities. A foreign paper has no place in a letter about them, and a
  // copy of one could be taken for a sign of ties with the authorities of the country that the person fled.
  const differences = (concordance?.differences ?? [])
    .filter(isOfIdentity)
    .flatMap(({ otherPaper, ...difference }) =>
      otherPaper === "foreign-paper" ? [] : [{ ...difference, otherPaper }],
    );
  const decisionCopy = decisionCopyOf(facts.isFamilyMember ? null : facts.protection);
  const copies = differences.map(({ otherPaper }) =>
    otherPaper === "protection-decision" ? decisionCopy : otherPapers[otherPaper].copy,
  );
  if (copies.length === 0) copies.push("chaque document cité dans le tableau (les deux faces)");
  return {
    ...letterView(facts),
    differences: differences.map((difference) => ({
      item: items[difference.item],
      onBirthCertificate: asOnPapers(difference.onBirthCertificate),
      onOtherPaper: asOnPapers(difference.onOtherPaper),
      otherPaper: otherPapers[difference.otherPaper].name,
    })),
    /** All differences are with one paper. */
    isSinglePaper: new Set(differences.map(({ otherPaper }) => otherPaper)).size === 1,
    /** Rows to fill in by hand; each cell is named after what is written in it. */
    emptyRows: differences.length === 0 ? Array.from({ length: 3 }, () => emptyRow) : [],
    enclosures: [...new Set([birthCertificateCopy, decisionCopy, ...copies])],
  };
}

function decide(facts: Facts): Eligibility {
  const { procedure, concordance } = facts.answers;
  const route = facts.concordanceRoute;
  if (route !== "letter") return withoutLetter(route, facts);
  if (isTooYoungForPermit(facts)) return no(["OFP1"], message("decisions.ofpra-letter.too-young"));
  const isCivilStatusChange = procedure.kind === "civil-status-change";
  if (!facts.isApplication && !isCivilStatusChange)
    return no(["OFP1"], message("decisions.ofpra-letter.not-needed", { procedure: procedureName(procedure.kind) }));
  const differences = concordance?.differences ?? [];
  const hasForeign = differences.some(
    (difference) => isOfIdentity(difference) && difference.otherPaper === "foreign-paper",
  );
  return yes(
    "recommended",
    ["OFP1", "RI", "RI-ERR"],
    sentences(
      message("decisions.ofpra-letter.papers-differ"),
      isCivilStatusChange ? message("decisions.ofpra-letter.before-the-change") : undefined,
      concordance?.differences === undefined ? message("decisions.ofpra-letter.by-hand") : undefined,
      hasForeign ? message("decisions.ofpra-letter.without-foreign-papers") : undefined,
      differences.every(isOfIdentity) ? undefined : message("decisions.ofpra-letter.only-identity"),
      ...otherMentions(facts),
    ),
  );
}

type OtherRoute = Exclude<ConcordanceRoute, "letter">;

const sourcesOf: Record<OtherRoute, SourceCode[]> = {
  "nothing-to-do": [],
  "family-member": ["ANX10"],
  "certificate-received": ["RI", "OFP1"],
  "wait-for-birth-certificate": ["OFP1", "OFP2"],
  rectification: ["OFP2", "RI-ERR"],
  "prefecture-corrects": ["RI-ERR"],
  "foreign-papers-only": ["OFP1", "ALP"],
  "no-identity-mention": ["OFP1", "OFP2", "RI-CHG"],
};

/** What differs and has a way of its own, which is named. */
function otherMentions({ answers: { concordance }, channel }: Facts): Message[] {
  const differences = concordance?.differences ?? [];
  const others = (["marital-status", "nationality"] as const).filter((item) =>
    differences.some((difference) => difference.item === item),
  );
  const where = message(`decisions.ofpra-letter.at.${channel}`);
  return others.map((item) => message(`decisions.ofpra-letter.other-mention.${item}`, { where }));
}

function withoutLetter(route: OtherRoute, facts: Facts): Eligibility {
  const { channel } = facts;
  const asksPrefecture = route === "certificate-received" || route === "prefecture-corrects";
  const values = asksPrefecture ? { where: message(`decisions.ofpra-letter.at.${channel}`) } : undefined;
  const reason = message(`decisions.ofpra-letter.route.${route}`, values);
  const isOnOtherRoute = route === "no-identity-mention" || route === "prefecture-corrects";
  return no(sourcesOf[route], isOnOtherRoute ? sentences(reason, ...otherMentions(facts)) : reason);
}
