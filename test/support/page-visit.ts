// A person on the page whose whole answers are known: what they type on each screen.
import type { Calls, ScreenView, Visit } from "../../web/protocol.ts";

/** What stands in each field of a screen when it is sent; what the whole answers do not hold is left open. */
export function typist(calls: Calls, whole: Visit, today: string): (screen: ScreenView) => Record<string, string> {
  const screens = [...new Set(calls.summary(whole, today).map(({ screen }) => screen))];
  const known = screens.flatMap((id) => calls.screen(whole, id, today)?.fields ?? []);
  const hasItem = (id: string) => known.some((field) => field.id.startsWith(`${id}.`));
  return ({ fields }) =>
    Object.fromEntries(
      fields.map(({ id, kind }) => [
        id,
        kind === "one-more" ? (hasItem(id) ? "0" : "1") : (known.find((field) => field.id === id)?.typed ?? ""),
      ]),
    );
}
