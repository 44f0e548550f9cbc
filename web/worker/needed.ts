// How a call is made again once the texts and the templates that it lacked are loaded.
import { NoTemplate } from "../../functions/documents/parts/no-template.ts";
import { NoText } from "../../functions/text/say.ts";
import { loadTemplates } from "../templates.ts";
import { loadEveryText } from "../texts.ts";

/** Calls change nothing that they are given: where something is still to be loaded, the same call is made again. */
export async function withNeeded<T>(call: () => T | Promise<T>): Promise<T> {
  for (const tried = new Set<string>(); ;) {
    try {
      return await call();
    } catch (error) {
      const lacking = lackingIn(error);
      if (lacking === undefined || tried.has(lacking.name)) throw error;
      tried.add(lacking.name);
      await lacking.load();
    }
  }
}

function lackingIn(error: unknown): { name: string; load: () => Promise<void> } | undefined {
  if (error instanceof NoText) return { name: `texts ${error.language}`, load: () => loadEveryText(error.language) };
  if (error instanceof NoTemplate) return { name: error.message, load: () => loadTemplates(error.ids) };
  return undefined;
}
