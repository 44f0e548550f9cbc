// Which screen comes after the one that was answered.
import { call } from "./engine.ts";
import { go } from "./route.ts";
import { today } from "./today.ts";
import { change, current } from "./visit.ts";

/** To the next question, or to the check where none is left. Rejects where the worker cannot be loaded. */
export async function toNext({ replace = false } = {}): Promise<void> {
  const { language, answers, skipped } = current();
  // The help pages of the papers speak the language that was chosen first.
  const visit = { language, answers: { language, ...answers }, skipped };
  change({ answers: visit.answers });
  const screen = await call("next", language, visit, today());
  go(screen === undefined ? "check" : `question/${screen.id}`, { replace });
}
