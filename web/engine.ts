// Calls a worker of the page. It starts at the first call, so that the first screen waits for nothing.
import type { CallMessage, Calls, ReplyMessage } from "./protocol.ts";
import type { Language } from "../functions/text/languages.ts";
import { trusted } from "./trusted-address.ts";

type Waiting = {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  tell: ((progress: unknown) => void) | undefined;
};

/** The worker ended before it had answered. */
export class Interrupted extends Error {}

type Called = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Of the worker that the page names. `All`: what it does. */
export function newEngine<All extends Called>() {
  const waiting = new Map<number, Waiting>();
  let started: Worker | undefined;
  let last = 0;

  function worker(): Worker {
    if (started !== undefined) return started;
    const url = document.querySelector<HTMLLinkElement>("link[data-worker]")?.href ?? "";
    const one = new Worker(trusted(url), { type: "module" });
    one.addEventListener("message", ({ data }: MessageEvent<ReplyMessage>) => {
      const { resolve, reject, tell } = waiting.get(data.number) ?? {};
      if ("progress" in data) return tell?.(data.progress);
      waiting.delete(data.number);
      if ("fault" in data) reject?.(new Error(data.fault));
      else resolve?.(data.value);
    });
    // It could not be loaded or ended: the next call starts another one.
    one.addEventListener("error", interrupt);
    return (started = one);
  }

  /** Ends the worker; what was asked is told that it was. */
  function interrupt(): void {
    const asked = [...waiting.values()];
    stop();
    for (const { reject } of asked) reject(new Interrupted("the worker ended"));
  }

  /** Rejects where the worker cannot be loaded, or fails. `tell` hears how far it is. */
  function callTelling<Name extends keyof All & string>(
    tell: ((progress: unknown) => void) | undefined,
    name: Name,
    language: Language,
    ...args: Parameters<All[Name]>
  ): Promise<Awaited<ReturnType<All[Name]>>> {
    return new Promise((resolve, reject) => {
      const number = (last += 1);
      waiting.set(number, { resolve: resolve as (value: unknown) => void, reject, tell });
      worker().postMessage({ number, name, language, args } satisfies CallMessage);
    });
  }

  const call = <Name extends keyof All & string>(name: Name, language: Language, ...args: Parameters<All[Name]>) =>
    callTelling(undefined, name, language, ...args);

  /** Ends the worker with all that it remembers. What was asked is never answered: nobody waits for it any more. */
  function stop(): void {
    started?.terminate();
    started = undefined;
    waiting.clear();
  }

  return { call, callTelling, interrupt, stop };
}

export const { call, stop: stopWorker } = newEngine<Calls>();
