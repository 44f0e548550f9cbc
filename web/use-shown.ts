// What a component shows of something that changes outside it.
import { useEffect, useState } from "preact/hooks";

/** `listeners` are called after each change; a change before the first of them is seen too. */
export function useShown<T>(current: () => T, listeners: Set<() => void>): T {
  const [shown, show] = useState(current());
  useEffect(() => {
    const update = () => show(current());
    listeners.add(update);
    update();
    return () => void listeners.delete(update);
  }, []);
  return shown;
}
