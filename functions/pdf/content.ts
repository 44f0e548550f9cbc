// Writes the marks of a page as a content stream in which every mark is tagged or an artifact.
import type { Face } from "./fonts.ts";
import { pageSize, type Element, type Mark } from "./page-model.ts";

const lineWidth = 0.6;
const hundredths = (value: number): number => Math.round(value * 100);
const number = (value: number): string => String(hundredths(value) / 100);
const flip = (y: number): string => number(pageSize.height - y);

/**
 * The operators of a page, the faces they use, and the element that owns each run of marked content, by its id (MCID).
 * Marks come in reading order, so a run that is interrupted by a link or a pen line goes on under a new id.
 */
export function contentStream(marks: readonly Mark[]): { content: string; faces: Face[]; owners: Element[] } {
  const owners: Element[] = [];
  const out: string[] = [`${lineWidth} w`];
  const faces = new Set<Face>();
  /** undefined: nothing open; null: an artifact. */
  let open: Element | null | undefined;
  let inText = false;
  let face: Face | undefined;
  let sizePt = 0;
  let rise = 0;
  /** Where the line of text begins, in hundredths of a point. */
  let lineX = 0;
  let lineY = 0;

  const endText = () => {
    if (inText) out.push("ET");
    inText = false;
  };
  const own = (owner: Element | null) => {
    if (owner === open) return;
    endText();
    if (open !== undefined) out.push("EMC");
    out.push(owner === null ? "/Artifact BMC" : `/${owner.tag} <</MCID ${owners.push(owner) - 1}>> BDC`);
    open = owner;
  };

  for (const mark of marks) {
    if (mark.kind === "link") continue;
    own(mark.element ?? null);
    if (mark.kind !== "text") {
      endText();
      out.push(paths(mark));
      continue;
    }
    if (!inText) {
      out.push("BT");
      inText = true;
      lineX = 0;
      lineY = 0;
    }
    // Relative moves are shorter; they add up in hundredths, so that nothing drifts.
    const x = hundredths(mark.x);
    const y = hundredths(pageSize.height - mark.baseline);
    out.push(`${(x - lineX) / 100} ${(y - lineY) / 100} Td`);
    lineX = x;
    lineY = y;
    let shows: string[] = [];
    const endShow = () => {
      // Strings of glyphs that follow each other are one: <0012><0034> is <00120034>.
      if (shows.length > 0) out.push(`[${shows.join("").replaceAll("><", "")}] TJ`);
      shows = [];
    };
    for (const piece of mark.pieces) {
      if (piece.face !== face || mark.sizePt !== sizePt) {
        endShow();
        out.push(`/${piece.face.resource} ${number(mark.sizePt)} Tf`);
        ({ face } = piece);
        ({ sizePt } = mark);
        faces.add(face);
      }
      if (piece.rise !== rise) {
        endShow();
        out.push(`${number((piece.rise * mark.sizePt) / 1000)} Ts`);
        ({ rise } = piece);
      }
      shows.push(piece.show);
    }
    endShow();
    if (rise !== 0) out.push("0 Ts");
    rise = 0;
  }
  endText();
  if (open !== undefined) out.push("EMC");
  return { content: out.join("\n"), faces: [...faces], owners };
}

function paths(mark: Exclude<Mark, { kind: "text" | "link" }>): string {
  const { x, y } = mark;
  if (mark.kind === "rule") return `${number(x)} ${flip(y)} m ${number(x + mark.width)} ${flip(y)} l S`;
  if (mark.kind === "frame") {
    return `${number(x)} ${flip(y + mark.height)} ${number(mark.width)} ${number(mark.height)} re S`;
  }
  // In units of a module, so that the numbers are small and whole.
  const side = mark.sizePt / mark.rows.length;
  const bars = mark.rows.flatMap((row, line) => darkRuns(row).map(([from, to]) => `${from} ${line} ${to - from} 1 re`));
  return `q ${side.toFixed(4)} 0 0 ${(-side).toFixed(4)} ${number(x)} ${flip(y)} cm\n${bars.join("\n")}\nf Q`;
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
