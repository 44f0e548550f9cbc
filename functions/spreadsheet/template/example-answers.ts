// The invented person of the example row.
import type { Answers } from "../../answers/answers.ts";
import type { SharedKinds } from "./usual-columns.ts";

const address = { street: "12 rue de la République", postcode: "69002", town: "Lyon" };

const hosted: Extract<Answers["housing"], { kind: "hosted" }> = {
  kind: "hosted",
  host: {
    familyName: "Dupont",
    givenNames: "Jeanne",
    gender: "female",
    birth: { date: "1958-07-14", place: "Lyon", country: "FR" },
    address,
    phone: "04 72 00 00 00",
    relation: "amie de la famille",
  },
  since: "2026-01-01",
  freeOfCharge: true,
  proofOfAddress: { date: "2026-03-02" },
};

/** In the file with every column. */
export const exampleAnswers: Answers = {
  version: 1,
  language: "fr",
  procedure: { kind: "first-application" },
  status: { kind: "refugee" },
  decision: { by: "ofpra", date: "2026-03-12" },
  identity: {
    familyName: "Rahimi",
    givenNames: "Mariam",
    gender: "female",
    birth: { date: "1990-03-05", place: "Hérat", country: "AF" },
    nationalities: ["AF"],
  },
  ofpraNumber: "24-01-12345",
  foreignerNumber: "9912345678",
  contact: { phone: "06 12 34 56 78", email: "mariam@example.org" },
  address,
  housing: hosted,
  couple: {
    kind: "married",
    spouse: {
      familyName: "Rahimi",
      givenNames: "Yusuf",
      gender: "male",
      birth: { date: "1988", place: "Hérat", country: "AF" },
      nationalities: ["AF"],
    },
    marriage: { date: "2015-06-20", place: "Hérat", country: "AF" },
  },
  children: [
    {
      familyName: "Rahimi",
      givenNames: "Laila",
      gender: "female",
      birth: { date: "2017-09-12", place: "Hérat", country: "AF" },
      nationalities: ["AF"],
    },
  ],
};

const currentPermit = { number: "TS1234567", expiresOn: "2027-03-31" };

const procedures: { [Kind in SharedKinds["procedure"]]: Answers["procedure"] & { kind: Kind } } = {
  "first-application": { kind: "first-application", attestation: { expiresOn: "2027-02-28" } },
  renewal: { kind: "renewal", currentPermit },
  "address-change": { kind: "address-change", movedOn: "2026-11-02", currentPermit },
  loss: { kind: "loss", currentPermit },
  theft: { kind: "theft", currentPermit },
  damage: { kind: "damage", currentPermit },
  "civil-status-change": {
    kind: "civil-status-change",
    civilStatus: { change: "name", date: "2026-06-20" },
    currentPermit,
  },
  waiting: {
    kind: "waiting",
    waitsFor: "first-application",
    request: { filedOn: "2026-06-15", number: "6900-2026-118" },
    attestation: { expiresOn: "2026-12-15" },
  },
};

const homes: { [Kind in SharedKinds["housing"]]: Extract<Answers["housing"], { kind: Kind }> } = {
  "own-name": { kind: "own-name" },
  hosted,
  hotel: { kind: "hotel", name: "Hôtel du Rhône" },
  centre: { kind: "centre", name: "CADA de Lyon" },
  domiciliation: { kind: "domiciliation", name: "CCAS de Lyon", number: "2214" },
};

/** The same person alone, with this procedure and this housing: what has no column in their file is not shown. */
export const exampleAnswersOf = ({ procedure, housing }: SharedKinds): Answers => ({
  ...exampleAnswers,
  procedure: procedures[procedure],
  housing: homes[housing],
  couple: { kind: "single" },
});
