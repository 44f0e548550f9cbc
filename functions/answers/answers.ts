// The schema of the answers: their only definition, from which everything else is derived.
import * as z from "zod";
import { daysInMonth } from "../text/days.ts";
import { invisible } from "../text/invisible.ts";
import { helpLanguages } from "../text/languages.ts";
import { lostLetter, mojibake } from "../text/lost-letters.ts";
import { plainNumber } from "../text/plain-number.ts";
import { countryCodes } from "./countries.ts";
import { formerStateOf } from "./places/former-states.ts";
import { isMachineText, isOnlyZeros } from "./texts/machine-text.ts";

/** The kinds of texts that are not free text, which decide how a cell is read. Not part of the JSON Schema. */
export const textKinds = z.registry<{
  kind: "day" | "partial-day" | "country" | "postcode" | "dialable-phone" | "phone" | "email" | "ofpra-number";
}>();

// Ligatures, as they come out of a copied PDF, and full-width and mathematical letters: other shapes of plain letters.
const otherShapes = /[\uFB00-\uFB06\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]+/gu;

// Phones and web pages paste these around a text. Inside of it they are refused: there they could hide something.
const atEnds = /[\s\u061C\u200B-\u200F\u2060\uFEFF]/u;

function withoutInvisibleEnds(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && atEnds.test(value[start]!)) start += 1;
  while (start < end && atEnds.test(value[end - 1]!)) end -= 1;
  return value.slice(start, end);
}

/** One line of text as it is printed: plain letters, composed (NFC), single spaces, nothing invisible around it. */
export const plainText = (value: string): string =>
  withoutInvisibleEnds(
    value
      .replace(otherShapes, (letters) => letters.normalize("NFKC"))
      .normalize("NFC")
      .replace(/[\p{Zs}\t]+/gu, " "),
  );

/** No alphabet piles up so many marks on a letter; they would be drawn over the lines above. */
const fiveMarks = /\p{M}{5}/u;

/** What is empty, invisible or has no glyph has a message of its own. */
const isSaidElsewhere = (value: string): boolean => value === "" || value.includes("\uFFFD") || invisible.test(value);

/** One line of text as another paper writes it, read by `plainText`. */
const writtenText = (maxLength: number, read = plainText) =>
  z
    .string()
    .overwrite(read)
    .min(1, { error: "empty" })
    .max(maxLength, { error: "too-long" })
    .refine((value) => !invisible.test(value), { error: "invisible-character" })
    .refine((value) => invisible.test(value) || !fiveMarks.test(value.normalize("NFD")), { error: "too-many-marks" })
    .refine((value) => isSaidElsewhere(value) || isMachineText(value) || !lostLetter.test(value), {
      error: "lost-letters",
    })
    .refine((value) => isSaidElsewhere(value) || !mojibake.test(value), { error: "mojibake" })
    .refine((value) => isSaidElsewhere(value) || !isMachineText(value), { error: "machine-text" })
    .refine((value) => !isOnlyZeros(value), { error: "only-zeros" });

const saysMore = (value: string): boolean => isSaidElsewhere(value) || isMachineText(value) || isOnlyZeros(value);

/** An answer that is printed: at least a letter or a digit. */
const text = (maxLength: number, read = plainText) =>
  writtenText(maxLength, read).refine((value) => saysMore(value) || /[\p{L}\p{N}]/u.test(value), {
    error: "only-signs",
  });

/** The name of a person, a street, a town: at least a letter. */
const worded = (maxLength: number, read = plainText) =>
  writtenText(maxLength, read).refine((value) => saysMore(value) || /\p{L}/u.test(value), { error: "no-letter" });

const name = worded(150).describe("As written on the paper in Latin letters, with every accent and mark");
/** A town, a region, a country, a description, or a word for “unknown”. */
const place = writtenText(150).refine((value) => saysMore(value) || /[\p{L}?]/u.test(value), { error: "no-letter" });

const placeKind = z.enum(["town", "region", "country", "description", "unknown"]);

const isRealDate = (value: string): boolean => {
  const [year, month, day] = value.split("-").map(Number) as [number, number, number];
  return day >= 1 && day <= daysInMonth(year, month);
};

/** Dates and numbers, in digits of any script: a message about their letters would help nobody. Not part of the JSON Schema. */
export const numberLike = z.registry<object>();

/** Texts with numbers in them, read in digits of any script. Not part of the JSON Schema. */
export const withNumbers = z.registry<object>();

/** A number with its own separators, single spaces among them. */
const spacedNumber = (value: string): string =>
  plainNumber(value)
    .replace(/[\p{Zs}\t]+/gu, " ")
    .trim();

