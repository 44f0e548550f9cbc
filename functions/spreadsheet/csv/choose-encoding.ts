// Chooses the encoding of a CSV by the known words that stand in it with their accents, or says between which one must ask.
import { isMixedScript, strangeSign } from "../../text/lost-letters.ts";
import type { PossibleReading } from "../table/file-errors.ts";
import { codePageNames, type CodePage } from "./code-pages.ts";
import { encodeText, readAlike, redecode } from "./text-encoding.ts";
import type { Encoding } from "../../text/encodings.ts";

export type SheetWords = {
  /** Whether a word is one of ours: of a title, a closed list, a country. In lower case, composed, with its accents. */
  isKnown: (word: string) => boolean;
  /** The columns whose cells are read, from 0, those of names apart. */
  columnsOf: (header: string[]) => { names: number[]; others: number[] };
};

type Candidate = CodePage | "utf-8";

/** In the order of preference where nothing tells them apart. */
export const candidates: readonly Candidate[] = ["utf-8", ...codePageNames];

/** What speaks for and against a candidate. */
type Findings = {
  /** The known words with an accent that it gives. */
  known: Set<string>;
  /** A cell that is read holds what no text has: a control character, a frame of DOS, two alphabets in one word. */
  isImpossible: boolean;
  /** A word of a cell that is read has a sign beside its letters, or capitals where nobody writes them. */
  isOdd: boolean;
  /** A cell has a sign where people write it, as in N’Diaye, « – » and n° 5. */
  hasUsualSign: boolean;
};

export type CellOfBytes = { text: string; kind: "name" | "other" | "not-read" };

const impossible = /[\u0080-\u009F\uFFFD\u2500-\u25FF\p{Co}]/u;
/** RenÈ, GêMAN. */
const oddCase = /\p{Ll}(?=\P{ASCII})\p{Lu}|\p{Lu}(?=\P{ASCII})\p{Ll}\p{Lu}/u;
/** N’Diaye, d’Alba, O’BRIEN, N’DIAYE, SA’ID; but not D’az, which is Díaz, nor L’TITIA and M’VA, which are LÆTITIA and MÆVA. */
const elision =
  /(?<![\p{L}\p{M}])(?:\p{L}’\p{Lu}(?:\p{Ll}|’)|[A-Z]’[AEIOUYHÀÂÉÈÊÎÔ]|[NMK]’[BCDFGJKPSTZ])|[AEIOUY]’[A-Z]/u;
/** « rue de l’école »: in a name it could be the Spanish í of a Mac. */
const elisionInText = /(?<![\p{L}\p{M}])(?:[dljmnstc]|qu)’[aeiouyhàâéèêîô]\p{Ll}{2}/iu;
const usualSign = /\s[–—]\s|n°\s?\d/iu;
/** The bytes that one of the candidates may read as a sign of these. */
const signBytes = new RegExp(
  `[${[...new Set(candidates.flatMap((candidate) => Array.from(encodeText("’–—°", candidate))))]
    .filter((byte) => byte > 0x7f)
    .map((byte) => `\\u00${byte.toString(16)}`)
    .join("")}]`,
);

const beyondAscii = /[\u0080-\u00FF]/;
const wordsWithin = /[\p{L}\p{M}]+/gu;
const runsOfBytes = /[A-Za-z\u0080-\u00FF]+/g;

/** Enough for all usual words. */
const maxRemembered = 20_000;
const samplesPerByte = 4;
const shownSamples = 4;

/**
 * The encoding, or the readings between which a person must choose. `cells`: those of the whole file, their bytes as
 * characters (`asBytes`). `isUtf8`: the file is well-formed as UTF-8.
 */
export function chooseEncoding(
  cells: Iterable<CellOfBytes>,
  isUtf8: boolean,
  isKnown: SheetWords["isKnown"],
): { encoding: Encoding } | { readings: PossibleReading[] } {
  const { findings, samples } = gather(cells, isKnown);
  const of = (candidate: Candidate) => findings.get(candidate)!;
  const read = [...samples.keys()];
  const best = mostKnown(candidates, of);
  const isWithoutRival = best.every(({ known }) => known.size === of(best[0]!.candidate).known.size);
  const utf8 = best.some(({ candidate }) => candidate === "utf-8");
  if (isUtf8 && utf8 && isWithoutRival) {
    // Words of another encoding are well-formed UTF-8 only by the rarest chance, and then they look odd.
    const others = candidates.filter((candidate) => candidate !== "utf-8").map(of);
    if (!of("utf-8").isOdd && !of("utf-8").isImpossible) return { encoding: "utf-8" };
    if (of("utf-8").known.size > 0 || others.every(({ isOdd, isImpossible }) => isOdd || isImpossible)) {
      return { encoding: "utf-8" };
    }
  }
  const possible = best.map(({ candidate }) => candidate).filter((candidate) => !of(candidate).isImpossible);
  const left = possible.length > 0 ? possible : best.map(({ candidate }) => candidate);
  const unalike = left.filter(
    (candidate, index) => !left.slice(0, index).some((other) => readsAllAlike(candidate, other, read)),
  );
  const told = unalike.filter((candidate) => of(candidate).hasUsualSign && !of(candidate).isOdd);
  const different = told.length > 0 ? told : unalike;
  if (different.length === 1) return { encoding: different[0]! };
  const likelyFirst = different.toSorted((one, other) => Number(of(one).isOdd) - Number(of(other).isOdd));
  const shown = differing(samples, different);
  return {
    readings: likelyFirst.map((encoding) => ({
      encoding,
      samples: shown.map((text) => redecode(text, encoding).trim()),
    })),
  };
}

