// View of the attestation that a person who hosts signs.
import { isTooYoungForPermit } from "../../law/permit-age.ts";
import type { Facts } from "../parts/facts.ts";
import { addressView, personView, type AddressView, type PersonView } from "../parts/person.ts";

export type HostingAttestationView = {
  host: PersonView;
  hostAddress: AddressView;
  guest: PersonView;
  /** YYYY-MM-DD */
  since: string | null;
  isFree: boolean;
  relation: string | null;
  /** Phone and e-mail of the host */
  contact: string | null;
  /** Age under which the proof of address is asked for, in words */
  proofAge: string;
};

export function hostingAttestationView({ answers, age }: Facts): HostingAttestationView {
  const hosted = answers.housing?.kind === "hosted" ? answers.housing : undefined;
  const host = hosted?.host;
  const contact = [host?.phone, host?.email].filter((part) => part !== undefined).join(", ");
  return {
    host: personView(host),
    hostAddress: addressView(host?.address),
    guest: personView(answers.identity),
    since: hosted?.since ?? null,
    isFree: hosted?.freeOfCharge === true,
    relation: host?.relation ?? null,
    contact: contact || null,
    // Annexe 10 for a permit; a child too young for one asks for a travel document.
    proofAge: isTooYoungForPermit({ age }) ? "trois mois" : "six mois",
  };
}