/** The same with one kind of dash. */
const dashedNumber = (value: string): string => spacedNumber(value).replaceAll(/[\u2010-\u2015]/g, "-");

const readNumbered = (value: string): string => plainText(plainNumber(value));

const numberedText = (maxLength: number) => text(maxLength, readNumbered).register(withNumbers, {});

const day = z
  .string()
  .overwrite(plainNumber)
  .regex(/^(19|20)\d\d-\d\d-\d\d$/, { error: "not-a-date", abort: true })
  .refine(isRealDate, { error: "not-a-date" })
  .meta({ format: "date" })
  .register(numberLike, {})
  .register(textKinds, { kind: "day" });

/** `1990`, `1990-03` or `1990-03-05`; 00 stands for a month or a day that the document gives as 00: `1990-00-00`. */
const partialDay = z
  .string()
  .overwrite(plainNumber)
  .regex(/^(19|20)\d\d(-\d\d(-\d\d)?)?$/, { error: "not-a-partial-date", abort: true })
  .refine(
    (value) => {
      const [year, month = "01", dayOfMonth = "01"] = value.split("-");
      if (month === "00") return dayOfMonth === "00" || value.length === 7;
      return isRealDate(`${year}-${month}-${dayOfMonth === "00" ? "01" : dayOfMonth}`);
    },
    { error: "not-a-partial-date" },
  )
  .describe("YYYY-MM-DD, YYYY-MM or YYYY; 00 for a month or day that the paper gives as 00")
  .register(numberLike, {})
  .register(textKinds, { kind: "partial-day" });

const countryCode = (former: "former-country" | "former-nationality" | "former-origin") =>
  z
    .string()
    .overwrite((value) => value.trim().toUpperCase())
    .refine((value) => countryCodes.has(value), {
      error: ({ input }) =>
        typeof input === "string" && formerStateOf(input) !== undefined ? former : "not-a-country",
    })
    .describe("ISO 3166-1 alpha-2 code, for example AF")
    .register(textKinds, { kind: "country" });

const country = countryCode("former-country");
const nationality = countryCode("former-nationality");
const origin = countryCode("former-origin");

/** Where someone was born or married. */
const located = {
  place: place
    .optional()
    .describe("As on the certificate: a town, or a region, a country, a description, or a word for unknown"),
  placeKind: placeKind
    .optional()
    .describe("What the place is, where its words do not tell; unknown: the certificate says that it is not known"),
  country: country.optional(),
  countryAsWritten: worded(100)
    .optional()
    .describe("The country as the certificate writes it, where it names a State that is no more: URSS, Zaïre"),
};

const gender = z.enum(["female", "male"]);

const birth = z.strictObject({ date: partialDay.optional(), ...located });

// Overseas numbers are French too: nine digits after the prefix as in France, eight in Polynesia, six on small islands.
const frenchPhone =
  /^(?:(?:(?:\+|00)(?:33|262|590|594|596)[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ .-]?\d){8}|(?:\+|00)689(?:[ .-]?\d){8}|(?:\+|00)(?:508|681|687)(?:[ .-]?\d){6})$/;
