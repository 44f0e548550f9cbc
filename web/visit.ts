// What a person has said, kept for the visit: state by field, so that going back or reloading loses and mixes nothing.
import type { OwnLink } from "./link/service.ts";
import type { Visit } from "./protocol.ts";
import { useShown } from "./use-shown.ts";

/** `drafts`: what stands in each field as it was typed, by the id of the field. */
export type State = Visit & {
  /** Drawn for each visit: a copy of the tab has the same one. Empty before anything is kept. */
  id: string;
  drafts: Readonly<Record<string, string>>;
  remarks: readonly string[];
  /** What is done and what is there, of the first page of the papers. */
  ticks: readonly string[];
  /** What the papers leave open can be typed: in the files, and in those behind a link. */
  isFillable: boolean;
  /** The person was told that this browser cannot save papers, and goes on in it. */
  staysInApp: boolean;
  /** Somebody who hosts a person fills in their own part, and nothing else is asked or made. */
  isHost: boolean;
  /** The link that the person asked for, with what only its owner may know. */
  link: OwnLink | undefined;
};

const key = "dossier";
/** Written and taken away at once: other tabs see it pass. */
const endedKey = "ended";

/** The language is not known yet. */
export const empty: State = {
  id: "",
  language: "",
  answers: { version: 1 },
  skipped: [],
  drafts: {},
  remarks: [],
  ticks: [],
  isFillable: false,
  staysInApp: false,
  isHost: false,
  link: undefined,
};

/** What this page read or wrote last. */
let written: string | null = null;
let state: State = stored() ?? empty;
const listeners = new Set<() => void>();
const atEnd = new Set<() => void>();

/** Undefined where nothing was kept, or the browser keeps nothing. */
function stored(): State | undefined {
  try {
    written = sessionStorage.getItem(key);
    // Only this page writes it.
    return written === null ? undefined : { ...empty, ...(JSON.parse(written) as State) };
  } catch {
    return undefined;
  }
}

// A page that the browser kept aside knows nothing of what was said, or forgotten, on the next one: it is loaded anew.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted || !isOutdated()) return;
  document.body.hidden = true;
  location.reload();
});

function isOutdated(): boolean {
  try {
    return sessionStorage.getItem(key) !== written;
  } catch {
    // A browser that keeps nothing has all in the memory of this page.
    return false;
  }
}

export const current = (): State => state;

export function change(by: Partial<State>): void {
  const id = state.id === "" ? newId() : state.id;
  state = { ...state, ...by, id };
  try {
    const text = JSON.stringify(state);
    sessionStorage.setItem(key, text);
    written = text;
  } catch {
    // A browser that keeps nothing keeps it in memory until the page is left.
  }
  tell();
}

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** `crypto.randomUUID` is not there where a page is served without TLS. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

export const setDraft = (field: string, typed: string): void => change({ drafts: { ...state.drafts, [field]: typed } });

/** `act`: what is to go when the answers are forgotten, in this tab or in one that it is a copy of. */
export const whenForgotten = (act: () => void): void => void atEnd.add(act);

function end(): void {
  written = null;
  state = { ...empty, language: state.language };
  for (const act of atEnd) act();
  tell();
}

/**
 * Forgets every answer, in this tab and in copies of it; the language stays in memory, so that what comes next can be read.
 * Nothing is kept on the device.
 */
export function forget(): void {
  const { id } = state;
  try {
    sessionStorage.clear();
    localStorage.setItem(endedKey, id);
    localStorage.removeItem(endedKey);
  } catch {
    // Nothing was kept.
  }
  end();
}

addEventListener("storage", ({ key, newValue }) => {
  if (key !== endedKey || newValue === null || newValue !== state.id) return;
  sessionStorage.clear();
  end();
});

export const useVisit = (): State => useShown(current, listeners);
