// The list that is worked on, kept in this tab so that reloading loses nothing, and never beyond it.
import { emptyMapping } from "../../functions/spreadsheet/mapping/empty-mapping.ts";
import { today } from "../today.ts";
import { useShown } from "../use-shown.ts";
import type { Checked, List, ListChoices, MadeList } from "./protocol.ts";

type State = {
  list: List | undefined;
  /** With the list that it is of: after a change, what is shown is of the one before until it is read again. */
  checked: { of: List; found: Checked } | undefined;
  /** Titles of columns whose meaning was guessed from what is in them. */
  guessed: readonly string[];
  /** The answers about the columns are those of an earlier list with the same titles. */
  isRemembered: boolean;
  made: MadeList | undefined;
  isSaved: boolean;
};

const key = "desk";
/** A browser keeps some five million characters for a page. */
const maxKept = 3_000_000;

const empty: State = {
  list: undefined,
  checked: undefined,
  guessed: [],
  isRemembered: false,
  made: undefined,
  isSaved: true,
};

export const firstChoices: ListChoices = {
  mapping: emptyMapping,
  edits: [],
  hidden: false,
  withoutNames: false,
  marked: "ask",
  isFillable: false,
  printBy: "person",
};

let state: State = stored();
const listeners = new Set<() => void>();

type Kept = Omit<List, "bytes" | "today"> & { base64: string; guessed: readonly string[]; isRemembered: boolean };

function stored(): State {
  try {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return empty;
    const { fileName, choices, base64, guessed, isRemembered } = JSON.parse(kept) as Kept;
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return { ...empty, list: { fileName, choices, bytes, today: today() }, guessed, isRemembered };
  } catch {
    return empty;
  }
}

function keep(): void {
  const { list, guessed, isRemembered } = state;
  try {
    if (list === undefined) return sessionStorage.removeItem(key);
    const { fileName, choices, bytes } = list;
    if (bytes.length > maxKept) return sessionStorage.removeItem(key);
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    const kept: Kept = { fileName, choices, base64: btoa(binary), guessed, isRemembered };
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing has the list in memory until the page is left.
  }
}

export const current = (): State => state;

export function change(by: Partial<State>): void {
  const before = state;
  state = { ...state, ...by };
  if (state.list !== before.list || state.guessed !== before.guessed) keep();
  for (const listener of listeners) listener();
}

/** Other answers about the list: what was made before is no longer of it. */
export function choose(by: Partial<ListChoices>): void {
  const { list } = state;
  if (list === undefined) return;
  change({ list: { ...list, choices: { ...list.choices, ...by } }, made: undefined, isSaved: true });
}

export const forgetList = (): void => change(empty);

export const useDesk = (): State => useShown(current, listeners);

// What was made is in memory alone.
addEventListener("beforeunload", (event) => {
  if (!state.isSaved) event.preventDefault();
});
