// What a button starts and the worker does: once at a time, and with another try where it failed.
import { useRef, useState } from "preact/hooks";

export type Work = {
  state: "idle" | "busy" | "failed";
  /** Nothing while the last one goes on: a second click is no second answer. */
  run: (work: () => Promise<void>) => void;
  again: () => void;
};

export function useWork(): Work {
  const [state, show] = useState<Work["state"]>("idle");
  const last = useRef<() => Promise<void>>(undefined);
  const isBusy = useRef(false);
  const run = (work: () => Promise<void>): void => {
    if (isBusy.current) return;
    last.current = work;
    isBusy.current = true;
    show("busy");
    const end = (how: "idle" | "failed") => {
      isBusy.current = false;
      show(how);
    };
    work().then(
      () => end("idle"),
      () => end("failed"),
    );
  };
  const again = (): void => {
    if (last.current !== undefined) run(last.current);
  };
  return { state, run, again };
}
