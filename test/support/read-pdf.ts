// Reads PDFs with libraries other than the one that wrote them: PDF.js for text, structure and title, PDFium for the picture.
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { TextItem as PdfjsTextItem } from "pdfjs-dist/types/src/display/api.d.ts";
import { pdfjs } from "./pdfjs.ts";

export const pointsPerMm = 72 / 25.4;

/** A box in points from the top left corner of the page. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** A run of text as it stands on the page. The box goes from the font's ascent to its descent. */
export type TextRun = Box & {
  text: string;
  fontSize: number;
  baseline: number;
  /** True for what is not part of the document's text: footers, page numbers. */
  artifact: boolean;
  /** Id of the marked content that holds the run, the link with the structure tree. */
  contentId: string | undefined;
};

export type StructureNode = {
  role: string;
  alt?: string;
  lang?: string;
  /** The text that stands directly in this node. */
  text: string;
  children: StructureNode[];
};

export type ReadLink = Box & { url: string; contents: string };

export type ReadPage = {
  width: number;
  height: number;
  /** As they are drawn, footers included. */
  runs: TextRun[];
  /** As a screen reader reads them, in the order of the structure, cell after cell; no footers. */
  reading: TextRun[];
  links: ReadLink[];
  structure: StructureNode;
};

export type ReadPdf = {
  title: string | undefined;
  language: string | undefined;
  isTagged: boolean;
  bookmarks: string[];
  pages: ReadPage[];
};

type Marking = { type: string; tag?: string | null; id?: string | null };

type PdfjsNode = {
  role?: string;
  type?: string;
  id?: string;
  alt?: string;
  lang?: string;
  children?: PdfjsNode[];
};

function readRuns(items: (PdfjsTextItem | Marking)[], ascents: Ascents, pageHeight: number): TextRun[] {
  const open: { artifact: boolean; contentId: string | undefined }[] = [];
  const runs: TextRun[] = [];
  for (const item of items) {
    if ("type" in item) {
      const outer = open.at(-1);
      if (item.type === "endMarkedContent") open.pop();
      else {
        open.push({
          artifact: item.tag === "Artifact" || outer?.artifact === true,
          contentId: item.id ?? outer?.contentId,
        });
      }
    } else if (item.str.trim() !== "") {
      const [, , skew, scale, left, y] = item.transform as [number, number, number, number, number, number];
      const fontSize = Math.hypot(skew, scale);
      const { ascent = 1, descent = -0.3 } = ascents[item.fontName] ?? {};
      const baseline = pageHeight - y;
      const holder = open.at(-1);
      runs.push({
        text: item.str,
        left,
        right: left + item.width,
        top: baseline - ascent * fontSize,
        bottom: baseline - descent * fontSize,
        fontSize,
        baseline,
        artifact: holder?.artifact ?? false,
        contentId: holder?.contentId,
      });
    }
  }
  return runs;
}

type Ascents = Record<string, { ascent?: number; descent?: number }>;

function readStructure(node: PdfjsNode, runs: TextRun[]): StructureNode {
  const held = node.children ?? [];
  const ids = new Set(held.filter(({ type }) => type === "content").map(({ id }) => id));
  return {
    role: node.role ?? "",
    ...(node.alt === undefined ? {} : { alt: node.alt }),
    ...(node.lang === undefined ? {} : { lang: node.lang }),
    text: textOf(runs.filter(({ contentId }) => contentId !== undefined && ids.has(contentId))),
    children: held.filter(({ role }) => role !== undefined).map((child) => readStructure(child, runs)),
  };
}

/** Runs by the order of the structure; a run that the structure does not hold is not read. */
const inReadingOrder = (node: PdfjsNode, runs: TextRun[]): TextRun[] =>
  (node.children ?? []).flatMap((child) =>
    child.type === "content" ? runs.filter(({ contentId }) => contentId === child.id) : inReadingOrder(child, runs),
  );

type Outline = { title: string; items: Outline }[];

const titlesIn = (outline: Outline): string[] => outline.flatMap(({ title, items }) => [title, ...titlesIn(items)]);

const known = new WeakMap<Uint8Array, Promise<ReadPdf>>();

/** Reads the same bytes once. */
export function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const read = known.get(bytes) ?? readFresh(bytes);
  known.set(bytes, read);
  return read;
}