/** Candidates that no other one surpasses: another that gives all their known words, and more. */
function mostKnown(
  candidates: readonly Candidate[],
  of: (candidate: Candidate) => Findings,
): { candidate: Candidate; known: Set<string> }[] {
  const all = candidates.map((candidate) => ({ candidate, known: of(candidate).known }));
  const surpasses = (other: ReadonlySet<string>, known: ReadonlySet<string>) =>
    other.size > known.size && [...known].every((word) => other.has(word));
  return all.filter(({ known }) => !all.some((other) => surpasses(other.known, known)));
}

function gather(cells: Iterable<CellOfBytes>, isKnown: SheetWords["isKnown"]) {
  const findings = new Map<Candidate, Findings>(
    candidates.map((candidate) => [
      candidate,
      { known: new Set(), isImpossible: false, isOdd: false, hasUsualSign: false },
    ]),
  );
  const seen = { name: new Set<string>(), other: new Set<string>(), "not-read": new Set<string>() };
  /** For each byte above ASCII, some of the cells that are read and hold it, names first. */
  const samples = new Map<number, { names: string[]; others: string[] }>();
  for (const { text, kind } of cells) {
    if (!beyondAscii.test(text)) continue;
    if (kind !== "not-read") takeSample(samples, text, kind);
    const known = seen[kind];
    for (const [candidate, found] of findings) {
      if (found.hasUsualSign || !signBytes.test(text)) continue;
      const read = redecode(text, candidate);
      found.hasUsualSign = elision.test(read) || usualSign.test(read) || (kind !== "name" && elisionInText.test(read));
    }
    for (const [run] of text.matchAll(runsOfBytes)) {
      if (!beyondAscii.test(run) || known.has(run)) continue;
      if (known.size >= maxRemembered) known.clear();
      known.add(run);
      for (const [candidate, found] of findings) weigh(redecode(run, candidate), found, kind, isKnown);
    }
  }
  return { findings, samples };
}

/** In letters: a name of two may read as « où » or « né » by chance. */
const minLengthInNames = 3;

function weigh(text: string, found: Findings, kind: CellOfBytes["kind"], isKnown: SheetWords["isKnown"]): void {
  const isImpossible = impossible.test(text) || isMixedScript(text);
  const isSpoilt = strangeSign.test(text);
  for (const [word] of isImpossible || isSpoilt ? [] : text.normalize("NFC").matchAll(wordsWithin)) {
    if (kind === "name" && word.length < minLengthInNames) continue;
    if (isKnown(word.toLowerCase())) found.known.add(word.toLowerCase());
  }
  if (kind === "not-read") return;
  found.isImpossible ||= isImpossible;
  found.isOdd ||= isSpoilt || oddCase.test(text);
}

function takeSample(
  samples: Map<number, { names: string[]; others: string[] }>,
  text: string,
  kind: "name" | "other",
): void {
  for (const character of text) {
    const byte = character.charCodeAt(0);
    if (byte < 0x80) continue;
    let kept = samples.get(byte);
    if (kept === undefined) samples.set(byte, (kept = { names: [], others: [] }));
    const list = kind === "name" ? kept.names : kept.others;
    if (list.length < samplesPerByte && !list.includes(text)) list.push(text);
  }
}

function readsAllAlike(one: Candidate, other: Candidate, bytes: readonly number[]): boolean {
  if (bytes.length === 0) return true;
  if (one === "utf-8" || other === "utf-8") return false;
  return bytes.every((byte) => readAlike(byte, one, other));
}

const maxSampleLength = 60;

/** Cells that the candidates read differently, names first. */
function differing(
  samples: ReadonlyMap<number, { names: string[]; others: string[] }>,
  different: readonly Candidate[],
): string[] {
  const telling = [...samples].filter(
    ([byte]) => !different.every((candidate) => readsAllAlike(candidate, different[0]!, [byte])),
  );
  const pick = (kind: "names" | "others") => {
    const lists = telling.map(([, kept]) => kept[kind]);
    return Array.from({ length: samplesPerByte }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat();
  };
  const all = [...new Set([...pick("names"), ...pick("others")])].filter(({ length }) => length <= maxSampleLength);
  return all.slice(0, shownSamples);
}
