// Calls the worker. It starts at the first call, so that the first screen waits for nothing.
import type { CallMessage, CallName, Calls, ReplyMessage } from "./protocol.ts";
import type { Language } from "../functions/text/languages.ts";
import { trusted } from "./trusted-address.ts";

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let started: Worker | undefined;
let last = 0;

function worker(): Worker {
  if (started !== undefined) return started;
  const url = document.querySelector<HTMLLinkElement>("link[data-worker]")?.href ?? "";
  const one = new Worker(trusted(url), { type: "module" });
  one.addEventListener("message", ({ data }: MessageEvent<ReplyMessage>) => {
    const { resolve, reject } = waiting.get(data.number) ?? {};
    waiting.delete(data.number);
    if ("fault" in data) reject?.(new Error(data.fault));
    else resolve?.(data.value);
  });
  // It could not be loaded or ended: the next call starts another one.
  one.addEventListener("error", () => {
    one.terminate();
    started = undefined;
    for (const { reject } of waiting.values()) reject(new Error("the worker ended"));
    waiting.clear();
  });
  return (started = one);
}

/** Rejects where the worker cannot be loaded, or fails. */
export function call<Name extends CallName>(
  name: Name,
  language: Language,
  ...args: Parameters<Calls[Name]>
): Promise<Awaited<ReturnType<Calls[Name]>>> {
  return new Promise((resolve, reject) => {
    const number = (last += 1);
    waiting.set(number, { resolve: resolve as (value: unknown) => void, reject });
    worker().postMessage({ number, name, language, args } satisfies CallMessage);
  });
}

/** Ends the worker with all that it remembers. What was asked is never answered: nobody waits for it any more. */
export function stopWorker(): void {
  started?.terminate();
  started = undefined;
  waiting.clear();
}
