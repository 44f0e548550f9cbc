// What is written for each use of a link: every opening on its own, refusals once a minute.
import { describe, expect, it } from "vitest";
import { readAccessLog, recordAccess } from "../../functions/delivery/access-log.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { makeToken } from "../../functions/delivery/link-token.ts";
import { openLink } from "../../functions/delivery/links.ts";
import { hashOf, nodeSecrets } from "../../functions/aws/secrets.ts";
import type { Store } from "../../functions/aws/store.ts";
import { memoryStore, type MemoryStore } from "../batch/memory-store.ts";

const id = `07-${"0".repeat(32)}`;
const start = new Date("2026-11-23T10:15:00.000Z");
const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);

/** Links are never signed here. */
const asStore = (store: MemoryStore): Store => store as unknown as Store;
const worldOf = (store: MemoryStore) => ({ store: asStore(store), secrets: nodeSecrets });
const written = ({ objects }: MemoryStore): string[] =>
  [...objects.keys()].filter((key) => key.startsWith(keys.accessLog(id)));

describe("refusals write one object a minute, however many they are", () => {
  it.each(["locked", "expired", "already-opened"] as const)("%s", async (outcome) => {
    const store = memoryStore();
    for (let count = 0; count < 60; count++) await recordAccess(worldOf(store), id, outcome, later(count * 999));
    expect(written(store)).toHaveLength(1);
    await recordAccess(worldOf(store), id, outcome, later(60_000));
    expect(await readAccessLog(asStore(store), id)).toEqual([
      { at: start.toISOString(), outcome },
      { at: later(60_000).toISOString(), outcome },
    ]);
  });

  it("each kind of refusal in a minute has an object of its own", async () => {
    const store = memoryStore();
    for (const outcome of ["locked", "expired", "already-opened"] as const)
      await recordAccess(worldOf(store), id, outcome, later(1));
    expect(written(store)).toHaveLength(3);
  });

  it("also where a dead link is asked for again and again", async () => {
    const store = memoryStore();
    const token = makeToken("s".repeat(43), start, start, false);
    const record = { dossierId: id, notBefore: start.toISOString(), expiresAt: start.toISOString(), oneTime: false };
    await store.put(keys.link(hashOf(token)), JSON.stringify(record), { contentType: "application/json" });
    for (let count = 0; count < 40; count++)
      expect(await openLink({ ...worldOf(store), clock: () => later(count * 1_000) }, token, undefined)).toEqual({
        outcome: "expired",
      });
    expect(written(store)).toHaveLength(1);
  });
});

it.each(["opened", "downloaded", "wrong-factor"] as const)(
  "each time it is %s is told on its own, to the millisecond",
  async (outcome) => {
    const store = memoryStore();
    const moments = [start, start, later(1), later(2)];
    for (const moment of moments) await recordAccess(worldOf(store), id, outcome, moment, "checklist.pdf");
    expect(await readAccessLog(asStore(store), id)).toEqual(
      moments.map((moment) => ({ at: moment.toISOString(), outcome, file: "checklist.pdf" })),
    );
  },
);
