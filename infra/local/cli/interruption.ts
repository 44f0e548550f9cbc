// SIGINT and SIGTERM: the first stops the batch cleanly, the second exits at once.
import { exitCodes } from "./exit.ts";

export type Interruption = {
  signal: AbortSignal;
  how(): "interrupted" | "terminated";
  /** Restores the default handling of the signals. */
  end(): void;
};

const hows = { SIGINT: "interrupted", SIGTERM: "terminated" } as const;

export function openInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  let how: "interrupted" | "terminated" = "interrupted";
  const stop = (signal: keyof typeof hows) => {
    if (controller.signal.aborted) process.exit(exitCodes[hows[signal]]);
    how = hows[signal];
    controller.abort();
    onFirst();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: controller.signal,
    how: () => how,
    end: () => void process.off("SIGINT", stop).off("SIGTERM", stop),
  };
}
