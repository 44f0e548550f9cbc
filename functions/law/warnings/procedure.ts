// Warnings about the request itself: too early, too late, the wrong one, a document that ends soon.
import { daysBetween, shiftDay } from "../../text/days.ts";
import { lastDayToDeclareMove, renewalWindow } from "../deadlines/windows.ts";
import type { Facts } from "../facts.ts";
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const procedureWarnings = (s: Facts): Warning[] => [
  ...renewal(s),
  ...cardTooShort(s),
  ...attestation(s),
  ...move(s),
  ...decision(s),
];

const expiresPath = ["procedure", "currentPermit", "expiresOn"];

function renewal({ answers: { procedure }, channel, today }: Facts): Warning[] {
  if (procedure.kind !== "renewal") return noWarnings;
  const expires = procedure.currentPermit?.expiresOn;
  if (expires === undefined)
    return warn("renewal-without-expiry", expiresPath, message("warnings.renewal-without-expiry"));
  const { opens, closes } = renewalWindow(expires, channel);
  if (today > expires)
    return warn("permit-expired", expiresPath, message("warnings.permit-expired", { expires: dayOfWeek(expires) }), [
      "DOC2",
      "DEM",
    ]);
  if (today < opens)
    return warn(
      "renewal-too-early",
      expiresPath,
      message(`warnings.renewal-too-early.${channel}`, { opens: dayOfWeek(opens) }),
      channel === "anef" ? ["DOC1", "RI"] : ["DOC1", "SP-AP", "RI"],
    );
  if (today === expires) return warn("permit-expires-today", expiresPath, message("warnings.permit-expires-today"));
  if (today > closes)
    return warn(
      "renewal-late",
      expiresPath,
      message("warnings.renewal-late", { closes: dayOfWeek(closes), expires: dayOfWeek(expires) }),
      ["DOC1", "DOC2"],
    );
  return noWarnings;
}

// A card that ends within three months is renewed, not made again.
function cardTooShort({ answers: { procedure }, isApplication, today }: Facts): Warning[] {
  const expires = procedure.currentPermit?.expiresOn;
  if (isApplication || expires === undefined || expires >= shiftDay(today, { months: 3 })) return noWarnings;
  return warn(
    "renew-instead-of-new-card",
    expiresPath,
    message(`warnings.renew-instead-of-new-card.${expires < today ? "expired" : "expires-soon"}`, {
      expires: dayOfWeek(expires),
    }),
    ["RI-CHG", "MOS"],
  );
}

// Time to write to the contact centre or the prefecture.
const soonInDays = 30;

function attestation({ answers: { procedure }, channel, today }: Facts): Warning[] {
  const expires = procedure.attestation?.expiresOn;
  if (expires === undefined || daysBetween(today, expires) > soonInDays) return noWarnings;
  const state = expires < today ? "expired" : "expires-soon";
  return warn(
    `attestation-${state}`,
    ["procedure", "attestation", "expiresOn"],
    sentences(
      message(`warnings.attestation.${state}.${channel}`, { expires: dayOfWeek(expires) }),
      message(`warnings.attestation.help.${channel}`),
    ),
    channel === "anef" ? ["RI"] : ["SP-AP"],
  );
}

function move({ answers: { procedure }, today }: Facts): Warning[] {
  const moved = procedure.movedOn;
  if (moved === undefined) return noWarnings;
  const last = lastDayToDeclareMove(moved);
  if (moved > today)
    return warn(
      "move-to-come",
      ["procedure", "movedOn"],
      message("warnings.move-to-come", { moved: dayOfWeek(moved) }),
      ["MAI"],
    );
  if (today > last)
    return warn(
      "address-change-late",
      ["procedure", "movedOn"],
      message("warnings.address-change-late", { last: dayOfWeek(last) }),
      ["MAI"],
    );
  return noWarnings;
}

// Who decides: Ofpra, and on appeal the CNDA for refugees and subsidiary protection, an administrative court for stateless persons.
function decision({ answers, protection }: Facts): Warning[] {
  const by = answers.decision?.by;
  return [
    ...(protection === "stateless" && by === "cnda"
      ? warn("stateless-decided-by-cnda", ["decision", "by"], message("warnings.stateless-decided-by-cnda"), ["SP-AP"])
      : noWarnings),
    ...(protection !== "stateless" && by === "court"
      ? warn("protection-decided-by-court", ["decision", "by"], message("warnings.protection-decided-by-court"), [
          protection === "refugee" ? "SP-R" : "SP-PS",
        ])
      : noWarnings),
  ];
}
