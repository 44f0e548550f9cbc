// Opens a list: what its columns are is remembered or guessed before anything is asked.
import type { ColumnRead } from "../../../functions/spreadsheet/mapping/mapping.ts";
import { change } from "../desk-state.ts";
import { call } from "../engine.ts";
import type { List } from "../protocol.ts";
import { rememberedFor, titlesOf } from "../remembered.ts";

/** Reads the list, with what was said of one with these titles before, or else with what its cells show plainly. */
export async function openList(list: List, language: string): Promise<void> {
  const { columns } = await call("check", language, list);
  const known = await call("mapping", language, rememberedFor(titlesOf(columns)));
  const guesses = columns.flatMap(({ key, proposal }): [string, ColumnRead][] =>
    proposal === undefined ? [] : [[key, proposal.read]],
  );
  const mapping = known ?? { ...list.choices.mapping, columns: Object.fromEntries(guesses) };
  const mapped = { ...list, choices: { ...list.choices, mapping } };
  const checked = await call("check", language, mapped);
  change({
    list: mapped,
    checked: { of: mapped, found: checked },
    guessed: known === undefined ? guesses.map(([title]) => title) : [],
    isRemembered: known !== undefined,
    made: undefined,
    isSaved: true,
  });
}
