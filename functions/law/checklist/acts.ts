// Checklist, what to do now: the acts of the first page, in order. One verb each, so that a tired person can follow.
import { birthName } from "../../answers/french.ts";
import { message, type Message, type Value, type Values } from "../../text/message.ts";
import { isMessageKey } from "../../text/say.ts";
import {
  all,
  any,
  application,
  atPrefecture,
  certificateKind,
  changeOf,
  hasFiled,
  isAgreed,
  mayHaveCard,
  not,
  notFiled,
  online,
  renewal,
  route,
  wordsOfCertificate,
  type Condition,
} from "../conditions.ts";
import { isCorrection } from "../civil-status.ts";
import { firstLateDay, lastDayToDeclareMove, renewalWindow, silenceDates } from "../deadlines/windows.ts";
import { numberInDossier, type Strength } from "../eligibility.ts";
import { filedAt, filesInPlaceOfSite, filesOnPaper } from "../filing/blocked-filing.ts";
import { waitsWithCertificate } from "../certificates/late-certificate.ts";
import { inDossier, type Situation } from "../situation.ts";
import { isCase, mayBeLeftOut, mayLeaveSomeoneOut } from "../special-cases.ts";
import { formToSendBack } from "./supporting-documents.ts";
import { minorMayTravel } from "./family.ts";

type Case = Condition<Situation>;

/** Texts are in templates/locales under `checklist.acts.<id>`, or below it by channel or by `variant`. */
type ActRule = {
  id: string;
  /** Another act whose text it has. */
  textOf?: string;
  when: Case;
  variant?: (s: Situation) => string;
  values?: (s: Situation) => Values;
  rows?: readonly string[] | ((s: Situation) => readonly string[]);
};

export type Act = {
  id: string;
  text: Message;
  /** The rows of the checklist that say more. */
  rows: readonly string[];
};

const anyStrength = ["required", "recommended", "offered"] as const;

/** « papier 2 »: the number of the document in the dossier. */
const numberOf =
  (id: string) =>
  ({ decisions }: Situation): Values => ({ number: numberInDossier(decisions, id) ?? "" });

/** As the cover sheet says it. */
const signer = (s: Situation): string =>
  !s.isMinor ? "applicant" : isCase("married-minor")(s) ? "married-minor" : "representative";

/** How the host is called on the first page: by the first given name. */
export function hostName({ answers: { housing } }: Situation): string | undefined {
  const host = housing.kind === "hosted" ? housing.host : undefined;
  return host?.givenNames?.split(" ")[0] ?? (host === undefined ? undefined : birthName(host));
}

/** Who signs for a minor, by the first given name. */
function representativeName({ answers: { representative } }: Situation): Value {
  const name = representative?.givenNames?.split(" ")[0] ?? birthName(representative ?? {});
  return name ?? message("checklist.values.representative");
}

const expiryOf = ({ answers: { procedure } }: Situation): string | undefined => procedure.currentPermit?.expiresOn;

const tooEarly: Case = (s) => {
  const expires = expiryOf(s);
  return expires !== undefined && s.today < renewalWindow(expires, s.channel).opens;
};

const late: Case = (s) => {
  const expires = expiryOf(s);
  return expires !== undefined && s.today >= firstLateDay(expires, s.channel);
};

const isMoveLate: Case = ({ answers: { procedure }, today }) =>
  procedure.movedOn !== undefined && today > lastDayToDeclareMove(procedure.movedOn);

/** The certificate or receipt in hand. */
const hasEnded: Case = ({ answers: { procedure }, today }) => {
  const ends = procedure.attestation?.expiresOn;
  return ends !== undefined && ends <= today;
};

const declares = (...kinds: Parameters<typeof changeOf>): Case => all(changeOf(...kinds), notFiled);
const toFile = all(application, notFiled);
const changesCivilStatus = all(changeOf("civil-status-change"), notFiled);
/** A marriage, a divorce or a birth is declared without waiting for what Ofpra says of the other papers. */
const correctsPapers = all(changesCivilStatus, isCorrection);

const silenceIsRefusal: Case = ({ today, answers: { procedure } }) =>
  procedure.request?.filedOn !== undefined && today >= silenceDates(procedure.request.filedOn).refusedOn;

