// Writes the items of a page as a content stream in which every item is tagged or an artifact.
import type { FontSubset } from "../text/fonts.ts";
import type { Field } from "./fields.ts";
import { utf16 } from "./text-string.ts";
import { darkRuns } from "../layout/codes.ts";
import { ink, pageSize, type Element, type PageItem } from "../layout/page-model.ts";

/** Lengths are written in hundredths of a point: whole numbers are shorter, and twice as fast to write. */
const unit = "0.01 0 0 0.01 0 0 cm";
const hundredths = (points: number): number => Math.round(points * 100);
const flip = (y: number): number => hundredths(pageSize.height - y);
const lineWidth = hundredths(ink.lineWidthPt);

/**
 * The operators of a page, a byte for each character; the subsets they use; and the element that owns each run of marked
 * content, by its id (MCID). Marks come in reading order, so a run that is interrupted by a link or a pen line goes on
 * under a new id. The rules of fields are decoration: the fields themselves are in the structure.
 */
export function contentStream(
  items: readonly PageItem[],
  fields: readonly Field[] = [],
): {
  content: string;
  subsets: FontSubset[];
  owners: Element[];
  /** How many runs of marked content come before each field. */
  fieldsAt: number[];
} {
  const owners: Element[] = [];
  const fieldsAt: number[] = [];
  const fieldOf = new Map<PageItem, Field>(fields.flatMap((field) => field.rules.map((rule) => [rule, field])));
  let content = `${unit}\n${lineWidth} w\n`;
  const subsets: FontSubset[] = [];
  let open: Element | Artifact | undefined;
  let inText = false;
  let subset: FontSubset | undefined;
  let sizePt = 0;
  let lineX = 0;
  let lineY = 0;

  const endText = () => {
    if (inText) content += "ET\n";
    inText = false;
  };
  const own = (owner: Element | Artifact) => {
    if (owner === open) return;
    endText();
    if (open !== undefined) content += "EMC\n";
    content +=
      typeof owner === "string"
        ? `/Artifact<</Type/${owner}>>BDC\n`
        : `/${owner.tag}<</MCID ${owners.push(owner) - 1}>>BDC\n`;
    open = owner;
  };

  for (const item of items) {
    if (item.kind === "link") continue;
    const field = fieldOf.get(item);
    if (field?.rules[0] === item) fieldsAt.push(owners.length);
    // Rules within a field are drawn by the field.
    if (field !== undefined && field.rules.at(-1) !== item) continue;
    own((field === undefined ? item.element : undefined) ?? artifactOf(item));
    if (item.kind !== "text") {
      endText();
      content += paths(item);
      continue;
    }
    if (!inText) {
      content += "BT\n";
      inText = true;
      lineX = 0;
      lineY = 0;
    }
    // Relative moves are shorter; they add up in whole numbers, so that nothing drifts.
    const x = hundredths(item.x);
    const y = flip(item.baseline);
    content += `${x - lineX} ${y - lineY} Td\n`;
    lineX = x;
    lineY = y;
    let rise = 0;
    let spokenLeft = 0;
    // Glyphs stand from the left, their text runs from the right (ISO 32000-1, 14.8.2.3.3).
    if (item.reversed !== undefined) content += "/ReversedChars BMC\n";
    for (const piece of item.pieces) {
      if (piece.spoken !== undefined) {
        content += `/Span<</ActualText${utf16(piece.spoken.text)}>>BDC\n`;
        spokenLeft = piece.spoken.pieces;
      }
      if (piece.subset !== subset || item.sizePt !== sizePt) {
        ({ subset } = piece);
        ({ sizePt } = item);
        if (!subsets.includes(subset)) subsets.push(subset);
        content += `/${subset.resource} ${hundredths(sizePt)} Tf\n`;
      }
      if (piece.rise !== rise) {
        ({ rise } = piece);
        content += `${hundredths((rise * sizePt) / 1000)} Ts\n`;
      }
      content += `[(${piece.show})]TJ\n`;
      if (spokenLeft === 1) content += "EMC\n";
      spokenLeft -= 1;
    }
    if (rise !== 0) content += "0 Ts\n";
    if (item.reversed !== undefined) content += "EMC\n";
  }
  endText();
  if (open !== undefined) content += "EMC\n";
  return { content, subsets, owners, fieldsAt };
}

/** Types of artifact (ISO 32000-1, table 330). */
type Artifact = "Pagination" | "Layout";

/** Text outside of the structure is on the page because of its page break: a footer, a header row again. */
const artifactOf = ({ kind }: PageItem): Artifact => (kind === "text" ? "Pagination" : "Layout");

function paths(item: Exclude<PageItem, { kind: "text" | "link" }>): string {
  const x = hundredths(item.x);
  const y = flip(item.y);
  if (item.kind === "rule") return `${x} ${y} m ${x + hundredths(item.width)} ${y} l S\n`;
  if (item.kind === "bar") {
    return `${ink.barGray} g ${x} ${flip(item.y + item.height)} ${hundredths(item.width)} ${hundredths(item.height)} re f 0 g\n`;
  }
  if (item.kind === "frame") {
    return `${x} ${flip(item.y + item.height)} ${hundredths(item.width)} ${hundredths(item.height)} re S\n`;
  }
  // In units of a module, so that the numbers are small and whole.
  const side = (100 * item.sizePt) / item.rows.length;
  return `q ${side.toFixed(2)} 0 0 ${(-side).toFixed(2)} ${x} ${y} cm\n${barsOf(item.rows)}f Q\n`;
}

// The codes are few, and their rows are kept by those who made them.
const knownBars = new WeakMap<readonly (readonly boolean[])[], string>();

/** A rectangle for each run of dark modules of a QR code. */
function barsOf(rows: readonly (readonly boolean[])[]): string {
  const known = knownBars.get(rows);
  if (known !== undefined) return known;
  const bars = rows.flatMap((row, line) => darkRuns(row).map(([from, to]) => `${from} ${line} ${to - from} 1 re\n`));
  const joined = bars.join("");
  knownBars.set(rows, joined);
  return joined;
}