// Dialled from France, with the code of its country.
const foreignPhone = /^(?:\+|00)(?!33|262|508|590|594|596|681|687|689)[1-9](?:[ .()/-]{0,2}\d){6,13}$/;
const ownPhone = new RegExp(`${frenchPhone.source}|${foreignPhone.source}`);
const anyPhone = /^\(?(?:\+|00)?\d(?:[ .()/-]{0,2}\d){5,17}$/;

const phone = (pattern: RegExp, kind: "dialable-phone" | "phone") =>
  z
    .string()
    .overwrite(spacedNumber)
    .regex(pattern, { error: `not-a-${kind}` })
    .register(numberLike, {})
    .register(textKinds, { kind });

// Narrower than RFC 5322 on purpose: only forms that real mailboxes use.
const email = z
  .string()
  .overwrite((value) => value.trim())
  .regex(z.regexes.email, { error: "not-an-email" })
  .max(200, { error: "too-long" })
  .register(textKinds, { kind: "email" });

const contact = z.strictObject({
  phone: phone(ownPhone, "dialable-phone").optional(),
  email: email.optional(),
});

const postcode = z
  .string()
  .overwrite((value) => plainNumber(value).replaceAll(/\s/g, ""))
  .regex(/^(0[1-9]|[1-8]\d|9[0-8])\d{3}$/, { error: "not-a-postcode" })
  .register(numberLike, {})
  .register(textKinds, { kind: "postcode" });

/** What is not 9 or 10 digits is taken with a warning: pages of the administration do not agree on it. */
const foreignerNumber = z
  .string()
  .overwrite(dashedNumber)
  .min(1, { error: "empty", abort: true })
  .max(30, { error: "too-long", abort: true })
  .regex(/^[\d .()/-]+$/, { error: "not-a-foreigner-number", abort: true })
  .refine((value) => !isOnlyZeros(value), { error: "only-zeros" })
  .register(numberLike, {});

/** On the confirmation or the receipt: no form of it was found, so that only what is no number at all is refused. */
const requestNumber = z
  .string()
  .overwrite((value) => dashedNumber(value).replace(/^n[°º] ?/i, ""))
  .max(80, { error: "too-long", abort: true })
  .regex(/^[\dA-Za-z](?:[ /_-]?[\dA-Za-z]){0,39}$/, { error: "not-a-request-number", abort: true })
  .refine((value) => !isOnlyZeros(value), { error: "only-zeros" })
  .register(numberLike, {});

/** An address in France, in the parts of NF Z 10-011. */
const address = z.strictObject({
  apartment: numberedText(150).optional().describe("Apartment, staircase, floor"),
  building: numberedText(150).optional().describe("Building, residence, entrance"),
  street: worded(150, readNumbered).register(withNumbers, {}).optional().describe("Number and street"),
  locality: numberedText(150).optional().describe("Hamlet, post-office box"),
  postcode: postcode.optional(),
  town: worded(100).optional(),
});

const person = z.strictObject({
  familyName: name.nullable().optional().describe("null when the birth certificate gives only given names"),
  usualName: name.optional().describe("Name used in daily life, where it differs: a married name for example"),
  givenNames: name.nullable().optional().describe("null when the birth certificate gives only a family name"),
  gender: gender.optional(),
  birth: birth.optional(),
  nationalities: z
    .union([z.literal("stateless"), z.array(nationality).min(1, { error: "empty" }).max(5, { error: "too-many" })], {
      error: "not-nationalities",
    })
    .optional()
    .describe("Country codes, or stateless; leave out when unknown"),
});

const protection = z.enum(["refugee", "subsidiary-protection", "stateless"]);

const familyTie = z.enum(["spouse", "civil-partner", "cohabiting-partner", "child", "parent"]);

const status = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("refugee") }),
  z.strictObject({ kind: z.literal("subsidiary-protection") }),
  z.strictObject({ kind: z.literal("stateless") }),
  z.strictObject({
    kind: z.literal("family-member"),
    of: protection.describe("Protection of the person whose family member applies"),
    tie: familyTie.describe("What the applicant is to the protected person"),
    byReunification: z.boolean().optional().describe("Entered France by the family reunification procedure"),
    relativeBirthDate: partialDay.optional().describe("Birth date of the protected person, for a parent who applies"),
    relativeIsMarried: z.boolean().optional().describe("The protected person is married, for a parent who applies"),
  }),
]);

/** A certificate of extension (API) of the online service, a receipt of the prefecture, or what follows its agreement. */
export const certificateKinds = ["extension", "receipt", "favourable-decision"] as const;
const certificateKind = z.enum(certificateKinds);

/** Where a request on the ANEF site may stop. */
const anefStep = z.enum(["account", "start", "form", "upload", "send"]);

export const procedureKinds = [
  "first-application",
  "renewal",
  "address-change",
  "loss",
  "theft",
  "damage",
  "civil-status-change",
] as const;

/** Who is shown the certificate and does not know it. */
const noteReader = z.enum(["employer", "landlord", "family-benefits", "health-insurance"]);

