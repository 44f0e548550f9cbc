// The title in labels.columns of each answer, as the same tree as the answers.
import type { NameIn } from "../../text/message.ts";

export type TitleName = NameIn<"labels.columns">;
export type GroupName = NameIn<"labels.groups">;
/** Keys of questions.notes: explanations that the title does not give. */
export type NoteName = NameIn<"questions.notes">;

export type ColumnTitle = { title: TitleName; notes: readonly NoteName[] };

export type TitleGroup = {
  /** Precedes the titles of its parts: « Hébergeant – Ville ». The person's own columns have none. */
  group?: GroupName;
  notes: readonly NoteName[];
  parts: Readonly<Record<string, TitleTree>>;
};

export type TitleTree = ColumnTitle | TitleGroup;

export const isGroup = (tree: TitleTree): tree is TitleGroup => "parts" in tree;

const titled = (title: TitleName, ...notes: readonly NoteName[]): ColumnTitle => ({ title, notes });
const parts = (inner: TitleGroup["parts"]): TitleGroup => ({ notes: [], parts: inner });
const under = (group: GroupName, inner: TitleGroup["parts"], ...notes: readonly NoteName[]): TitleGroup => ({
  group,
  notes,
  parts: inner,
});

const names = {
  familyName: titled("family-name", "no-family-name"),
  usualName: titled("usual-name"),
  givenNames: titled("given-names", "no-given-names"),
  gender: titled("gender"),
};

const birth = parts({
  date: titled("birth-date"),
  place: titled("birth-place"),
  placeKind: titled("birth-place-kind", "place-kind"),
  country: titled("birth-country"),
  countryAsWritten: titled("birth-country-as-written", "country-as-written"),
});

const person = { ...names, birth, nationalities: titled("nationality", "several-nationalities") };

const address = parts({
  apartment: titled("apartment"),
  building: titled("building"),
  street: titled("street"),
  locality: titled("locality"),
  postcode: titled("postcode"),
  town: titled("town"),
});

const phone = titled("phone");
const email = titled("email");

// Spouses and partners share these columns: the kind of the couple tells which one is meant.
const spouse = under("spouse", person);
const unionDate = titled("union-date");

export const columnTitles: TitleGroup = parts({
  language: titled("help-language", "help-language"),
  procedure: parts({
    kind: titled("procedure"),
    waitsFor: titled("waits-for", "waits-for"),
    currentPermit: parts({ number: titled("permit-number"), expiresOn: titled("permit-expiry") }),
    movedOn: titled("moved-on"),
    attestation: parts({
      expiresOn: titled("certificate-expiry", "certificate-expiry"),
      kind: titled("certificate-kind"),
      noteFor: titled("note-for"),
    }),
    request: parts({
      filedOn: titled("filed-on", "filed-on"),
      number: titled("request-number"),
      reasonsAskedOn: titled("reasons-asked-on", "reasons-asked-on"),
      statusShown: titled("status-shown"),
    }),
    atRisk: parts({
      job: titled("job-at-risk"),
      benefits: titled("benefits-at-risk"),
      housing: titled("housing-at-risk"),
      health: titled("health-at-risk"),
      studies: titled("studies-at-risk"),
    }),
    attempts: under("attempt", {
      triedOn: titled("tried-on"),
      step: titled("anef-step"),
      shown: titled("site-showed", "site-showed"),
    }),
    contactCentre: parts({
      askedOn: titled("contact-centre-asked-on", "contact-centre"),
      answer: titled("contact-centre-answer"),
    }),
    otherWayAskedOn: titled("other-way-asked-on", "other-way"),
    civilStatus: parts({ change: titled("civil-status-change", "civil-status-change"), date: titled("change-date") }),
  }),
  status: parts({
    kind: titled("protection"),
    of: titled("relative-protection", "relative-protection"),
    tie: titled("relative-tie", "tie"),
    byReunification: titled("family-reunification", "family-reunification"),
    relativeBirthDate: titled("relative-birth-date", "protected-child"),
    relativeIsMarried: titled("relative-is-married", "protected-child"),
  }),
  decision: parts({
    by: titled("decision-by"),
    date: titled("decision-date"),
    reference: titled("decision-reference"),
    copyLost: titled("decision-copy-lost"),
  }),
  asylumApplicationDate: titled("asylum-application-date", "asylum-application-date"),
  identity: parts({
    ...person,
    familyName: titled("family-name", "as-on-birth-certificate", "no-family-name"),
    givenNames: titled("given-names", "as-on-birth-certificate", "no-given-names"),
  }),
  countryOfOrigin: titled("country-of-origin", "country-of-origin"),
  representative: under("representative", names, "representative"),
  ofpraNumber: titled("ofpra-number", "ofpra-number"),
  foreignerNumber: titled("foreigner-number"),
  contact: parts({ phone, email }),
  address,
  housing: parts({
    kind: titled("housing"),
    proofOfAddress: parts({ date: titled("proof-of-address-date") }),
    host: under("host", {
      ...names,
      birth,
      address,
      phone,
      email,
      relation: titled("host-relation", "host-relation"),
    }),
    since: titled("hosted-since"),
    freeOfCharge: titled("free-of-charge"),
    name: titled("place-name"),
    number: titled("domiciliation-number", "domiciliation-number"),
  }),
  couple: parts({
    kind: titled("marital-status"),
    spouse,
    partner: spouse,
    marriage: parts({
      date: unionDate,
      place: titled("marriage-place"),
      placeKind: titled("marriage-place-kind", "place-kind"),
      country: titled("marriage-country"),
      countryAsWritten: titled("marriage-country-as-written", "country-as-written"),
    }),
    date: unionDate,
    severalSpousesInFrance: titled("several-spouses", "several-spouses"),
    wantsStatement: titled("non-polygamy-statement", "non-polygamy-statement"),
  }),
  children: under("child", { ...person, travels: titled("travels-abroad", "travels-abroad") }),
  familyMembers: under("family-member", {
    ...person,
    tie: titled("member-tie", "tie"),
    byReunification: titled("family-reunification"),
    unionDate,
  }),
  concordance: parts({
    birthCertificate: titled("birth-certificate", "birth-certificate"),
    marriageCertificateError: titled("marriage-certificate-error"),
    clericalError: titled("clerical-error", "clerical-error"),
    certificateReceived: titled("concordance-certificate"),
    differences: under("difference", {
      item: titled("difference-item"),
      onBirthCertificate: titled("on-birth-certificate"),
      onOtherPaper: titled("on-other-paper"),
      otherPaper: titled("other-paper"),
    }),
  }),
});

/** The sender's reference for the person: it is in the names of the results and is not printed. */
export const referenceTitle = titled("reference", "reference");

export const resultTitle = titled("result", "result");
