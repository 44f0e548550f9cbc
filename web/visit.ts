// What a person has said, kept for the visit: state by field, so that going back or reloading loses and mixes nothing.
import { useEffect, useState } from "preact/hooks";
import type { Visit } from "./protocol.ts";

/** `drafts`: what stands in each field as it was typed, by the id of the field. */
export type State = Visit & { drafts: Readonly<Record<string, string>>; remarks: readonly string[] };

const key = "dossier";

/** The language is not known yet. */
export const empty: State = { language: "", answers: { version: 1 }, skipped: [], drafts: {}, remarks: [] };

let state: State = stored() ?? empty;
const listeners = new Set<() => void>();

/** Undefined where nothing was kept, or the browser keeps nothing. */
function stored(): State | undefined {
  try {
    const text = sessionStorage.getItem(key);
    // Only this page writes it.
    return text === null ? undefined : { ...empty, ...(JSON.parse(text) as State) };
  } catch {
    return undefined;
  }
}

// A page that the browser kept aside may hold less than what was said on the next one.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  state = stored() ?? { ...empty, language: state.language };
  for (const listener of listeners) listener();
});

export const current = (): State => state;

export function change(by: Partial<State>): void {
  state = { ...state, ...by };
  try {
    sessionStorage.setItem(key, JSON.stringify(state));
  } catch {
    // A browser that keeps nothing keeps it in memory until the page is left.
  }
  for (const listener of listeners) listener();
}

export const setDraft = (field: string, typed: string): void => change({ drafts: { ...state.drafts, [field]: typed } });

/** Forgets every answer; the language stays, so that what comes next can be read. */
export function forget(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was kept.
  }
  change({ ...empty, language: state.language });
}

export function useVisit(): State {
  const [shown, show] = useState(state);
  useEffect(() => {
    const update = () => show(state);
    listeners.add(update);
    update();
    return () => void listeners.delete(update);
  }, []);
  return shown;
}
