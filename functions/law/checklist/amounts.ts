// Checklist, amounts: taken from the dated table of fees, never written in a text.
import { amountInWords, feesFor, type Fee } from "../fees.ts";
import type { Situation } from "../situation.ts";
import { say } from "../../text/say.ts";
import type { Text } from "../../text/text.ts";
import type { Condition } from "./row.ts";

const feeFor = (s: Situation, ids: string[]): Fee | undefined => feesFor(s).find(({ id }) => ids.includes(id));

/** One of these fees is this person's. */
export const pays =
  (...ids: string[]): Condition =>
  (s) =>
    feeFor(s, ids) !== undefined;

/** The `{amount}` of the fee that is this person's among these. */
export const amountOf =
  (...ids: string[]) =>
  (s: Situation): Record<string, Text> => {
    const fee = feeFor(s, ids);
    if (fee === undefined) return {};
    const amount = amountInWords(fee);
    return { amount: { fr: say(amount, "fr"), en: say(amount, "en") } };
  };