const procedure = z.strictObject({
  kind: z.enum([...procedureKinds, "waiting"]).describe("waiting: nothing is to be filed now, a request is under way"),
  waitsFor: z
    .enum(procedureKinds)
    .optional()
    .describe(
      "Of someone who waits: what the request is for; a renewal where a permit is given, or a first application",
    ),
  currentPermit: z
    .strictObject({ number: numberedText(30).optional(), expiresOn: day.optional() })
    .optional()
    .describe("The permit held now, where there is one"),
  movedOn: day.optional().describe("Day of the move, for a change of address"),
  attestation: z
    .strictObject({
      expiresOn: day,
      kind: certificateKind
        .optional()
        .describe("favourable-decision: the prefecture has agreed, the card is being made"),
      noteFor: noteReader
        .optional()
        .describe("Who wants to read what the certificate proves; the note is for anybody when it is left out"),
    })
    .optional()
    .describe("The certificate or receipt held now that has an end, where there is one"),
  request: z
    .strictObject({
      filedOn: day.optional().describe("Day on which the request was filed, on its confirmation or receipt"),
      number: requestNumber.optional().describe("Number of the request"),
      reasonsAskedOn: day.optional().describe("Day on which the reasons of a refusal by silence were asked for"),
      statusShown: text(80).optional().describe("State of the request in the account on the ANEF site, in its words"),
    })
    .optional()
    .describe("Only for a request that has been filed; empty where neither its day nor its number is known"),
  atRisk: z
    .strictObject({
      job: z.boolean().optional(),
      benefits: z.boolean().optional(),
      housing: z.boolean().optional(),
      health: z.boolean().optional(),
      studies: z.boolean().optional(),
    })
    .optional()
    .describe("What the person may lose without a valid certificate or receipt"),
  attempts: z
    .array(
      z.strictObject({
        triedOn: day.describe("Day of the attempt"),
        step: anefStep.optional().describe("Where it stopped; account: making an account or signing in"),
        shown: text(120).optional().describe("What the site showed, in its words"),
      }),
    )
    .max(10, { error: "too-many" })
    .optional()
    .describe("Attempts to file on the ANEF site that failed, while nothing is filed"),
  contactCentre: z
    .strictObject({
      askedOn: day.describe("Day on which the contact centre of the site was asked for help"),
      answer: z
        .enum(["no-solution", "certificate"])
        .optional()
        .describe(
          "certificate: it certifies that the request cannot be filed online; left out while it has not answered",
        ),
    })
    .optional(),
  otherWayAskedOn: day.optional().describe("Day on which the prefecture was asked for another way to file"),
  civilStatus: z
    .strictObject({
      change: z.enum(["correction", "marriage", "civil-union", "divorce", "name", "birth", "adoption", "death"]),
      date: day.optional().describe("Day of the change"),
    })
    .optional()
    .describe("For a change of civil status: which; correction: papers that disagree"),
});

const decision = z.strictObject({
  by: z.enum(["ofpra", "cnda", "court"]).optional().describe("court: an administrative court, for a stateless person"),
  date: day.optional(),
  reference: numberedText(60).optional(),
  copyLost: z.boolean().optional().describe("The person has no copy of the decision any more"),
});

const host = z.strictObject({
  ...person.omit({ nationalities: true }).shape,
  address: address.optional(),
  phone: phone(anyPhone, "phone").optional(),
  email: email.optional(),
  relation: worded(80).optional().describe("Tie with the person hosted, in French, for example: ami de la famille"),
});

const proofOfAddress = z.strictObject({ date: day.describe("Date written on the proof of address") }).optional();

const housing = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("own-name"), proofOfAddress }),
  z.strictObject({
    kind: z.literal("hosted"),
    host: host.optional(),
    since: day.optional(),
    freeOfCharge: z.boolean().optional(),
    proofOfAddress,
  }),
  z.strictObject({ kind: z.literal("hotel"), name: text(150).optional(), proofOfAddress }),
  z.strictObject({ kind: z.literal("centre"), name: text(150).optional(), proofOfAddress }),
  z.strictObject({
    kind: z.literal("domiciliation"),
    name: text(150).optional().describe("The body that keeps the person's mail, for example CCAS de Lyon"),
    number: numberedText(40).optional().describe("The person's number at that body"),
    proofOfAddress,
  }),
]);

const couple = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("single") }),
  z.strictObject({
    kind: z.literal("married"),
    spouse: person.optional(),
    marriage: z.strictObject({ date: partialDay.optional(), ...located }).optional(),
    severalSpousesInFrance: z
      .boolean()
      .optional()
      .describe("The person says that they live with several spouses in France"),
    wantsStatement: z.boolean().optional().describe("The prefecture asked for the statement all the same"),
  }),
  z.strictObject({ kind: z.literal("civil-union"), partner: person.optional(), date: partialDay.optional() }),
  z.strictObject({ kind: z.literal("cohabiting"), partner: person.optional() }),
  z.strictObject({ kind: z.literal("divorced") }),
  z.strictObject({ kind: z.literal("widowed") }),
]);

const child = z.strictObject({
  ...person.shape,
  travels: z.boolean().optional().describe("The child is to travel abroad"),
});

const familyMember = z.strictObject({
  ...person.shape,
  tie: familyTie.describe("What this family member is to the protected person"),
  byReunification: z.boolean().optional(),
  unionDate: partialDay.optional().describe("Day of the marriage or civil union"),
});

