// What happened with a link, for the person who sent it: when, and how it ended. No address, no browser, no name.
import type { AccessOutcome } from "../api/kinds.ts";
import { accessOutcomes } from "../api/kinds.ts";
import { keys } from "./keys.ts";
import type { Secrets } from "../aws/secrets.ts";
import type { Store } from "../aws/store.ts";

export type AccessLogEntry = { at: string; outcome: AccessOutcome; file?: string };

/** The key holds the whole entry, so that listing is enough: `20261123T101500123Z_downloaded_checklist.pdf_4f2a…`. */
const keyForm = /\/(\d{8}T\d{9}Z)_([a-z-]+)_([A-Za-z0-9.-]+)_[0-9a-f]{16}$/;

export async function recordAccess(
  { store, secrets }: { store: Store; secrets: Secrets },
  dossierId: string,
  outcome: AccessOutcome,
  now: Date,
  file = "-",
): Promise<void> {
  const isRefusal = ["locked", "expired", "already-opened"].includes(outcome);
  // Folded to the minute: repeated refusals must not create one object each.
  const time = isRefusal ? new Date(Math.floor(now.getTime() / 60_000) * 60_000) : now;
  const unique = isRefusal ? "0".repeat(16) : secrets.random(8).toString("hex");
  const key = `${keys.accessLog(dossierId)}${time.toISOString().replaceAll(/[-:.]/g, "")}_${outcome}_${file}_${unique}`;
  await store.put(key, "{}", { contentType: "application/json" });
}

/** In the order in which they happened. */
export async function readAccessLog(store: Store, dossierId: string): Promise<AccessLogEntry[]> {
  const listed = await store.list(keys.accessLog(dossierId));
  return listed.flatMap(({ key }) => {
    const [, time = "", word, file = "-"] = keyForm.exec(key) ?? [];
    const outcome = accessOutcomes.find((known) => known === word);
    if (outcome === undefined) return [];
    const at = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, "$1-$2-$3T$4:$5:$6.$7Z");
    return [{ at, outcome, ...(file === "-" ? {} : { file }) }];
  });
}