async function readFresh(bytes: Uint8Array): Promise<ReadPdf> {
  // A copy, because PDF.js takes the buffer for itself.
  const loading = pdfjs.getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const { info } = await document.getMetadata();
  const { Title: title, Language: language } = info as { Title?: string; Language?: string | null };
  const markings = (await document.getMarkInfo()) as { Marked?: boolean } | null;
  const outline = ((await document.getOutline()) ?? []) as Outline;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width, height] = page.view as [number, number, number, number];
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const runs = readRuns(content.items, content.styles, height);
    const annotations = (await page.getAnnotations()) as {
      rect: number[];
      url?: string;
      contentsObj?: { str: string };
    }[];
    const links = annotations.flatMap(({ rect, url, contentsObj }) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = rect;
      if (url === undefined) return [];
      return [{ url, contents: contentsObj?.str ?? "", left, right, top: height - top, bottom: height - bottom }];
    });
    const tree = ((await page.getStructTree()) ?? {}) as PdfjsNode;
    const reading = inReadingOrder(tree, runs);
    pages.push({ width, height, runs, reading, links, structure: readStructure(tree, runs) });
  }
  await loading.destroy();
  return {
    title,
    language: language ?? undefined,
    isTagged: markings?.Marked === true,
    bookmarks: titlesIn(outline),
    pages,
  };
}

const isOnSameLine = (a: TextRun, b: TextRun): boolean => Math.abs(a.baseline - b.baseline) < 0.5;

/** Text of runs in their order, a line of the page to a line; in one line they are joined by a space where there is a gap. */
export function textOf(runs: TextRun[]): string {
  let text = "";
  runs.forEach((run, index) => {
    const before = runs[index - 1];
    if (before !== undefined) {
      // PDF.js gives no width to a letter with a vowel sign, so nothing is known of the gap at its left.
      const isKnown = before.left < before.right && run.left < run.right;
      // What comes next is at the right, or at the left where the line runs from right to left.
      const gap = Math.max(run.left - before.right, isKnown ? before.left - run.right : 0);
      if (!isOnSameLine(before, run)) text += "\n";
      else if (gap > run.fontSize * 0.1 && !text.endsWith(" ")) text += " ";
    }
    text += run.text;
  });
  return text.normalize("NFC");
}

/** The whole text of the document as a screen reader reads it. */
export const textOfDocument = ({ pages }: ReadPdf): string => pages.map(({ reading }) => textOf(reading)).join("\n");

/** The letters and signs alone, decomposed: to find a text again wherever its lines were broken. */
export const withoutSpaces = (text: string): string => text.replaceAll(/\s+/gu, "").normalize("NFD");

/** One line for each node, deeper nodes further right, each with the start of its text. */
export function outlineStructure(node: StructureNode, depth = 0): string {
  const words = node.text.replaceAll(/\s+/gu, " ").trim();
  const shown = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  const parts = [
    node.role,
    node.lang === undefined ? "" : `[${node.lang}]`,
    node.alt === undefined ? "" : `(alt: ${node.alt})`,
    shown,
  ];
  const line = `${"  ".repeat(depth)}${parts.filter((part) => part !== "").join(" ")}\n`;
  return line + node.children.map((child) => outlineStructure(child, depth + 1)).join("");
}

/** Every node, the root first. */
export const nodesOf = (node: StructureNode): StructureNode[] => [node, ...node.children.flatMap(nodesOf)];

/** A page in grey: one byte a pixel, 0 is black. */
export type GreyImage = { width: number; height: number; data: Uint8Array; dpi: number };

let library: Promise<PDFiumLibrary> | undefined;

/** PDFium runs as WebAssembly, so the same bytes give the same picture on every machine. */
export async function drawPages(bytes: Uint8Array, dpi: number): Promise<GreyImage[]> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(bytes);
  const images: GreyImage[] = [];
  for (const page of document.pages()) {
    const { width, height, data } = await page.render({ scale: dpi / 72, render: "bitmap", colorSpace: "Gray" });
    images.push({ width, height, data: data.slice(), dpi });
  }
  document.destroy();
  return images;
}

/** Ink in a box, in square points of full black; the whole page where no box is given. */
export function inkIn(image: GreyImage, box?: Box): number {
  const pixelsPerPoint = image.dpi / 72;
  const column = (points: number) => Math.min(Math.max(Math.round(points * pixelsPerPoint), 0), image.width);
  const row = (points: number) => Math.min(Math.max(Math.round(points * pixelsPerPoint), 0), image.height);
  const { left, right, top, bottom } = box ?? { left: 0, right: Infinity, top: 0, bottom: Infinity };
  let ink = 0;
  for (let y = row(top); y < row(bottom); y++) {
    for (let x = column(left); x < column(right); x++) ink += 255 - (image.data[y * image.width + x] ?? 255);
  }
  return ink / 255 / pixelsPerPoint ** 2;
}