const difference = z.strictObject({
  item: z.enum([
    "family-name",
    "usual-name",
    "given-names",
    "gender",
    "birth-date",
    "birth-place",
    "birth-country",
    "nationality",
    "parents",
    "marital-status",
  ]),
  onBirthCertificate: writtenText(150).describe("As written on the birth certificate made by Ofpra"),
  onOtherPaper: writtenText(150).describe("As written on the other paper"),
  otherPaper: z.enum([
    "asylum-application-certificate",
    "extension-certificate",
    "receipt",
    "residence-permit",
    "protection-decision",
    "travel-document",
    "foreign-paper",
    "other-french-paper",
  ]),
});

const concordance = z
  .strictObject({
    birthCertificate: z
      .enum(["received", "not-received", "has-an-error"])
      .describe("The birth certificate made by Ofpra; has-an-error: it does not say what the person declared"),
    marriageCertificateError: z.boolean().optional().describe("The marriage certificate made by Ofpra has an error"),
    clericalError: z
      .boolean()
      .optional()
      .describe(
        "Of a certificate that has an error: Ofpra copied wrongly or left out what the asylum file says; false: the file says the same, or a paper that Ofpra never had shows what is right",
      ),
    certificateReceived: z.boolean().optional().describe("The certificate of concordance is already in hand"),
    differences: z.array(difference).max(20, { error: "too-many" }).optional(),
  })
  .describe("Only for a person whose papers disagree");

export const answersSchema = z
  .strictObject({
    version: z.literal(1),
    language: z.enum(helpLanguages).optional().describe("Language of the help pages; what is signed stays French"),
    procedure,
    status,
    decision: decision.optional(),
    asylumApplicationDate: partialDay
      .optional()
      .describe("Day on which the protected person applied for asylum, or for the status of stateless person"),
    identity: person
      .optional()
      .describe("Exactly as on the Ofpra birth certificate, or on the decision until it comes"),
    countryOfOrigin: origin
      .optional()
      .describe("Country that the person comes from: for a stateless person, where it is not the country of birth"),
    representative: z
      .strictObject({ ...person.pick({ familyName: true, usualName: true, givenNames: true, gender: true }).shape })
      .optional()
      .describe("Parent or guardian who signs for a minor"),
    ofpraNumber: z
      .string()
      // In copied text the hyphens may be any of Unicode's.
      .overwrite((value) =>
        plainNumber(value)
          .trim()
          .replaceAll(/[\u2010-\u2015]/g, "-"),
      )
      .regex(/^\d{2}[\s.-]?\d{2}[\s.-]?\d{5}$/, { error: "not-an-ofpra-number", abort: true })
      .refine((value) => !isOnlyZeros(value), { error: "only-zeros" })
      .overwrite((value) => value.replaceAll(/\D/g, "").replace(/^(\d\d)(\d\d)/, "$1-$2-"))
      .register(numberLike, {})
      .register(textKinds, { kind: "ofpra-number" })
      .optional()
      .describe("9 digits, top left of every letter from Ofpra: XX-XX-XXXXX"),
    foreignerNumber: foreignerNumber.optional().describe("Foreigner's number (AGDREF), 9 or 10 digits"),
    contact: contact.optional(),
    address: address.optional().describe("Where the person receives mail"),
    housing,
    couple,
    children: z.array(child).max(30, { error: "too-many" }).optional(),
    familyMembers: z
      .array(familyMember)
      .max(30, { error: "too-many" })
      .optional()
      .describe("Family members who apply too"),
    concordance: concordance.optional(),
  })
  .meta({ title: "Answers", description: "Version 1 of the answers that a dossier is made from" });

export type Answers = z.output<typeof answersSchema>;
export type Person = z.output<typeof person>;
export type Address = z.output<typeof address>;
export type Host = z.output<typeof host>;
export type Gender = z.output<typeof gender>;
export type Protection = z.output<typeof protection>;
export type FamilyTie = z.output<typeof familyTie>;
export type CertificateKind = z.output<typeof certificateKind>;
export type NoteReader = z.output<typeof noteReader>;
export type AnefStep = z.output<typeof anefStep>;
export type ProcedureKind = (typeof procedureKinds)[number];
export type CivilStatusChange = NonNullable<Answers["procedure"]["civilStatus"]>["change"];
export type Difference = z.output<typeof difference>;

/** JSON Schema (draft 2020-12) of the answers as they are written, before normalisation. */
export const answersJsonSchema = (): object => z.toJSONSchema(answersSchema, { io: "input" });
