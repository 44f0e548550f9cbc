// Remembers how texts were broken into lines: most of a paper is its template's text, the same for everyone.
import type { Line } from "./lines.ts";
import type { Element, Mark } from "./page-model.ts";

/** A line without owners: in their place, their index. */
type KnownLine = Pick<Line, "height" | "baseline"> & { marks: { mark: Mark; owner: number | undefined }[] };

// The templates have some hundreds of texts. What one person answered is seldom asked for again: only what comes a second
// time is remembered, and two halves, of which the one that was not asked for goes, keep the memory small.
const mostPerHalf = 1024;
const longestKey = 2000;
let recent = new Map<string, KnownLine[]>();
let older = new Map<string, KnownLine[]>();
const cameOnce = new Set<string>();

/** The lines that `make` gives, whose elements are among `owners`: made anew at most twice, then given to other owners. */
export function rememberLines(key: string, owners: readonly Element[], make: () => Line[]): Line[] {
  if (key.length > longestKey) return make();
  let known = recent.get(key);
  if (known === undefined) {
    known = older.get(key);
    if (known === undefined && isFirst(key)) return make();
    known ??= make().map((line) => knownLine(line, owners));
    keep(key, known);
  }
  return known.map((line) => ownedLine(line, owners));
}

function isFirst(key: string): boolean {
  if (cameOnce.delete(key)) return false;
  if (cameOnce.size >= mostPerHalf) cameOnce.clear();
  cameOnce.add(key);
  return true;
}

function keep(key: string, lines: KnownLine[]): void {
  if (recent.size >= mostPerHalf) {
    older = recent;
    recent = new Map();
  }
  recent.set(key, lines);
}

const knownLine = ({ height, baseline, marks }: Line, owners: readonly Element[]): KnownLine => ({
  height,
  baseline,
  marks: marks.map((mark) => ({
    mark: withOwner(mark, undefined),
    owner: mark.element === undefined ? undefined : owners.indexOf(mark.element),
  })),
});

const ownedLine = ({ height, baseline, marks }: KnownLine, owners: readonly Element[]): Line => ({
  height,
  baseline,
  marks: marks.map(({ mark, owner }) => withOwner(mark, owner === undefined ? undefined : owners[owner])),
});

function withOwner(mark: Mark, owner: Element | undefined): Mark {
  if (mark.kind !== "text") return { ...mark, element: owner } as Mark;
  const { kind, x, baseline, sizePt, pieces } = mark;
  return { kind, x, baseline, sizePt, pieces, element: owner };
}
