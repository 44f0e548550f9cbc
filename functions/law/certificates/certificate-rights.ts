// What a certificate or a receipt proves while the card is awaited, for whoever is shown it and does not know it: the right
// to stay, to work, and social rights while Ofpra makes the civil-status papers. Read 2026-11-29.
import {
  certificateKinds,
  type Answers,
  type CertificateKind,
  type NoteReader,
  type Protection,
} from "../../answers/answers.ts";
import type { SourceCode } from "../sources.ts";

export type CertificateRights = {
  /** Those whose texts are quoted: one where the kind is known, otherwise each, to be ticked by hand. */
  kinds: readonly CertificateKind[];
  saysWork: boolean;
  saysSocial: boolean;
};

/** Of whoever reads it: an employer has no need of family rights, a landlord of neither. */
const readsWork: Readonly<Record<NoteReader, boolean>> = {
  employer: true,
  landlord: false,
  "family-benefits": false,
  "health-insurance": false,
};
const readsSocial: Readonly<Record<NoteReader, boolean>> = {
  employer: false,
  landlord: false,
  "family-benefits": true,
  "health-insurance": true,
};

/** `protection`: that of the holder's own; null where it is not known. */
export function certificateRights(
  { procedure, concordance }: Partial<Answers>,
  protection: Protection | "family" | null,
): CertificateRights {
  const { kind, noteFor } = procedure?.attestation ?? {};
  // L. 561-16 is for refugees and those under subsidiary protection, until Ofpra has made their papers.
  const awaitsPapers = concordance === undefined || concordance.birthCertificate === "not-received";
  const mayAsk = protection !== "family" && protection !== "stateless" && awaitsPapers;
  return {
    kinds: kind === undefined ? certificateKinds : [kind],
    saysWork: noteFor === undefined || readsWork[noteFor],
    saysSocial: mayAsk && (noteFor === undefined || readsSocial[noteFor]),
  };
}

const sourcesOfKind: Readonly<Record<CertificateKind, { stay: SourceCode[]; work: SourceCode[] }>> = {
  extension: { stay: ["TEL", "JUR1", "JUR2"], work: ["LEG4", "FBL1"] },
  receipt: { stay: ["RCP"], work: ["LEG4", "RAT", "RRT"] },
  "favourable-decision": { stay: ["TEL", "SP-API"], work: ["LEG4", "RI"] },
};

/** In the order of the text, each once. */
export function sourcesOfRights({ kinds, saysWork, saysSocial }: CertificateRights): SourceCode[] {
  const ofKinds = kinds.map((kind) => sourcesOfKind[kind]);
  return [
    ...new Set([
      ...ofKinds.flatMap(({ stay }) => stay),
      ...(saysWork ? ofKinds.flatMap(({ work }) => work) : []),
      ...(saysSocial ? (["LEG5", "OFP4", "ATF"] as const) : []),
    ]),
  ];
}
