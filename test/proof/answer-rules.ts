// Every answer is printed where it belongs, exactly as it was typed: a table of answers and the documents that must say them.
import type { Made, ReadDocument } from "./made.ts";
import { hit, leavesOf, documentOf, plainSpaces, type Hit } from "./rule.ts";
import { daysIn } from "./date-rules.ts";

type Place = {
  /** On each of these that is in the dossier. */
  on: readonly string[];
  /** As it is written there: a name in capitals, a date in words. */
  as?: "capitals" | "day" | "address" | "digits";
};

const statement = ["non-polygamy-statement"];
const attestation = ["hosting-attestation"];
const ofpraLetter = ["ofpra-letter"];
const copyRequest = ["decision-copy-request"];
const errorLetter = ["clerical-error-letter", "rectification-sheet"];
const lateLetter = ["late-certificate-letter"];
const cardLetter = ["card-correction-letter"];
const fileLetter = ["counter-file-letter"];
const log = ["attempt-log", "contact-centre-message"];
const blocked = ["other-way-request", "rights-defender-note"];
const letter = [
  ...ofpraLetter,
  ...cardLetter,
  ...fileLetter,
  ...copyRequest,
  ...errorLetter,
  ...lateLetter,
  ...blocked,
];
const loss = ["loss-declaration"];
const body = ["body-attestation"];
const life = ["shared-life-statement"];
const signed = [...statement, ...attestation, ...body, ...life, ...loss, ...letter];

/** The answers that are printed, and where. */
export const printed: Readonly<Record<string, Place>> = {
  "identity.familyName": { on: [...signed, ...log, "cover-sheet", "checklist"], as: "capitals" },
  "identity.givenNames": { on: [...signed, ...log, "cover-sheet", "checklist"] },
  "identity.usualName": { on: signed, as: "capitals" },
  "identity.birth.date": { on: signed, as: "day" },
  "identity.birth.place": { on: signed },
  "identity.birth.countryAsWritten": { on: signed },
  "procedure.request.number": { on: ["checklist"] },
  "procedure.attempts.*.triedOn": { on: log, as: "day" },
  "procedure.attempts.*.shown": { on: log },
  "procedure.otherWayAskedOn": { on: ["attempt-log", "rights-defender-note"], as: "day" },
  "procedure.contactCentre.askedOn": { on: [...log, ...blocked], as: "day" },
  ofpraNumber: { on: [...ofpraLetter, ...copyRequest, ...errorLetter] },
  "procedure.currentPermit.number": { on: loss },
  foreignerNumber: { on: [...statement, ...loss, ...letter] },
  "contact.phone": { on: [...letter, "contact-centre-message"] },
  "contact.email": { on: [...letter, "contact-centre-message"] },
  "address.apartment": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "address.building": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "address.street": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "address.locality": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "address.postcode": { on: [...statement, ...body, ...life, ...loss, ...letter] },
  "address.town": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "representative.familyName": { on: [...loss, ...letter], as: "capitals" },
  "representative.givenNames": { on: [...loss, ...letter] },
  "representative.usualName": { on: [...loss, ...letter], as: "capitals" },
  // The letters to the prefecture name no decision of another person.
  "decision.date": { on: [...ofpraLetter, ...cardLetter, ...copyRequest, ...errorLetter], as: "day" },
  "decision.reference": { on: [...ofpraLetter, ...cardLetter, ...copyRequest, ...errorLetter] },
  "housing.name": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "housing.number": { on: [...statement, ...body, ...life, ...loss, ...letter], as: "address" },
  "housing.since": { on: attestation, as: "day" },
  "housing.host.familyName": { on: attestation, as: "capitals" },
  "housing.host.givenNames": { on: attestation },
  "housing.host.usualName": { on: attestation, as: "capitals" },
  "housing.host.birth.date": { on: attestation, as: "day" },
  "housing.host.birth.place": { on: attestation },
  "housing.host.birth.countryAsWritten": { on: attestation },
  "housing.host.address.apartment": { on: attestation },
  "housing.host.address.building": { on: attestation },
  "housing.host.address.street": { on: attestation },
  "housing.host.address.locality": { on: attestation },
  "housing.host.address.postcode": { on: attestation },
  "housing.host.address.town": { on: attestation },
  "housing.host.phone": { on: attestation, as: "digits" },
  "housing.host.email": { on: attestation },
  "housing.host.relation": { on: attestation },
  "couple.spouse.familyName": { on: [...statement, ...life], as: "capitals" },
  "couple.spouse.givenNames": { on: [...statement, ...life] },
  "couple.spouse.usualName": { on: [...statement, ...life], as: "capitals" },
  "couple.spouse.birth.date": { on: [...statement, ...life], as: "day" },
  "couple.spouse.birth.place": { on: [...statement, ...life] },
  "couple.spouse.birth.countryAsWritten": { on: [...statement, ...life] },
  "couple.partner.familyName": { on: life, as: "capitals" },
  "couple.partner.givenNames": { on: life },
  "couple.partner.usualName": { on: life, as: "capitals" },
  "couple.partner.birth.date": { on: life, as: "day" },
  "couple.partner.birth.place": { on: life },
  "couple.partner.birth.countryAsWritten": { on: life },
  "couple.marriage.countryAsWritten": { on: [...statement, ...life] },
  "couple.marriage.date": { on: [...statement, ...life], as: "day" },
  "couple.marriage.place": { on: [...statement, ...life] },
};

