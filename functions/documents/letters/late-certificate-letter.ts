// The letter to the prefecture about a certificate or receipt that ends soon, has ended or never came.
import type { Answers, CertificateKind } from "../../answers/answers.ts";
import { certificateKind } from "../../law/conditions.ts";
import { no, yes, type Eligibility } from "../../law/eligibility.ts";
import type { Facts } from "../../law/facts.ts";
import {
  lateCertificateOf,
  requestOfCertificate,
  type LateCertificate,
} from "../../law/certificates/late-certificate.ts";
import type { SourceCode } from "../../law/sources.ts";
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import { document, type ViewInput } from "../document.ts";
import { noFacts, type KnownFacts } from "../parts/facts.ts";
import { decisionCopyOf, letterView } from "../parts/letter.ts";
import { rightsAtRisk } from "../parts/rights-at-risk.ts";
import { maxMessageLength } from "../parts/short-text.ts";

export const lateCertificateLetter = document({
  id: "late-certificate-letter",
  fileName: "lettre-attestation-en-retard",
  signer: "applicant",
  isSignedWithMinor: true,
  language: "official",
  shortTextLength: maxMessageLength,
  decide,
  view,
  blankView: () => fill(noFacts, undefined, undefined),
});

const names: Record<CertificateKind, string> = {
  extension: "attestation de prolongation d’instruction",
  receipt: "récépissé de demande de titre de séjour",
  "favourable-decision": "attestation de décision favorable",
};

const copies: Record<CertificateKind, string> = {
  extension: "attestation de prolongation",
  receipt: "récépissé",
  "favourable-decision": "attestation de décision favorable",
};

const proofOfFiling = {
  anef: "confirmation de dépôt",
  prefecture: "preuve du dépôt",
  unknown: "preuve du dépôt",
};

function view({ situation }: ViewInput) {
  const late = lateCertificateOf(situation);
  return fill(situation, "kind" in late ? late : undefined, requestOfCertificate(situation));
}

function fill(
  facts: KnownFacts,
  late: LateCertificate | undefined,
  request: Answers["procedure"]["request"] | undefined,
) {
  const { answers, protection, channel, isFamilyMember } = facts;
  const kind = late?.kind;
  const isHeld = late !== undefined && late.state !== "none" && late.state !== "none-card";
  const isOnline = channel === "anef";
  const isFirst = facts.asksFor === "first-application";
  const { atRisk, proofs } = rightsAtRisk(answers);
  return {
    ...letterView(facts),
    /** The request is found without it: no line is left for a decision that is not known. */
    saysProtection: answers.decision?.date !== undefined || isFamilyMember || facts.isMinor,
    /** YYYY-MM-DD, as the other days */
    filedOn: request?.filedOn ?? null,
    requestNumber: request?.number ?? null,
    /** In the words of the site. */
    statusShown: request?.statusShown ?? null,
    isOnline,
    isFirst,
    isRenewal: late !== undefined && !isFirst,
    isKnown: late !== undefined,
    isHeld,
    isExtension: kind === "extension",
    isReceipt: kind === "receipt",
    isAgreed: kind === "favourable-decision",
    certificate: kind === undefined ? null : names[kind],
    ends: isHeld ? late.ends! : null,
    cardEnds: late?.state === "none-card" ? late.ends! : null,
    isOver: late?.state === "over",
    /** R. 431-15-3 and -4 are about the first request of the protected person. */
    isFirstOfProtected: kind === "extension" && isFirst && !isFamilyMember && protection !== "stateless",
    atRisk,
    replyBy: late?.replyBy ?? null,
    enclosures: [
      ...(isHeld ? [copies[late.kind]] : late === undefined ? ["attestation ou récépissé"] : []),
      proofOfFiling[channel ?? "unknown"],
      ...(isOnline ? ["capture d’écran de l’ANEF"] : []),
      ...(late !== undefined && !isFirst ? ["titre de séjour (les deux faces)"] : []),
      ...(isFamilyMember ? [] : [decisionCopyOf(protection)]),
      ...proofs,
    ],
  };
}

const sourcesOf = (kind: CertificateKind): SourceCode[] =>
  kind === "receipt" ? ["REC12", "SP-REC"] : kind === "extension" ? ["JUR1", "JUR2"] : ["JUR2"];

function decide(s: Facts): Eligibility {
  const late = lateCertificateOf(s);
  const key = `decisions.late-certificate-letter.${late.state}` as const;
  const sources = sourcesOf(certificateKind(s));
  switch (late.state) {
    case "nothing-filed":
      return no([], message(key));
    case "card-end-unknown":
      return no(sources, message(key));
    case "not-yet":
    case "card-valid":
      return no(sources, message(key, { ends: dayOfWeek(late.ends), from: dayOfWeek(late.from) }));
    case "just-filed":
      return no(sources, message(key, { filed: dayOfWeek(late.filed), from: dayOfWeek(late.from) }));
    default: {
      const ends = late.ends === undefined ? undefined : { ends: dayOfWeek(late.ends) };
      const how = message(`decisions.late-certificate-letter.how.${s.channel}`);
      return yes("recommended", sources, sentences(message(key, ends), how));
    }
  }
}
