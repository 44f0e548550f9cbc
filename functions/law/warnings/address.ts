// Warnings about where the person lives and how it is proved.
import type { Address } from "../../answers/answers.ts";
import { proofOfAddressLife } from "../deadlines/windows.ts";
import type { Facts } from "../facts.ts";
import { supportingDocumentsPage } from "../status-sources.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const addressWarnings = (s: Facts): Warning[] => [...proof(s), ...hosting(s), ...domiciliation(s)];

function proof({ answers: { housing }, today }: Facts): Warning[] {
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return noWarnings;
  const path = ["housing", "proofOfAddress", "date"];
  const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
  // A certificate of domiciliation is valid until the date written on it.
  if (housing.kind === "domiciliation") return noWarnings;
  if (today > lastDay)
    return warn(
      "proof-of-address-too-old",
      path,
      message("warnings.proof-of-address-too-old", { date: dayOfWeek(date) }),
      ["ANX10", "RI"],
    );
  if (today >= threeMonthsOld)
    return warn(
      "proof-of-address-ageing",
      path,
      message("warnings.proof-of-address-ageing", { date: dayOfWeek(date), lastDay: dayOfWeek(lastDay) }),
      ["ANX10", "SCR", "SP-PS"],
    );
  return noWarnings;
}

const comparable = ({ postcode = "", town = "", street = "" }: Address): string =>
  `${street}|${postcode}|${town}`
    .normalize("NFD")
    .replaceAll(/[\p{M}\p{P}\s]/gu, "")
    .toLowerCase();

function hosting({ answers: { address, housing } }: Facts): Warning[] {
  if (housing.kind !== "hosted") return noWarnings;
  const { host, freeOfCharge } = housing;
  const bothKnown = address?.street !== undefined && host?.address?.street !== undefined;
  return [
    ...(bothKnown && comparable(address) !== comparable(host.address ?? {})
      ? warn("host-address-differs", ["housing", "host", "address"], message("warnings.host-address-differs"))
      : noWarnings),
    ...(freeOfCharge === false
      ? warn("hosted-for-payment", ["housing", "freeOfCharge"], message("warnings.hosted-for-payment"))
      : noWarnings),
  ];
}

function domiciliation({ answers: { housing }, protection }: Facts): Warning[] {
  if (housing.kind !== "domiciliation") return noWarnings;
  return warn("domiciliation-is-accepted", ["housing", "kind"], message("warnings.domiciliation-is-accepted"), [
    supportingDocumentsPage[protection],
    "RI",
    "FTA2012",
  ]);
}
