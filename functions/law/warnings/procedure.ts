// Warnings about the request itself: too early, too late, the wrong one, a document that ends soon.
import { daysBetween } from "../../text/days.ts";
import { application, certificateKind, mayHaveCard, moveToDeclare, renewalToAskFor } from "../conditions.ts";
import { lastDayAtPrefecture, lastDayToRenew } from "../deadlines/counter.ts";
import { lastDayToDeclareMove, reasonsAskedInTime, renewalWindow, silenceDates } from "../deadlines/windows.ts";
import { whatToReport } from "../eligibility.ts";
import type { Facts } from "../facts.ts";
import { soonInDays } from "../certificates/late-certificate.ts";
import { familyArticle } from "../status-sources.ts";
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import { noWarnings, warn, type Warning } from "./warning.ts";

export const procedureWarnings = (s: Facts): Warning[] => [
  ...renewal(s),
  ...cardTooShort(s),
  ...attestation(s),
  ...move(s),
  ...reasons(s),
  ...tieThatEnds(s),
  ...decision(s),
];

const expiresPath = ["procedure", "currentPermit", "expiresOn"];

function renewal(s: Facts): Warning[] {
  const {
    answers: { procedure },
    channel,
    today,
  } = s;
  if (procedure.kind !== "renewal" || !renewalToAskFor(s)) return noWarnings;
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
  if (today === expires)
    return warn(
      "permit-expires-today",
      expiresPath,
      sentences(message("warnings.permit-expires-today"), lastDayAtPrefecture(s, expires).closed),
    );
  if (today > closes)
    return warn(
      "renewal-late",
      expiresPath,
      message("warnings.renewal-late", { closes: dayOfWeek(closes), expires: dayOfWeek(expires) }),
      ["DOC1", "DOC2"],
    );
  const { date: lastDay, closed } = lastDayToRenew(s, expires);
  if (today === lastDay)
    return warn(
      "renewal-last-day",
      expiresPath,
      sentences(message("warnings.renewal-last-day", { expires: dayOfWeek(expires) }), closed),
      ["DOC1", "DOC2"],
    );
  return noWarnings;
}

// A card that ends within three months is renewed, not made again.
function cardTooShort(s: Facts): Warning[] {
  const { answers, asksFor, today } = s;
  const expires = answers.procedure.currentPermit?.expiresOn;
  if (answers.procedure.kind === "renewal" || asksFor !== "renewal" || expires === undefined || !mayHaveCard(s))
    return noWarnings;
  const state = expires < today ? "expired" : expires === today ? "expires-today" : "expires-soon";
  return warn(
    "renew-instead-of-new-card",
    expiresPath,
    message(`warnings.renew-instead-of-new-card.${state}`, {
      expires: dayOfWeek(expires),
      report: whatToReport(answers.procedure.kind),
    }),
    ["RI-CHG", "MOS"],
  );
}

function attestation(s: Facts): Warning[] {
  const { answers, channel, today } = s;
  const kind = certificateKind(s);
  const from = kind === "receipt" ? "prefecture" : "anef";
  const expires = answers.procedure.attestation?.expiresOn;
  if (expires === undefined || daysBetween(today, expires) > soonInDays || !mayHaveCard(s)) return noWarnings;
  const state = expires < today ? "expired" : expires === today ? "expires-today" : "expires-soon";
  return warn(
    `attestation-${state}`,
    ["procedure", "attestation", "expiresOn"],
    sentences(
      message(`warnings.attestation.${state}.${from}`, { expires: dayOfWeek(expires) }),
      message(`warnings.attestation.help.${kind === "favourable-decision" ? kind : from}`),
      message(`warnings.attestation.nothing.${expires > today ? "to-come" : "now"}`),
    ),
    from === "anef" ? ["RI"] : channel === "anef" ? ["SP-REC"] : ["SP-AP"],
  );
}

function move(s: Facts): Warning[] {
  const { answers, today } = s;
  const moved = answers.procedure.movedOn;
  if (moved === undefined || !moveToDeclare(s)) return noWarnings;
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
  const { date: lastDay, closed } = lastDayAtPrefecture(s, last);
  if (today === lastDay)
    return warn(
      "address-change-last-day",
      ["procedure", "movedOn"],
      sentences(message("warnings.address-change-last-day"), closed),
      ["MAI"],
    );
  return noWarnings;
}

// Asked for before silence is a refusal, or after the time to challenge it, the reasons may lengthen nothing (L. 232-4).
function reasons(s: Facts): Warning[] {
  const { filedOn, reasonsAskedOn } = s.answers.procedure.request ?? {};
  if (filedOn === undefined || reasonsAskedOn === undefined || !application(s)) return noWarnings;
  if (reasonsAskedInTime({ filedOn, reasonsAskedOn }) !== undefined) return noWarnings;
  const { refusedOn, challengeBefore } = silenceDates(filedOn);
  return warn(
    "reasons-asked-out-of-time",
    ["procedure", "request", "reasonsAskedOn"],
    message("warnings.reasons-asked-out-of-time", { from: dayOfWeek(refusedOn), last: dayOfWeek(challengeBefore) }),
    ["MOT", "SIL", "CE1"],
  );
}

// The permit of the family depends on the tie, which a divorce or a death may end.
function tieThatEnds({ answers: { status, procedure }, protection }: Facts): Warning[] {
  const change = procedure.civilStatus?.change;
  if (procedure.kind !== "civil-status-change" || (change !== "divorce" && change !== "death")) return noWarnings;
  if (status.kind !== "family-member" || status.tie === "child" || status.tie === "parent") return noWarnings;
  return warn("change-ends-the-tie", ["procedure", "civilStatus", "change"], message("warnings.change-ends-the-tie"), [
    familyArticle[protection],
  ]);
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
