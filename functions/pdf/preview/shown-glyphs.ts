// Reads back which glyphs a piece of text shows.
import type { Piece } from "../text/fonts.ts";
import { codePointsOf, type RangeName } from "../text/ranges.ts";

/** A glyph, or a move of the pen to the right in 1/1000 em. */
export function forEachShown({ show }: Piece, onGlyph: (glyph: number) => void, onMove: (move: number) => void): void {
  for (let at = 0; at < show.length; at++) {
    const char = show[at]!;
    if (char === ")") {
      const end = show.indexOf("(", at);
      onMove(-Number(show.slice(at + 1, end)));
      at = end;
    } else if (char === "\\") {
      at += 1;
      onGlyph(show[at] === "r" ? "\r".charCodeAt(0) : show.charCodeAt(at));
    } else {
      onGlyph(show.charCodeAt(at));
    }
  }
}

/** What pieces say. A letter that has lost its dot under a mark is in a word that is spoken as a whole. */
export function textOfPieces(pieces: readonly Piece[]): string {
  let text = "";
  let spokenLeft = 0;
  for (const piece of pieces) {
    if (piece.spoken !== undefined) {
      text += piece.spoken.text;
      spokenLeft = piece.spoken.pieces;
    }
    if (spokenLeft > 0) spokenLeft -= 1;
    else {
      const characters = charactersOf(piece.subset.range as RangeName);
      forEachShown(
        piece,
        (glyph) => (text += characters[glyph - 1]!),
        () => {},
      );
    }
  }
  return text;
}

const known = new Map<RangeName, readonly string[]>();

function charactersOf(range: RangeName): readonly string[] {
  let characters = known.get(range);
  if (characters === undefined) {
    characters = codePointsOf(range).map((codePoint) => String.fromCodePoint(codePoint));
    known.set(range, characters);
  }
  return characters;
}
