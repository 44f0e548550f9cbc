// Where an answer stands on a paper of the person.
import type { MessageKey } from "../../functions/text/message.ts";

export type PictureName =
  | "ofpra-letter"
  | "birth-certificate"
  | "decision"
  | "permit-number"
  | "permit-expiry"
  | "foreigner-number"
  | "certificate";

export type Where = { text: MessageKey; picture?: PictureName };

const birthCertificate: Where = { text: "web.field.where.birth-certificate", picture: "birth-certificate" };
const decision: Where = { text: "web.field.where.decision", picture: "decision" };
const request: Where = { text: "web.field.where.request" };
const marriage: Where = { text: "web.field.where.marriage" };
const host: Where = { text: "web.field.where.host" };

/** By the path of the answer, without the numbers of items. */
const places: readonly (readonly [RegExp, Where])[] = [
  [/^ofpraNumber$/, { text: "web.field.where.ofpra-number", picture: "ofpra-letter" }],
  [/^foreignerNumber$/, { text: "web.field.where.foreigner-number", picture: "foreigner-number" }],
  [/^identity\.(?:familyName|usualName|givenNames|gender|birth\..*)$/, birthCertificate],
  [/^decision\.(?:by|date|reference)$/, decision],
  [/^procedure\.currentPermit\.number$/, { text: "web.field.where.permit-number", picture: "permit-number" }],
  [/^procedure\.currentPermit\.expiresOn$/, { text: "web.field.where.permit-expiry", picture: "permit-expiry" }],
  [/^procedure\.attestation\.expiresOn$/, { text: "web.field.where.certificate", picture: "certificate" }],
  [/^procedure\.request\./, request],
  [/^couple\.marriage\./, marriage],
  [/^housing\.host\.(?:familyName|givenNames|birth\..*)$/, host],
  [/^housing\.proofOfAddress\.date$/, { text: "web.field.where.proof-of-address" }],
  [/^housing\.(?:name|number)$/, { text: "web.field.where.domiciliation" }],
  [/^concordance\.differences\.onBirthCertificate$/, birthCertificate],
];

/** `id` is the path as showPath writes it. */
export const whereOf = (id: string): Where | undefined =>
  places.find(([pattern]) => pattern.test(id.replaceAll(/\[\d+\]/g, "")))?.[1];
