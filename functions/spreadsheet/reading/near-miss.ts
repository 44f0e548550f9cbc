// Finds the known word that an unknown one is most likely a misspelling of.
import { nearestWord } from "../../text/nearest-word.ts";

const minLength = 4;
const maxLength = 60;

/** All words as `fold` gives them. Undefined if they are too short or too different. */
export function nearMiss(folded: string, known: Iterable<string>): string | undefined {
  if (folded.length < minLength || folded.length > maxLength) return undefined;
  const words = [...known];
  const begun = words.find((word) => word.startsWith(folded));
  if (begun !== undefined) return begun;
  const maxEdits = folded.length < 6 ? 1 : Math.min(3, Math.floor(folded.length / 4) + 1);
  // Misspellings at both ends are rare; without this test, thousands of headers would be compared letter by letter.
  const alike = words.filter(
    (word) => word.length >= minLength && (word[0] === folded[0] || word.at(-1) === folded.at(-1)),
  );
  return nearestWord(folded, alike, maxEdits)?.word;
}
