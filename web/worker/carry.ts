// Answers in an address, to carry them from one browser to another of the same device: packed, and of use for an hour.
import { unzlibSync, zlibSync } from "fflate";
import { leavesIn, setAnswer, type AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import type { Carried, Visit } from "../protocol.ts";

/** An address stays in the history of a browser: later, the next person who finds it there reads nothing on this page. */
const maxAgeMinutes = 60;
/** Far more than the answers of a large family; an address that unpacks to more is not ours. */
const maxBytes = 100_000;

type Packed = Pick<Visit, "answers" | "skipped"> & { madeAtMinute: number };

/** `now`: milliseconds since 1970. In the letters of an address. */
export function pack({ answers, skipped }: Visit, now: number): string {
  const packed: Packed = { answers, skipped, madeAtMinute: minuteOf(now) };
  const bytes = zlibSync(new TextEncoder().encode(JSON.stringify(packed)), { level: 9 });
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const minuteOf = (milliseconds: number): number => Math.floor(milliseconds / 60_000);

/** Only answers that the page asks for are taken. `too-old` and `unreadable` say what is wrong with the address. */
export function unpack(code: string, now: number): Carried {
  const packed = read(code);
  if (packed === undefined) return { ok: false, reason: "unreadable" };
  const age = minuteOf(now) - packed.madeAtMinute;
  if (!(age >= 0 && age <= maxAgeMinutes)) return { ok: false, reason: "too-old" };
  return { ok: true, answers: knownAnswers(packed.answers), skipped: packed.skipped };
}

function read(code: string): Packed | undefined {
  try {
    const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(unzlibSync(bytes, { out: new Uint8Array(maxBytes) }));
    const value: unknown = JSON.parse(text);
    return isPacked(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPacked(value: unknown): value is Packed {
  if (typeof value !== "object" || value === null) return false;
  const { answers, skipped, madeAtMinute } = value as Partial<Record<keyof Packed, unknown>>;
  const isListOfPaths = Array.isArray(skipped) && skipped.every((path) => typeof path === "string");
  return typeof answers === "object" && answers !== null && isListOfPaths && typeof madeAtMinute === "number";
}

const knownAnswers = (given: AnswersSoFar): AnswersSoFar =>
  leavesIn(given).reduce<AnswersSoFar>(
    (answers, { path, value }) => (questionOf(path) === undefined ? answers : setAnswer(answers, path, value).answers),
    { version: 1 },
  );
