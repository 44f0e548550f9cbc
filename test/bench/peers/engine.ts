// What an engine is to the comparison: something that prints the papers of one person, opened once and kept warm.
import type { DocumentMarkup } from "../../../functions/pdf/markup.ts";
import type { PlainDocument } from "./plain.ts";

/** One paper: the markup that our engine reads, the same as blocks, and those resolved, which the peers are handed for nothing. */
export type Paper = { id: string; markup: string; document: DocumentMarkup; plain: PlainDocument };

/** The four papers of one person, and the answers that they come from. */
export type PaperSet = { answers: unknown; papers: Paper[] };

/** Paths of the two faces that every paper is set in. */
export type FacePaths = { regular: string; bold: string };

export type Engine = {
  /** The PDF of each paper, in order. */
  print: (set: PaperSet) => Promise<Uint8Array[]>;
  /** What a long-lived process does between people; not timed. */
  tidy?: () => void;
  close?: () => Promise<void>;
};

export type OpenEngine = (faces: FacePaths) => Promise<Engine>;

/** An engine that prints paper by paper. */
export const paperByPaper = (
  print: (plain: PlainDocument, paper: Paper) => Uint8Array | Promise<Uint8Array>,
  more: Omit<Engine, "print"> = {},
): Engine => ({
  ...more,
  async print({ papers }) {
    const files: Uint8Array[] = [];
    for (const paper of papers) files.push(await print(paper.plain, paper));
    return files;
  },
});
