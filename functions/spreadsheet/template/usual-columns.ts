// The few columns that people of one procedure and one kind of housing usually need. A test compares them with what is asked.
import type { Answers } from "../../answers/answers.ts";
import { columns, type Column } from "../columns/columns.ts";

/** What all people of a short template file have in common. */
export type SharedKinds = { procedure: Answers["procedure"]["kind"]; housing: Answers["housing"]["kind"] };

/** Columns that nearly everybody fills in come first; the others follow in the order of the answers. */
export const usualFirst = [
  "identity.familyName",
  "identity.givenNames",
  "identity.gender",
  "identity.birth.date",
  "identity.birth.place",
  "identity.birth.country",
  "identity.nationalities",
  "procedure.kind",
  "status.kind",
  "housing.kind",
  "couple.kind",
  "ofpraNumber",
  "foreignerNumber",
  "contact.phone",
  "contact.email",
  "address.street",
  "address.postcode",
  "address.town",
  "decision.by",
  "decision.date",
];

/** What decides, then what a list of people has in any case. */
const ofEverybody = [
  "identity.familyName",
  "identity.givenNames",
  "procedure.kind",
  "housing.kind",
  "status.kind",
  "couple.kind",
  "language",
  "identity.gender",
  "identity.birth.date",
  "identity.birth.place",
  "identity.birth.country",
  "identity.nationalities",
  "foreignerNumber",
];

const ofProcedure: Readonly<Record<SharedKinds["procedure"], readonly string[]>> = {
  "first-application": ["decision.date", "procedure.attestation.expiresOn"],
  renewal: ["procedure.currentPermit.expiresOn"],
  "address-change": ["procedure.movedOn", "procedure.currentPermit.expiresOn"],
  loss: ["procedure.currentPermit.number", "procedure.currentPermit.expiresOn"],
  theft: ["procedure.currentPermit.expiresOn"],
  damage: ["procedure.currentPermit.expiresOn"],
  "civil-status-change": [
    "procedure.civilStatus.change",
    "procedure.civilStatus.date",
    "procedure.currentPermit.expiresOn",
  ],
  waiting: [
    "procedure.waitsFor",
    "procedure.request.filedOn",
    "procedure.request.number",
    "procedure.attestation.expiresOn",
    "decision.by",
    "decision.date",
    "contact.phone",
  ],
};

const address = ["address.street", "address.postcode", "address.town"];

/** Of a person who is hosted, the host's address is taken. */
const ofHousing: Readonly<Record<SharedKinds["housing"], readonly string[]>> = {
  "own-name": address,
  hosted: [
    "housing.host.familyName",
    "housing.host.givenNames",
    "housing.host.gender",
    "housing.host.birth.date",
    "housing.host.birth.place",
    "housing.host.birth.country",
    "housing.host.address.street",
    "housing.host.address.postcode",
    "housing.host.address.town",
    "housing.since",
    "housing.freeOfCharge",
  ],
  hotel: ["housing.name", ...address],
  centre: ["housing.name", ...address],
  domiciliation: ["housing.name", "housing.number", ...address],
};

/** Those that decide come right after the name. */
export const usualColumns = ({ procedure, housing }: SharedKinds): Column[] =>
  [...ofEverybody, ...ofProcedure[procedure], ...ofHousing[housing]].map(columnOf);

/** Throws if no column has this id. */
export function columnOf(id: string): Column {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw new Error(`no column ${id}`);
  return column;
}
