// What the views of letters are made from: the facts of a person, or no facts for a document printed blank.
import type { Address, Answers } from "../../answers/answers.ts";
import { birthName, careOfHost, careOfPlace, nameOfPlace, shortCivility } from "../../answers/french.ts";
import type { Situation } from "../../law/situation.ts";
import type { Language } from "../../text/languages.ts";
import type { BlankInput, ViewInput } from "../document.ts";
import { addressView, type AddressView } from "./person.ts";

/** Answers of which any may be missing. */
export type KnownFacts = {
  answers: Partial<Answers>;
  protection: Situation["protection"] | null;
  channel: Situation["channel"] | null;
  asksFor: Situation["asksFor"] | null;
  isFamilyMember: boolean;
  /** Whole years, or undefined where it cannot be told. */
  age: number | undefined;
  isMinor: boolean;
  /** Of the applicant; read here and not in the answers, so that papers say what the rules follow. */
  nationalities: Situation["nationalities"];
};

export const noFacts: KnownFacts = {
  answers: {},
  protection: null,
  channel: null,
  asksFor: null,
  isFamilyMember: false,
  age: undefined,
  isMinor: false,
  nationalities: undefined,
};

/** The two views of a document that is filled from the facts of one person; the language is that of the person. */
export const fromFacts = <View extends object>(fill: (facts: KnownFacts, language: Language) => View) => ({
  view: ({ situation, language }: ViewInput): View => fill(situation, language),
  blankView: ({ language }: BlankInput): View => fill(noFacts, language),
});

const hostOf = ({ housing }: Partial<Answers>) => (housing?.kind === "hosted" ? housing.host : undefined);

const isSame = (a: Address, b: Address): boolean =>
  a.postcode === b.postcode && a.town === b.town && a.street === b.street;

/** The hotel, the centre or the body that keeps the person's mail. */
export function placeOf({ housing }: Partial<Answers>): { name: string | undefined; number: string | undefined } {
  if (housing === undefined || !("name" in housing || "number" in housing)) return noPlace;
  return { name: housing.name, number: "number" in housing ? housing.number : undefined };
}

const noPlace = { name: undefined, number: undefined };

/** Where the person lives, in a sentence: at the host's, for a person hosted; at the body that keeps their mail. */
export function homeView(answers: Partial<Answers>): AddressView {
  const host = hostOf(answers);
  const name = host === undefined ? undefined : birthName({ ...host, familyName: host.usualName ?? host.familyName });
  const title = host?.gender === undefined ? "" : `${shortCivility(host.gender)}\u00A0`;
  const place = placeOf(answers);
  const placeName = nameOfPlace(place.name, place.number) ?? null;
  const isDomiciled = answers.housing?.kind === "domiciliation";
  return addressView(
    host?.address ?? answers.address,
    name !== undefined
      ? `chez ${title}${name}`
      : isDomiciled && place.name !== undefined
        ? `chez ${placeName}`
        : placeName,
  );
}

/** Where the person receives mail, for the lines of an envelope. */
export function mailAddress(answers: Partial<Answers>): { address: Address | undefined; careOf: string | undefined } {
  const host = hostOf(answers);
  const address = answers.address ?? host?.address;
  const isAtHost =
    host !== undefined &&
    (answers.address === undefined || host.address === undefined || isSame(answers.address, host.address));
  const { name, number } = placeOf(answers);
  return { address, careOf: isAtHost ? careOfHost(host) : careOfPlace(name, number) };
}
