// Limits how many run at the same time; others wait in a queue of limited length.

export type ConcurrencyLimit = {
  /** Waits for a turn, and gives what ends it; undefined where too many wait already. */
  enter(): Promise<(() => void) | undefined>;
};

export function newConcurrencyLimit(atOnce: number, maxWaiting: number): ConcurrencyLimit {
  const waiting: (() => void)[] = [];
  let inside = 0;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  /** Twice called, it counts once. */
  const once = (run: () => void) => {
    let done = false;
    return () => {
      if (!done) run();
      done = true;
    };
  };
  return {
    async enter() {
      if (inside < atOnce) {
        inside += 1;
        return once(leave);
      }
      if (waiting.length >= maxWaiting) return undefined;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return once(leave);
    },
  };
}
