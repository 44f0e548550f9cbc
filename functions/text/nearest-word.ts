// Finds the known word that a misspelt one is nearest to.
import leven from "leven";

/** The word of `known` that takes the fewest edits, `maxEdits` at most; of equals the first. */
export function nearestWord(
  given: string,
  known: Iterable<string>,
  maxEdits = Infinity,
): { word: string; edits: number } | undefined {
  let nearest: { word: string; edits: number } | undefined;
  for (const word of known) {
    // At least so many letters differ: comparing letter by letter costs much more.
    const fewest = Math.abs(word.length - given.length);
    if (fewest > maxEdits || (nearest !== undefined && fewest >= nearest.edits)) continue;
    const edits = leven(given, word);
    if (edits <= maxEdits && (nearest === undefined || edits < nearest.edits)) nearest = { word, edits };
  }
  return nearest;
}
