// The whole service in memory: its functions behind the table of routes, a store, a clock and a state machine.
import type { BatchDependencies } from "../../functions/aws/dependencies.ts";
import { openSecrets } from "../../functions/aws/secrets.ts";
import { localClaims } from "../../infra/local/service/local-account.ts";
import { memoryStore, type MemoryStore } from "../batch/memory-store.ts";
import { openRouter, type Answer } from "./endpoints.ts";
import { answerLink, storeOrigin, withLinks } from "./memory-links.ts";
import { memoryMachine, type MemoryMachine } from "./memory-machine.ts";
import { serviceClient, type ServiceClient } from "./service-client.ts";

export type MemoryService = ServiceClient & {
  now: () => Date;
  /** Moves the clock of the service and of its store. */
  later(ms: number): void;
  /** Where calls are counted and failed. */
  objects: MemoryStore;
  machine: MemoryMachine;
  answer: Answer;
};

/** The hash of codes and birth dates at its cheapest: how slow it is, is no matter of the handlers. */
const quickSecrets = openSecrets({ N: 2, r: 1, p: 1 });

const publicUrl = "https://service.test";

/** `change` wraps what the functions are given. */
export function openMemoryService(change = (given: BatchDependencies): BatchDependencies => given): MemoryService {
  let time = Date.parse("2026-11-20T09:30:00.250Z");
  // A millisecond goes by with each look: what happens later has a later time.
  const clock = () => new Date(time++);
  const objects = memoryStore();
  const store = withLinks(objects, clock);
  const machine = memoryMachine(store, { clock, secrets: quickSecrets, publicUrl });
  const config = { bucket: "dossiers", publicUrl, originSecret: undefined };
  const answer = openRouter(change({ store, clock, secrets: quickSecrets, config, machine }));

  async function fetch(address: string | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(address, init);
    const { origin, pathname, search } = new URL(request.url);
    if (origin === storeOrigin) return answerLink(store, clock, request);
    const { statusCode, headers, body } = await answer(
      {
        method: request.method,
        target: `${pathname}${search}`,
        headers: Object.fromEntries(request.headers),
        body: new Uint8Array(await request.arrayBuffer()),
      },
      localClaims,
    );
    const hasNoBody = statusCode === 204 || statusCode === 303 || request.method === "HEAD";
    return new Response(hasNoBody ? null : body, { status: statusCode, headers });
  }

  return {
    ...serviceClient({ url: publicUrl, store, fetch, pause: machine.idle }),
    now: clock,
    later: (ms) => void (time += ms),
    objects,
    machine,
    answer,
  };
}