/** The answers that change what is said and are not printed as they are, each with how. */
const decidesOnly: Readonly<Record<string, string>> = {
  version: "the form of the answers",
  language: "of the help pages",
  "status.*": "who the person is chooses rows, documents and words",
  "procedure.kind": "chooses rows and documents",
  "procedure.waitsFor": "chooses rows and documents",
  asylumApplicationDate: "which unions count",
  countryOfOrigin: "chooses the statement",
  "decision.by": "words of the letter; whom a copy is asked of",
  "decision.copyLost": "a copy is asked for",
  "*.gender": "the words agree with it",
  "*.nationalities": "an adjective of the statement; chooses the statement",
  "*.birth.country": "printed as a name of the country: see the rule of countries",
  "*.placeKind": "the words before a place",
  "couple.marriage.country": "printed as a name of the country",
  "housing.kind": "chooses rows and documents",
  "housing.freeOfCharge": "words of the attestation",
  "housing.proofOfAddress.date": "its last day is counted from it",
  "couple.kind": "chooses rows and documents",
  "couple.severalSpousesInFrance": "no statement is made",
  "couple.wantsStatement": "a statement is made",
  "couple.date": "the anniversary of the union",
  "procedure.currentPermit.expiresOn": "the window of the renewal",
  "procedure.attestation.expiresOn": "a date row",
  "procedure.attestation.kind": "the words of the date row",
  "procedure.request.statusShown": "the letter about a request on the site quotes it",
  "procedure.atRisk.*": "the rights that the letter names",
  "procedure.attestation.noteFor": "for whom a note is, and what it says",
  "procedure.request.filedOn": "the dates after a silence are counted from it",
  "procedure.request.reasonsAskedOn": "the dates after the reasons are counted from it",
  "procedure.attempts.*.step": "the words of the log",
  "procedure.contactCentre.answer": "the words of the log and of the letters",
  "procedure.civilStatus.change": "chooses rows and documents",
  "procedure.civilStatus.date": "a date row",
  "procedure.movedOn": "a date row",
  "children.*": "counted by age",
  "familyMembers.*": "rows about the family",
  "concordance.*": "chooses letters and their tables: see the rules of differences and of errors",
};

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".+")}(?:\\.\\*)?$`).test(path);

const isPlanned = (path: string): boolean =>
  path in printed || Object.keys(decidesOnly).some((pattern) => matches(pattern, path));

/** As lines of an address are written: capitals, no punctuation. Both sides of a comparison are brought there. */
const asAddress = (text: string): string =>
  plainSpaces(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const textOf = ({ lines }: ReadDocument): string => plainSpaces(lines.map(({ text }) => text).join(" "));

/** `DIALLO` for Diallo: capitals, or as it was typed. Never another letter. */
const capitals = (text: string): string => text.toLocaleUpperCase("fr");

function isSaid(value: string, as: Place["as"], text: string): boolean {
  const plain = plainSpaces(value);
  if (as === "address") return asAddress(text).includes(asAddress(value));
  if (as === "digits") return text.replaceAll(/\D/g, "").includes(value.replaceAll(/\D/g, ""));
  if (as === "capitals") return text.includes(plain) || text.includes(capitals(plain));
  if (as === "day") {
    const [year = "", month, day] = value.split("-");
    if (month !== undefined && day !== undefined && month !== "00" && day !== "00")
      return daysIn(text).some((found) => found.day === value);
    return text.includes(year);
  }
  if (text.includes(plain)) return true;
  // « Le Caire » is said « au Caire », and « Province » in a sentence « province ».
  const withoutArticle = plain.replace(/^les? /i, "");
  return text.includes(withoutArticle) || text.includes(plain.replace(/^\p{Lu}/u, (first) => first.toLowerCase()));
}

/** Each answer on each of its documents. */
export function answersRule(made: Made): Hit[] {
  return leavesOf(made.answers).flatMap(({ path, value }) => {
    if (!isPlanned(path)) return [hit("an answer that nobody planned", "", path)];
    const place = printed[path];
    if (place === undefined || typeof value !== "string") return [];
    return place.on.flatMap((id) => {
      const document = documentOf(made, id);
      if (document === undefined || isLeftOut(path, id, made)) return [];
      return isSaid(value, place.as, textOf(document))
        ? []
        : [hit("an answer that is not printed", id, `${path}: ${value}`)];
    });
  });
}

const ageOn = (today: string, birth: string | undefined): number | undefined => {
  if (birth === undefined) return undefined;
  const [year = 0, month = 12, day = 31] = birth.split("-").map((part) => Number(part) || undefined);
  const [y = 0, m = 0, d = 0] = today.split("-").map(Number);
  return y - year - (m < month || (m === month && d < day) ? 1 : 0);
};

type Person = {
  familyName?: string;
  givenNames?: string | null;
  usualName?: string;
  gender?: string;
  birth?: { date?: string };
};

export const identityOf = ({ answers }: Made): Person => answers["identity"] ?? {};
export const isMinor = (made: Made): boolean => (ageOn(made.today, identityOf(made).birth?.date) ?? 18) < 18;

/** Who has no permit to ask for under the law that is printed: too young, French, or where another law holds. */
function isOutside(made: Made): boolean {
  const { nationalities } = (made.answers["identity"] ?? {}) as { nationalities?: unknown };
  type Addressed = { address?: { postcode?: string } } | undefined;
  const { host } = made.answers["housing"] as { host?: Addressed };
  const postcodes = [(made.answers as Addressed)?.address?.postcode, host?.address?.postcode];
  const isFrench = Array.isArray(nationalities) && nationalities.includes("FR");
  return (
    isFrench ||
    postcodes.some((postcode) => /^98[0678]/.test(postcode ?? "")) ||
    (ageOn(made.today, identityOf(made).birth?.date) ?? 16) < 16
  );
}

/** Where an answer is not printed on a document for a reason of its own. */
function isLeftOut(path: string, id: string, made: Made): boolean {
  if (path === "procedure.request.number") return isOutside(made);
  if (path.startsWith("representative.")) return !isMinor(made);
  // Named by the usual name on the line of the address, and in full on what they sign.
  if (path === "identity.usualName") {
    const { usualName, familyName } = identityOf(made);
    return usualName === familyName;
  }
  // A person who is hosted lives where the host says that they do.
  const hostAddress = (made.answers["housing"] as { host?: { address?: unknown } }).host?.address;
  return path.startsWith("address.") && [...statement, ...life].includes(id) && hostAddress !== undefined;
}

/** Ofpra's certificate is about who the person is, not about what changed in their life. */
const isOfIdentity = (item: string): boolean => !["marital-status", "nationality"].includes(item);

/** Every difference that the letter to Ofpra or to the prefecture may speak of stands in its table, as it was typed. */
export function differencesRule(made: Made): Hit[] {
  const document = documentOf(made, "ofpra-letter") ?? documentOf(made, "card-correction-letter");
  const { differences = [] } = (made.answers["concordance"] ?? {}) as { differences?: Record<string, string>[] };
  if (document === undefined) return [];
  const cells = new Set(document.lines.map(({ text }) => plainSpaces(text)));
  return differences
    .filter(({ item = "", otherPaper }) => isOfIdentity(item) && otherPaper !== "foreign-paper")
    .flatMap(({ onBirthCertificate = "", onOtherPaper = "" }) =>
      [onBirthCertificate, onOtherPaper]
        .filter((text) => !cells.has(plainSpaces(text)))
        .map((text) => hit("a difference that is not in the letter", document.id, text)),
    );
}

/** Every error of the birth certificate stands in the table of the letter about it, as it was typed. */
export function errorsRule(made: Made): Hit[] {
  const { differences = [], birthCertificate } = (made.answers["concordance"] ?? {}) as {
    differences?: Record<string, string>[];
    birthCertificate?: string;
  };
  if (birthCertificate !== "has-an-error") return [];
  return errorLetter.flatMap((id) => {
    const document = documentOf(made, id);
    if (document === undefined) return [];
    const cells = new Set(document.lines.map(({ text }) => plainSpaces(text)));
    return differences
      .flatMap(({ onBirthCertificate = "", onOtherPaper = "" }) => [onBirthCertificate, onOtherPaper])
      .filter((text) => !cells.has(plainSpaces(text)))
      .map((text) => hit("an error that is not in the letter", document.id, text));
  });
}
