// Warnings about answers that are unlikely together: the doubts of answers/contradictions.ts.
import { findDoubts } from "../../answers/contradictions.ts";
import { message, type Value } from "../../text/message.ts";
import type { Facts } from "../facts.ts";
import { warn, type Warning } from "./warning.ts";

export const doubtWarnings = ({ answers, today }: Facts): Warning[] =>
  findDoubts(answers, today).flatMap(({ code, path, came, other, values }) =>
    warn(
      code,
      path,
      message(`warnings.doubts.${code}`, { value: inWords(String(came)), other: inWords(other), ...values }),
    ),
  );

/** A date in words, as far as it is known; anything else as it is. */
export function inWords(value: Value): Value {
  if (typeof value !== "string" || !/^\d{4}(?:-\d\d){0,2}$/.test(value)) return value;
  const isWhole = value.length === 10 && !value.includes("-00");
  return isWhole ? { day: value } : value.split("-").toReversed().join("/");
}
