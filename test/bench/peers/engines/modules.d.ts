// What we use of the peers. Declared here, so that the checks of the project need none of them installed.

declare module "engine-under-test" {
  export const open: import("../engine.ts").OpenEngine;
}

declare module "@myriaddreamin/typst-ts-node-compiler" {
  type Compiler = {
    addSource(path: string, source: string): void;
    pdf(source: { mainFilePath: string }, options: { pdfStandard: string }): Uint8Array;
    evictCache(maxAge: number): void;
  };
  export const NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontBlobs: Uint8Array[] }[] }): Compiler;
  };
}

declare namespace PDFKit {
  type PDFStructureElement = { add(child: PDFStructureElement | (() => void)): void; end(): void };
  type TextOptions = Record<string, unknown>;
  type PDFDocument = {
    x: number;
    y: number;
    page: { margins: { bottom: number } };
    font(name: string): PDFDocument;
    fontSize(size: number): PDFDocument;
    currentLineHeight(withGap: boolean): number;
    text(text: string, options?: TextOptions): PDFDocument;
    text(text: string, x: number, y: number, options?: TextOptions): PDFDocument;
    heightOfString(text: string, options: TextOptions): number;
    addPage(): PDFDocument;
    rect(x: number, y: number, width: number, height: number): PDFDocument;
    path(path: string): PDFDocument;
    stroke(): PDFDocument;
    fill(): PDFDocument;
    save(): PDFDocument;
    restore(): PDFDocument;
    translate(x: number, y: number): PDFDocument;
    scale(factor: number): PDFDocument;
    lineWidth(width: number): PDFDocument;
    markContent(tag: string, options: { type: string }): void;
    endMarkedContent(): void;
    struct(type: string, options?: { scope?: string } | (() => void)): PDFStructureElement;
    addStructure(element: PDFStructureElement): void;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): void;
    registerFont(name: string, font: Uint8Array): PDFDocument;
    on(event: "data", listener: (part: Uint8Array) => void): void;
    on(event: "end", listener: () => void): void;
    on(event: "error", listener: (error: Error) => void): void;
    end(): void;
  };
}

declare module "pdfkit" {
  const Pdf: new (options: Record<string, unknown>) => PDFKit.PDFDocument;
  export default Pdf;
}

declare module "@pdf-lib/fontkit" {
  const fontkit: unknown;
  export default fontkit;
}

declare module "@cantoo/fontkit" {
  const fontkit: unknown;
  export default fontkit;
}

declare module "@cantoo/pdf-lib" {
  export { PDFDocument, rgb } from "pdf-lib";
}

declare module "react" {
  export type ReactNode = unknown;
  export function createElement(type: unknown, props: Record<string, unknown>, ...children: ReactNode[]): ReactNode;
}

declare module "@react-pdf/renderer" {
  type Style = Record<string, unknown>;
  export const Document: unknown;
  export const Link: unknown;
  export const Page: unknown;
  export const Text: unknown;
  export const View: unknown;
  export const Svg: unknown;
  export const Path: unknown;
  export const StyleSheet: { create<Styles extends Record<string, Style>>(styles: Styles): Styles };
  export const Font: {
    register(family: { family: string; fonts: { src: string; fontWeight?: string }[] }): void;
    registerHyphenationCallback(parts: (word: string) => string[]): void;
  };
  export function renderToBuffer(document: unknown): Promise<Uint8Array>;
}

declare module "pdfmake" {
  const pdfmake: {
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    setLocalAccessPolicy(allow: (path: string) => boolean): void;
    setUrlAccessPolicy(allow: (url: string) => boolean): void;
    setTableLayouts(layouts: Record<string, Record<string, (index: number) => number>>): void;
    createPdf(definition: Record<string, unknown>): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}

declare module "@pdfme/generator" {
  export function generate(options: {
    template: { basePdf: Record<string, unknown>; schemas: Record<string, unknown>[][] };
    inputs: Record<string, string>[];
    plugins: Record<string, unknown>;
    options: { font: Record<string, { data: Uint8Array; fallback?: boolean }>; title: string; lang: string };
  }): Promise<Uint8Array>;
}

declare module "@pdfme/schemas" {
  export const barcodes: { qrcode: unknown };
  export const line: unknown;
  export const rectangle: unknown;
  export const text: unknown;
}
