// Writes the marks of a page as a content stream in which every mark is tagged or an artifact.
import type { Face } from "../text/fonts.ts";
import { pageSize, type Element, type Mark } from "../layout/page-model.ts";

/** Lengths are written in hundredths of a point: whole numbers are shorter, and twice as fast to write. */
const unit = "0.01 0 0 0.01 0 0 cm";
const hundredths = (points: number): number => Math.round(points * 100);
const flip = (y: number): number => hundredths(pageSize.height - y);
const lineWidth = hundredths(0.6);

/**
 * The operators of a page, a byte for each character; the faces they use; and the element that owns each run of marked
 * content, by its id (MCID). Marks come in reading order, so a run that is interrupted by a link or a pen line goes on
 * under a new id.
 */
export function contentStream(marks: readonly Mark[]): { content: string; faces: Face[]; owners: Element[] } {
  const owners: Element[] = [];
  let content = `${unit}\n${lineWidth} w\n`;
  const faces: Face[] = [];
  /** undefined: nothing open; null: an artifact. */
  let open: Element | null | undefined;
  let inText = false;
  let face: Face | undefined;
  let sizePt = 0;
  let lineX = 0;
  let lineY = 0;

  const endText = () => {
    if (inText) content += "ET\n";
    inText = false;
  };
  const own = (owner: Element | null) => {
    if (owner === open) return;
    endText();
    if (open !== undefined) content += "EMC\n";
    content += owner === null ? "/Artifact BMC\n" : `/${owner.tag}<</MCID ${owners.push(owner) - 1}>>BDC\n`;
    open = owner;
  };

  for (const mark of marks) {
    if (mark.kind === "link") continue;
    own(mark.element ?? null);
    if (mark.kind !== "text") {
      endText();
      content += paths(mark);
      continue;
    }
    if (!inText) {
      content += "BT\n";
      inText = true;
      lineX = 0;
      lineY = 0;
    }
    // Relative moves are shorter; they add up in whole numbers, so that nothing drifts.
    const x = hundredths(mark.x);
    const y = flip(mark.baseline);
    content += `${x - lineX} ${y - lineY} Td\n`;
    lineX = x;
    lineY = y;
    let rise = 0;
    for (const piece of mark.pieces) {
      if (piece.face !== face || mark.sizePt !== sizePt) {
        ({ face } = piece);
        ({ sizePt } = mark);
        if (!faces.includes(face)) faces.push(face);
        content += `/${face.resource} ${hundredths(sizePt)} Tf\n`;
      }
      if (piece.rise !== rise) {
        ({ rise } = piece);
        content += `${hundredths((rise * sizePt) / 1000)} Ts\n`;
      }
      content += `[(${piece.show})]TJ\n`;
    }
    if (rise !== 0) content += "0 Ts\n";
  }
  endText();
  if (open !== undefined) content += "EMC\n";
  return { content, faces, owners };
}

function paths(mark: Exclude<Mark, { kind: "text" | "link" }>): string {
  const x = hundredths(mark.x);
  const y = flip(mark.y);
  if (mark.kind === "rule") return `${x} ${y} m ${x + hundredths(mark.width)} ${y} l S\n`;
  if (mark.kind === "frame") {
    return `${x} ${flip(mark.y + mark.height)} ${hundredths(mark.width)} ${hundredths(mark.height)} re S\n`;
  }
  // In units of a module, so that the numbers are small and whole.
  const side = (100 * mark.sizePt) / mark.rows.length;
  return `q ${side.toFixed(2)} 0 0 ${(-side).toFixed(2)} ${x} ${y} cm\n${barsOf(mark.rows)}f Q\n`;
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

/** Runs of dark modules of one row of a QR code, as [from, to). */
function darkRuns(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [index, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}
