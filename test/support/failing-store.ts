// A store that stops answering at a call of the test's choice, before or after it has done what is asked.
import { ServiceError } from "../../functions/aws/service-error.ts";
import type { ObjectStore } from "../../functions/aws/store.ts";

/** `before`: nothing was done. `after`: it was done, and the answer is lost. */
export type Moment = "before" | "after";

export type FailingStore<Kind extends ObjectStore> = {
  store: Kind;
  /** Fails from this call on, the next being number 0, as many times as `times` says. */
  failAt(position: number, moment: Moment, times?: number): void;
  /** Answers again. */
  mend(): void;
  /** Since `failAt` or `mend`. */
  calls(): number;
};

const operations = ["put", "get", "getRange", "getText", "head", "list", "delete"] as const;

export function failingStore<Kind extends ObjectStore>(inner: Kind): FailingStore<Kind> {
  let calls = 0;
  let fails: (call: number) => Moment | undefined = () => undefined;
  const restart = (next: typeof fails) => {
    fails = next;
    calls = 0;
  };
  const failing = Object.fromEntries(
    operations.map((operation) => {
      const run = inner[operation] as (...args: unknown[]) => Promise<unknown>;
      return [
        operation,
        async (...args: unknown[]) => {
          const moment = fails(calls++);
          const unavailable = new ServiceError("store-unavailable", operation, "SlowDown");
          if (moment === "before") throw unavailable;
          const result = await run(...args);
          if (moment === "after") throw unavailable;
          return result;
        },
      ];
    }),
  ) as Pick<ObjectStore, (typeof operations)[number]>;
  return {
    store: { ...inner, ...failing },
    failAt: (position, moment, times = Infinity) =>
      restart((call) => (call >= position && call < position + times ? moment : undefined)),
    mend: () => restart(() => undefined),
    calls: () => calls,
  };
}
