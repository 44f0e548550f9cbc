// How long a dossier stays open that was opened: some minutes, and never longer than its link.
import { expect, it } from "vitest";
import { keys } from "../../functions/delivery/keys.ts";
import { makeToken } from "../../functions/delivery/link-token.ts";
import { openLink } from "../../functions/delivery/links.ts";
import { hashOf, nodeSecrets } from "../../functions/aws/secrets.ts";
import type { Store } from "../../functions/aws/store.ts";
import { memoryStore } from "../batch/memory-store.ts";

const id = `07-${"0".repeat(32)}`;
const end = new Date("2026-11-30T10:00:00.000Z");
const before = (minutes: number) => new Date(end.getTime() - minutes * 60_000);

it.each([
  [60, before(45)],
  [15, end],
  [4, end],
])("opened %i minutes before the link ends", async (minutes, until) => {
  const store = memoryStore();
  const [start, json] = [before(7 * 24 * 60), { contentType: "application/json" }];
  const token = makeToken("s".repeat(43), start, end, false);
  const times = { createdAt: start.toISOString(), expiresAt: end.toISOString() };
  const link = { dossierId: id, notBefore: times.createdAt, expiresAt: times.expiresAt, oneTime: false };
  const manifest = { id, ...times, language: "fr", ownerHash: hashOf("o"), files: [] };
  await store.put(keys.link(hashOf(token)), JSON.stringify(link), json);
  await store.put(keys.manifest(id), JSON.stringify(manifest), json);

  const world = { store: store as unknown as Store, clock: () => before(minutes), secrets: nodeSecrets };
  const opened = await openLink(world, token, undefined);
  expect(opened).toMatchObject({ outcome: "opened", sessionExpiresAt: until });
  const session = opened.outcome === "opened" ? opened.session : "";
  const record = JSON.parse((await store.getText(keys.session(hashOf(session)))) ?? "{}") as { expiresAt: string };
  expect(record.expiresAt).toBe(until.toISOString());
});
