// Dates of the home: how long its proof is good, until when a new address is declared.
import { dayOfWeek, message, sentences } from "../../text/message.ts";
import type { DeadlineRule } from "./deadline.ts";
import { lastDayToDeclareMove, proofOfAddressLife } from "./windows.ts";

export const proofOfAddress: DeadlineRule = ({ answers: { housing, procedure }, today }) => {
  const date = housing.proofOfAddress?.date;
  if (date === undefined) return [];
  const { threeMonthsOld, lastDay } = proofOfAddressLife(date);
  const isDomiciliation = housing.kind === "domiciliation";
  const whose = isDomiciliation || housing.kind === "hosted" ? housing.kind : "own";
  const detail = sentences(
    message(`deadlines.proof-of-address.dated.${whose}`, { date: dayOfWeek(date) }),
    isDomiciliation
      ? message("deadlines.proof-of-address.life.domiciliation", { lastDay: dayOfWeek(lastDay) })
      : message("deadlines.proof-of-address.life.usual", {
          lastDay: dayOfWeek(lastDay),
          threeMonthsOld: dayOfWeek(threeMonthsOld),
        }),
    procedure.kind === "address-change" ? message("deadlines.proof-of-address.after-move") : undefined,
    today > lastDay ? message("deadlines.proof-of-address.too-old") : undefined,
  );
  return [
    {
      id: "proof-of-address",
      date: lastDay,
      title: message("deadlines.proof-of-address.title"),
      detail,
      sources: isDomiciliation
        ? ["RI", "SP-PS", "ANX10"]
        : procedure.kind === "address-change"
          ? ["ANX10", "SCR", "RI-CHG", "MAI"]
          : ["ANX10", "RI", "SCR"],
    },
  ];
};

export const addressChange: DeadlineRule = ({ answers: { procedure }, channel, today }) => {
  const moved = procedure.movedOn;
  if (moved === undefined) return [];
  const last = lastDayToDeclareMove(moved);
  const state =
    today > last
      ? message("deadlines.address-change.over")
      : today === last
        ? message("deadlines.last-day")
        : undefined;
  return [
    {
      id: "address-change",
      from: moved,
      date: last,
      title: message("deadlines.address-change.title"),
      detail: sentences(
        message(`deadlines.address-change.rule.${channel}`, { moved: dayOfWeek(moved), last: dayOfWeek(last) }),
        state,
      ),
      sources: channel === "anef" ? ["MAI", "RI-CHG"] : ["MAI"],
    },
  ];
};
