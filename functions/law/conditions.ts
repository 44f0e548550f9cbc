// Conditions that rules are put together from: what is asked for, by whom, where, and of what age.
import type { CertificateKind, ProcedureKind } from "../answers/answers.ts";
import { ageOn, type Facts } from "./facts.ts";
import { isTooYoungForPermit } from "./permit-age.ts";
import { childBirthDates } from "./relatives.ts";
import { needsNoPermit } from "./special-cases/citizenship.ts";

/** `S` says what it reads beside the facts, such as the fees. */
export type Condition<S extends Facts = Facts> = (s: S) => boolean;

export const all =
  <S extends Facts>(...conditions: Condition<S>[]): Condition<S> =>
  (s) =>
    conditions.every((condition) => condition(s));

export const any =
  <S extends Facts>(...conditions: Condition<S>[]): Condition<S> =>
  (s) =>
    conditions.some((condition) => condition(s));

export const not =
  <S extends Facts>(condition: Condition<S>): Condition<S> =>
  (s) =>
    !condition(s);

/** What the person says that they ask for. */
export const procedure =
  (...kinds: ProcedureKind[]): Condition =>
  ({ answers }) =>
    kinds.includes(answers.procedure.kind);

/** In fact: a change beside a card that ends soon asks for a renewal. */
export const asksFor =
  (...kinds: ProcedureKind[]): Condition =>
  (s) =>
    kinds.includes(s.asksFor);

export const hasFiled: Condition = (s) => s.hasFiled;
export const renewalUnderWay: Condition = (s) => s.isRenewalUnderWay;

export const mayHaveCard: Condition = (s) => !isTooYoungForPermit(s);

export const first = all(mayHaveCard, asksFor("first-application"));
export const renewal = all(mayHaveCard, asksFor("renewal"));
export const application = any(first, renewal);
/** A change to declare about an existing card. */
export const change = all(mayHaveCard, not(application));
/** A change to declare, of this kind. */
export const changeOf = (...kinds: ProcedureKind[]): Condition => all(change, asksFor(...kinds));

/** Still to be sent, online or at the counter. */
export const notFiled = not(hasFiled);

/** The certificate or receipt that is held, or that such a request gives. */
export const certificateKind = ({ answers, channel }: Facts): CertificateKind =>
  answers.procedure.attestation?.kind ?? (channel === "anef" ? "extension" : "receipt");

/** The texts about each: a certificate is of the online service, a receipt of the prefecture. */
export const wordsOfCertificate = {
  extension: "anef",
  receipt: "prefecture",
  "favourable-decision": "favourable-decision",
} as const satisfies Record<CertificateKind, string>;

export const certificate =
  (kind: CertificateKind): Condition =>
  (s) =>
    certificateKind(s) === kind;

/** The prefecture has agreed: no silence is left to become a refusal. */
export const isAgreed = certificate("favourable-decision");

/** R. 424-1: the prefecture has three months from the decision for a refugee's card. */
export const cardDueInThreeMonths: Condition = (s) => first(s) && protectedPerson(s) && s.protection === "refugee";

/** A renewal is still to be asked for, now or one day. */
export const renewalToAskFor = all(mayHaveCard, not(renewalUnderWay));

/** The person's own permit, to be asked for on coming of age; a European citizen needs none. */
export const ownMajorityToCome: Condition = (s) =>
  first(s) && !s.hasFiled && ownAge(16, 19)(s) && !needsNoPermit(s.nationalities);

/** A permit may be asked for before it is needed, to work. */
export const mayAskBefore18: Condition = (s) => first(s) && notFiled(s) && ownAge(16, 18)(s);

/** A move whose new address is still to be declared. */
export const moveToDeclare: Condition = (s) =>
  mayHaveCard(s) && !(s.answers.procedure.kind === "address-change" && s.hasFiled);

export const online: Condition = ({ channel }) => channel === "anef";
export const atPrefecture = not(online);

export const familyMember: Condition = ({ isFamilyMember }) => isFamilyMember;
export const protectedPerson = not(familyMember);

export const protection =
  (...kinds: Facts["protection"][]): Condition =>
  (s) =>
    kinds.includes(s.protection);

/** A difference between papers is corrected on one of these routes. */
export const route =
  (...routes: Facts["concordanceRoute"][]): Condition =>
  ({ concordanceRoute }) =>
    routes.includes(concordanceRoute);

export const housing =
  (kind: Facts["answers"]["housing"]["kind"]): Condition =>
  ({ answers }) =>
    answers.housing.kind === kind;

export const couple =
  (...kinds: Facts["answers"]["couple"]["kind"][]): Condition =>
  ({ answers }) =>
    kinds.includes(answers.couple.kind);

/** A child of this age, or whose age is not known. */
export const childAged =
  (from: number, until: number): Condition =>
  (s) =>
    childBirthDates(s)
      .map((birthDate) => ageOn(s.today, birthDate))
      .some((age) => age === undefined || (age >= from && age < until));

export const ownAge =
  (from: number, until: number): Condition =>
  ({ age }) =>
    age !== undefined && age >= from && age < until;
