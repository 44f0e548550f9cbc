// Checklist, texts: which text of templates/locales a field of a row is. A text may differ by channel.
import { isMessageKey } from "../../text/say.ts";
import { message, type Message, type Values } from "../../text/message.ts";
import type { Situation } from "../situation.ts";
import type { ChecklistSection } from "./row.ts";

type Channel = Situation["channel"];

export const sectionTitle = (section: ChecklistSection): Message => message(`checklist.sections.${section}`);

type Chosen = { channel?: Channel | undefined; variant?: string | undefined; values?: Values | undefined };

/** One field of a row; undefined where the row has no such text. On a blank checklist there is no channel. */
export function ownText(id: string, field: string, chosen: Chosen = {}): Message | undefined {
  const { channel, variant, values } = chosen;
  const variants = variant === undefined ? ["usual"] : [variant, "usual"];
  const own = variants.map((name) => `checklist.rows.${id}.${field}.${name}`).find(isMessageKey);
  if (own !== undefined) return message(own, values);
  const key = `checklist.rows.${id}.${field}`;
  if (isMessageKey(key)) return message(key, values);
  const keys = { anef: `${key}.anef`, prefecture: `${key}.prefecture` };
  if (!isMessageKey(keys.anef) || !isMessageKey(keys.prefecture)) return undefined;
  return inChannel({ anef: message(keys.anef, values), prefecture: message(keys.prefecture, values) }, channel);
}

/** Without a channel, both variants. */
export const inChannel = (texts: Record<Channel, Message>, channel: Channel | undefined): Message =>
  channel === undefined ? message("checklist.values.both-channels", texts) : texts[channel];

/** What fills the texts of a blank checklist, where nothing is known of the person. */
export const blankValues: Values = {
  amount: message("checklist.values.amount"),
  proof: message("checklist.values.proof.unknown"),
  papers: message("checklist.values.address.unknown"),
  number: message("checklist.values.number"),
};
