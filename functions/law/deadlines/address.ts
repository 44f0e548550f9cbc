// Dates of the home: how long its proof is good, until when a new address is declared.
import { dayOfWeek, message, sentences, type Message } from "../../text/message.ts";
import { moveToDeclare, notFiled } from "../conditions.ts";
import { isTooYoungForPermit } from "../permit-age.ts";
import { closedBefore, lastDayAtPrefecture } from "./counter.ts";
import type { Deadline, DeadlineRule } from "./deadline.ts";
import {
  domiciliationEnd,
  lastDayToDeclareMove,
  lastRecentDay,
  needsRecentProof,
  proofOfAddressLife,
} from "./windows.ts";

export const proofOfAddress: DeadlineRule = (s) => {
  const { answers, today } = s;
  const { housing, procedure } = answers;
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return [];
  if (housing.kind === "domiciliation") return [domiciliation(date, today, closedBefore(s, domiciliationEnd(date)))];
  // What was sent with the request is not asked for again because it grows old.
  if (!notFiled(s)) return [];
  const { threeMonthsOld, lastDay: sixMonths } = proofOfAddressLife(date);
  const isForTravel = isTooYoungForPermit(s);
  const isRecent = isForTravel || needsRecentProof(s);
  const rule = isRecent ? lastRecentDay(date) : sixMonths;
  const { date: lastDay, closed } = lastDayAtPrefecture(s, rule);
  const dated = message(`deadlines.proof-of-address.dated.${housing.kind === "hosted" ? "hosted" : "own"}`, {
    date: dayOfWeek(date),
  });
  const use = isForTravel ? "travel" : isRecent ? "civil-status" : "usual";
  const life = message(`deadlines.proof-of-address.life.${use}`, { lastDay: dayOfWeek(rule) });
  const isTooOld = today > rule;
  const isMove = procedure.kind === "address-change";
  const lasting = sentences(
    dated,
    life,
    isRecent || isTooOld ? undefined : threeMonths(threeMonthsOld, today),
    isTooOld ? undefined : closed,
    isMove ? message("deadlines.proof-of-address.after-move") : undefined,
  );
  const state = isTooOld
    ? message("deadlines.proof-of-address.too-old")
    : today === lastDay
      ? message("deadlines.last-day")
      : undefined;
  return [
    {
      id: "proof-of-address",
      toAct: true,
      date: lastDay,
      title: message("deadlines.proof-of-address.title"),
      detail: sentences(lasting, state),
      lasting,
      sources: isForTravel
        ? ["SP-PS", "SP-DOM"]
        : isRecent
          ? ["SP-EC"]
          : isMove
            ? ["ANX10", "SCR", "RI-CHG", "MAI"]
            : ["ANX10", "RI", "SCR"],
    },
  ];
};

const threeMonths = (day: string, today: string): Message =>
  message(`deadlines.proof-of-address.three-months.${day > today ? "to-come" : "past"}`, { day: dayOfWeek(day) });

/** Until its own end: the six months of other proofs do not count for it. */
function domiciliation(date: string, today: string, closed: ReturnType<typeof closedBefore>): Deadline {
  const lastDay = domiciliationEnd(date);
  const rule = sentences(
    message("deadlines.proof-of-address.dated.domiciliation", { date: dayOfWeek(date) }),
    message("deadlines.proof-of-address.life.domiciliation", { lastDay: dayOfWeek(lastDay) }),
    today > lastDay ? undefined : closed,
  );
  const state =
    today > lastDay
      ? message("deadlines.proof-of-address.too-old")
      : today === lastDay
        ? message("deadlines.last-day")
        : undefined;
  return {
    id: "domiciliation",
    toAct: true,
    date: lastDay,
    title: message("deadlines.proof-of-address.title-domiciliation"),
    detail: sentences(rule, state),
    lasting: rule,
    sources: ["CNLE", "RI", "SP-PS"],
  };
}

export const addressChange: DeadlineRule = (s) => {
  const { channel, today } = s;
  const moved = s.answers.procedure.movedOn;
  if (moved === undefined || !moveToDeclare(s)) return [];
  const rule = lastDayToDeclareMove(moved);
  const { date: lastDay, closed } = lastDayAtPrefecture(s, rule);
  const lasting = sentences(
    message(`deadlines.address-change.rule.${channel}.${moved > today ? "to-come" : "moved"}`, {
      moved: dayOfWeek(moved),
      last: dayOfWeek(rule),
    }),
    closed,
  );
  const state =
    today > rule
      ? message("deadlines.address-change.over")
      : today === lastDay
        ? message("deadlines.last-day")
        : undefined;
  return [
    {
      id: "address-change",
      toAct: true,
      from: moved,
      date: lastDay,
      title: message("deadlines.address-change.title"),
      detail: sentences(lasting, state),
      lasting,
      sources: channel === "anef" ? ["MAI", "RI-CHG"] : ["MAI"],
    },
  ];
};