const reasonsLetter = inDossier("reasons-request", "recommended");

const postOf = (
  id: string,
  letter: string,
  rows?: readonly string[],
  strengths: readonly Strength[] = anyStrength,
): ActRule => ({
  id,
  textOf: "post-letter",
  when: inDossier(letter, ...strengths),
  variant: signer,
  values: (s) => ({
    ...numberOf(letter)(s),
    ...(signer(s) === "representative" ? { who: representativeName(s) } : {}),
  }),
  ...(rows === undefined ? {} : { rows }),
});

const rowsOfFiling = ["account", "request-button", "file-at-prefecture", "file-in-place-of-site"];

const rules: readonly ActRule[] = [
  {
    id: "association-first",
    rows: (s) => [
      "married-minor",
      "minor-in-civil-union",
      "several-spouses",
      ...(mayBeLeftOut(s) ? ["association-first"] : []),
    ],
    when: any(
      mayBeLeftOut,
      isCase("married-minor", "minor-in-civil-union"),
      ({ answers: { couple } }) => couple.kind === "married" && couple.severalSpousesInFrance === true,
    ),
  },
  { id: "ask-if-needed", rows: ["european-citizen"], when: all(mayHaveCard, notFiled, isCase("european-citizen")) },
  {
    id: "police",
    rows: ["police-report"],
    when: all(mayHaveCard, notFiled, ({ answers }) => answers.procedure.kind === "theft"),
  },
  {
    id: "sign-statement",
    rows: ["non-polygamy-required", "non-polygamy-recommended", "non-polygamy-asked-for"],
    when: all(inDossier("non-polygamy-statement", ...anyStrength), notFiled),
    variant: signer,
    values: numberOf("non-polygamy-statement"),
  },
  {
    id: "host-signs",
    rows: ["host-attestation"],
    when: all(inDossier("hosting-attestation", "required", "recommended"), notFiled),
    variant: (s) => (hostName(s) === undefined ? "unnamed" : "named"),
    values: (s) => ({ ...numberOf("hosting-attestation")(s), host: hostName(s) ?? "" }),
  },
  {
    id: "body-signs",
    rows: ["address-centre", "address-hotel"],
    when: all(inDossier("body-attestation", "recommended"), notFiled),
    variant: ({ answers: { housing } }) => housing.kind,
    values: numberOf("body-attestation"),
  },
  {
    id: "sign-contract",
    rows: ["commitment-contract"],
    when: all(inDossier("commitment-reminder", "required"), notFiled),
    values: numberOf("commitment-reminder"),
  },
  // A difference between papers has one of these letters, never both.
  postOf("post-letter", "ofpra-letter", ["send-letter"]),
  postOf("post-card-letter", "card-correction-letter", ["wrong-card"]),
  postOf("post-copy-request", "decision-copy-request"),
  postOf("post-error-letter", "clerical-error-letter", ["wrong-birth-certificate"]),
  { id: "ofpra-form", rows: ["ofpra-form"], when: formToSendBack },
  { id: "wait-for-ofpra", when: all(correctsPapers, route("letter")) },
  { id: "wait-for-birth-certificate", when: all(correctsPapers, route("wait-for-birth-certificate")) },
  {
    id: "rectification",
    rows: ["wrong-birth-certificate"],
    when: any(
      all(changesCivilStatus, route("rectification"), not(inDossier("clerical-error-letter", ...anyStrength))),
      all(inDossier("rectification-sheet", ...anyStrength), route("rectification")),
    ),
  },
  { id: "ask-how", when: all(mayHaveCard, atPrefecture, notFiled) },
  // Without an answer of the contact centre the site may still take the request.
  postOf("post-other-way-request", "other-way-request", ["file-in-place-of-site"], ["recommended"]),
  {
    id: "ask-appointment",
    rows: ["file-in-place-of-site"],
    when: all<Situation>(
      filesInPlaceOfSite,
      ({ answers }) => answers.procedure.otherWayAskedOn === undefined,
      not(inDossier("other-way-request", ...anyStrength)),
    ),
  },
  {
    id: "order-papers",
    rows: ["file-at-prefecture", "file-in-place-of-site", "declare-at-prefecture"],
    when: inDossier("counter-file-letter", ...anyStrength),
    values: numberOf("counter-file-letter"),
  },
  { id: "scan", rows: ["scan"], when: all(mayHaveCard, notFiled, not(filesOnPaper)) },
  {
    id: "file",
    rows: rowsOfFiling,
    variant: filedAt,
    when: all(toFile, not(all<Situation>(renewal, any<Situation>(tooEarly, late)))),
  },
  {
    id: "file-from",
    rows: rowsOfFiling,
    variant: filedAt,
    when: all(toFile, renewal, tooEarly),
    values: (s) => ({ opens: { day: renewalWindow(expiryOf(s) ?? s.today, s.channel).opens } }),
  },
  { id: "file-late", rows: rowsOfFiling, variant: filedAt, when: all(toFile, renewal, late) },
  {
    id: "declare-address",
    rows: ["account", "declare-button", "declare-at-prefecture", "move-now"],
    when: declares("address-change"),
    variant: (s) => (isMoveLate(s) ? `${s.channel}-late` : s.channel),
  },
  {
    id: "declare-card",
    rows: ["account", "declare-button", "declare-at-prefecture"],
    when: declares("loss", "theft", "damage"),
    values: ({ answers: { procedure } }) => ({ what: message(`checklist.values.card.${cardOf(procedure.kind)}`) }),
  },
  {
    id: "declare-civil-status",
    rows: ["account", "declare-button", "declare-at-prefecture"],
    when: all(changesCivilStatus, not(all(isCorrection, route("rectification", "wait-for-birth-certificate")))),
  },
  {
    id: "declare-when-corrected",
    rows: ["account", "declare-button", "declare-at-prefecture"],
    when: all(correctsPapers, route("rectification")),
  },
  { id: "child-travel", when: all(not(mayHaveCard), minorMayTravel) },
  {
    id: "renew-certificate",
    rows: ["renew-certificate", "renew-receipt", "card-after-decision"],
    when: waitsWithCertificate,
    variant: (s) => `${wordsOfCertificate[certificateKind(s)]}${hasEnded(s) ? "-over" : ""}`,
  },
  {
    id: "post-late-letter",
    rows: ["renew-certificate", "renew-receipt", "card-after-decision"],
    when: inDossier("late-certificate-letter", ...anyStrength),
    values: numberOf("late-certificate-letter"),
  },
  {
    id: "ask-reasons",
    rows: ["reasons-letter", "silence"],
    when: all(application, hasFiled, not(isAgreed)),
    variant: (s) => (reasonsLetter(s) ? "letter" : silenceIsRefusal(s) ? "refused" : "to-come"),
    values: numberOf("reasons-request"),
  },
  {
    id: "keep-proof",
    rows: ["confirmation-of-filing", "receipt", "receipt-in-place-of-site"],
    variant: filedAt,
    when: all(mayHaveCard, any(filesOnPaper, hasFiled)),
  },
  { id: "read-messages", rows: ["answer-in-time", "follow-request"], when: all(mayHaveCard, online) },
  {
    // Their own request need not wait for their family's.
    id: "association-for-family",
    rows: ["association-first"],
    when: all(mayLeaveSomeoneOut, not(mayBeLeftOut)),
  },
];

const cardOf = (kind: Situation["answers"]["procedure"]["kind"]): "loss" | "theft" | "damage" =>
  kind === "theft" || kind === "damage" ? kind : "loss";

/** What this person has to do now, in order. */
export const actsFor = (s: Situation): Act[] =>
  rules
    .filter(({ when }) => s.otherLaw === undefined && when(s))
    .map(({ id, textOf = id, variant, values, rows = [] }) => ({
      id,
      text: message(keyOf(textOf, variant?.(s) ?? s.channel), values?.(s)),
      rows: typeof rows === "function" ? rows(s) : rows,
    }));

function keyOf(id: string, variant: string) {
  const keys = [`checklist.acts.${id}.${variant}`, `checklist.acts.${id}`];
  const key = keys.find(isMessageKey);
  if (key === undefined) throw new Error(`no text checklist.acts.${id} in templates/locales`);
  return key;
}
