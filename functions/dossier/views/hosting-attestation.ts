// View of the attestation that a person who hosts signs.
import type { Facts } from "./facts.ts";
import { addressView, personView, type AddressView, type PersonView } from "./person.ts";

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
};

export function hostingAttestationView({ answers }: Facts): HostingAttestationView {
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
  };
}
