// The facts of a person and of an address, for templates. Null is a fact that is not known: a line to write on is printed.
import type { Address, Answers, Gender, Host, Person } from "../../answers/answers.ts";
import {
  birthName,
  familyNameCapitals,
  frenchPartialDay,
  fullName,
  nationalityWords,
  withNumber,
} from "../../answers/french.ts";
import { placePhrase, type PlacePhrase } from "../../answers/places/place-phrase.ts";

export type PersonView = {
  gender: Gender | null;
  /** `DIALLO Mamadou`, when the whole name is known. */
  fullName: string | null;
  partlyNamed: boolean;
  /** The birth certificate gives none: no line is left for it. */
  hasNoFamilyName: boolean;
  hasNoGivenNames: boolean;
  familyName: string | null;
  givenNames: string | null;
  usualName: string | null;
  /** « le 5 mars 1990 », « en 1990 » */
  bornWhen: string | null;
  /** « à Hérat », « au Darfour », « lieu de naissance inconnu », and the country in brackets after it. */
  birthPlace: PlacePhrase;
  /** « afghane », « afghane et pakistanaise », « apatride » */
  nationality: string | null;
};

type Described = Partial<
  Pick<Person, "familyName" | "usualName" | "givenNames" | "gender" | "birth" | "nationalities">
>;

export function personView(person: Described | Host = {}): PersonView {
  const { familyName, givenNames, usualName, gender, birth } = person;
  // Null is a birth certificate that does not give the name; undefined is a name that we do not know.
  const isNamed = familyName !== undefined && givenNames !== undefined;
  return {
    gender: gender ?? null,
    fullName: isNamed ? (fullName(person) ?? null) : null,
    partlyNamed: !isNamed && (birthName(person) !== undefined || familyName === null || givenNames === null),
    hasNoFamilyName: familyName === null,
    hasNoGivenNames: givenNames === null,
    familyName: familyName === undefined || familyName === null ? null : familyNameCapitals(familyName),
    givenNames: givenNames ?? null,
    usualName: usualName === undefined ? null : familyNameCapitals(usualName),
    bornWhen: birth?.date === undefined ? null : frenchPartialDay(birth.date),
    birthPlace: placePhrase(birth ?? {}, "lieu de naissance"),
    nationality: ("nationalities" in person ? nationalityWords(person.nationalities) : undefined) ?? null,
  };
}

/** Letters of a name at the foot of a page, where it must leave room for the numbers. */
const maxOwnerName = 60;

/** A long name is cut there; it stands whole in the text. */
function shortened(name: string): string {
  const letters = name.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.length <= maxOwnerName ? name : `${letters.slice(0, maxOwnerName).join("").trimEnd()}…`;
}

/** Whose paper it is, for the foot of its pages: « DIALLO Mamadou – dossier Ofpra 24-01-12345 »; null when nothing is known. */
export function ownerOf({
  identity,
  ofpraNumber,
  foreignerNumber,
}: Pick<Partial<Answers>, "identity" | "ofpraNumber" | "foreignerNumber">): string | null {
  const name = birthName(identity ?? {});
  const parts = [
    name === undefined ? undefined : shortened(name),
    ofpraNumber === undefined ? undefined : `dossier Ofpra\u00A0${ofpraNumber}`,
    foreignerNumber === undefined ? undefined : `numéro étranger\u00A0${foreignerNumber}`,
  ];
  return parts.filter((part) => part !== undefined).join(" – ") || null;
}

export type AddressView = {
  anyPart: boolean;
  /** « chez Mme MARTIN Jeanne », « chez CCAS de Lyon, n° 4521 », « Hôtel des Lilas » */
  careOf: string | null;
  /** All that comes before the postcode: « bâtiment B, 12 rue de la Paix » */
  way: string | null;
  postcode: string | null;
  town: string | null;
};

/** An address within a sentence. */
export function addressView(address: Address = {}, careOf: string | null = null): AddressView {
  const { apartment, building, street, locality, postcode, town } = address;
  const parts = [apartment, building, street === undefined ? undefined : withNumber(street), locality];
  const way = parts.filter((part) => part !== undefined).join(", ");
  return {
    anyPart: careOf !== null || way !== "" || postcode !== undefined || town !== undefined,
    careOf,
    way: way || null,
    postcode: postcode ?? null,
    town: town ?? null,
  };
}
