// While a person reads a question, what each answer would lead to is looked for: the next one is then there at once.
import type { Calls, ScreenView, Visit } from "../protocol.ts";

/** A step for each choice, and one for leaving all open. What is found is in the memory of the questions. */
export function stepsAhead(
  visit: Visit,
  { id, fields }: ScreenView,
  today: string,
  ahead: Calls["ahead"],
): (() => void)[] {
  const open = fields.map(({ id }): [string, string] => [id, ""]);
  const choices = fields.flatMap((field) =>
    field.options.map((_, index) => open.map(([id]): [string, string] => [id, id === field.id ? String(index) : ""])),
  );
  return [...choices, open].map((drafts) => () => {
    try {
      ahead(visit, id, Object.fromEntries(drafts), today);
    } catch {
      // What an answer needs and is not loaded yet is loaded for whoever gives it; a fault is met again by the answer itself.
    }
  });
}
