// Warnings about where the person lives and how it is proved.
import type { Address } from "../../answers/answers.ts";
import { shiftDay } from "../../text/days.ts";
import { notFiled } from "../conditions.ts";
import { domiciliationEnd, lastRecentDay, needsRecentProof, proofOfAddressLife } from "../deadlines/windows.ts";
import type { Facts } from "../facts.ts";
import { isTooYoungForPermit } from "../permit-age.ts";
import { supportingDocumentsPage } from "../status-sources.ts";
import { dayOfWeek, message } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const addressWarnings = (s: Facts): Warning[] => [...proof(s), ...hosting(s), ...domiciliation(s)];

const proofPath = ["housing", "proofOfAddress", "date"];

function proof(s: Facts): Warning[] {
  const {
    answers: { housing },
    today,
  } = s;
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return noWarnings;
  const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
  if (housing.kind === "domiciliation") return domiciliationProof(date, today);
  // What was sent with the request is not asked for again because it grows old.
  if (!notFiled(s)) return noWarnings;
  if (isTooYoungForPermit(s)) return proofForTravel(date, shiftDay(threeMonthsOld, { days: -1 }), today);
  if (needsRecentProof(s)) return proofForCivilStatus(date, lastRecentDay(date), today);
  if (today > lastDay)
    return warn(
      "proof-of-address-too-old",
      proofPath,
      message("warnings.proof-of-address-too-old", { date: dayOfWeek(date) }),
      ["ANX10", "RI"],
    );
  if (today === lastDay)
    return warn(
      "proof-of-address-last-day",
      proofPath,
      message("warnings.proof-of-address-last-day", { date: dayOfWeek(date) }),
      ["ANX10", "RI"],
    );
  if (today >= threeMonthsOld)
    return warn(
      "proof-of-address-ageing",
      proofPath,
      message("warnings.proof-of-address-ageing", { date: dayOfWeek(date), lastDay: dayOfWeek(lastDay) }),
      ["ANX10", "SCR", "SP-PS"],
    );
  return noWarnings;
}

/** A new card after a marriage, a divorce or a change of name wants one too. */
function proofForCivilStatus(date: string, lastDay: string, today: string): Warning[] {
  if (today < lastDay) return noWarnings;
  const code = today === lastDay ? "proof-of-address-last-day" : "proof-of-address-too-old";
  return warn(code, proofPath, message(`warnings.${code}-for-civil-status`, { date: dayOfWeek(date) }), ["SP-EC"]);
}

/** A travel document wants a proof of less than three months. */
function proofForTravel(date: string, lastDay: string, today: string): Warning[] {
  if (today < lastDay) return noWarnings;
  return today === lastDay
    ? warn(
        "proof-of-address-last-day",
        proofPath,
        message("warnings.proof-of-address-last-day-for-travel", { date: dayOfWeek(date) }),
        ["SP-PS"],
      )
    : warn(
        "proof-of-address-too-old",
        proofPath,
        message("warnings.proof-of-address-too-old-for-travel", { date: dayOfWeek(date) }),
        ["SP-PS"],
      );
}

/** Valid for a year, until the day written on it. */
function domiciliationProof(date: string, today: string): Warning[] {
  const lastDay = domiciliationEnd(date);
  const values = { date: dayOfWeek(date), lastDay: dayOfWeek(lastDay) };
  if (today > lastDay)
    return warn("domiciliation-over", proofPath, message("warnings.domiciliation.over", values), ["CNLE"]);
  if (today === lastDay)
    return warn("domiciliation-last-day", proofPath, message("warnings.domiciliation.last-day", values), ["CNLE"]);
  if (today > shiftDay(lastDay, { months: -1 }))
    return warn("domiciliation-ends-soon", proofPath, message("warnings.domiciliation.ends-soon", values), ["CNLE"]);
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
