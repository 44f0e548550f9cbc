// The end of a visit: nothing of it stays on the device for the next person but the files that were saved.
import { stopWorker } from "./engine.ts";
import { dropAddresses } from "./papers/files.ts";
import { go } from "./route.ts";
import { forget, whenForgotten } from "./visit.ts";

whenForgotten(dropAddresses);
// It remembers the pages that it laid out last.
whenForgotten(stopWorker);

/** Forgets all and shows this screen in the place of the one before; going back finds no answer. */
export function leave(route: "done" | "start"): void {
  // First, so that no screen asks for what is forgotten.
  go(route, { replace: true });
  forget();
}
