// Checklist, amounts: taken from the dated table of fees, never written in a text.
import { amountInWords, type Fee } from "../fees.ts";
import type { Situation } from "../situation.ts";
import type { Values } from "../../text/message.ts";
import type { Condition } from "../conditions.ts";

const feeFor = (s: Situation, ids: string[]): Fee | undefined => s.fees.find(({ id }) => ids.includes(id));

/** One of these fees is this person's. */
export const pays =
  (...ids: string[]): Condition<Situation> =>
  (s) =>
    feeFor(s, ids) !== undefined;

/** The `{amount}` of the fee that is this person's among these. */
export const amountOf =
  (...ids: string[]) =>
  (s: Situation): Values => {
    const fee = feeFor(s, ids);
    return fee === undefined ? {} : { amount: amountInWords(fee) };
  };
