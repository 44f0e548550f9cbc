// Reads the fields of PDFs with libraries other than the one that wrote them: PDF.js, and PDFium, which also types into them.
import { PDFiumLibrary, type PDFiumDocument } from "@hyzyla/pdfium";
import { pdfjs } from "./pdfjs.ts";
import type { Box } from "./read-pdf.ts";

/** `box` in points from the top left corner of the page; `page` counts from 1. */
export type ReadField = {
  name: string;
  description: string;
  isLong: boolean;
  maxLength: number;
  value: string;
  page: number;
  box: Box;
};

type Widget = {
  id: string;
  subtype: string;
  fieldName: string;
  fieldType: string;
  alternativeText: string;
  multiLine: boolean;
  maxLen: number;
  fieldValue: string;
  rect: [number, number, number, number];
};
type TreeNode = { type?: string; id?: string; role?: string; children?: TreeNode[] };

const load = (bytes: Uint8Array) =>
  // A copy, because PDF.js takes the buffer for itself.
  pdfjs.getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });

/** The text fields, in the order in which those who listen come to them: that of the structure, each in a Form of its own. */
export async function readFields(bytes: Uint8Array): Promise<ReadField[]> {
  const loading = load(bytes);
  const document = await loading.promise;
  const fields: ReadField[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const height = page.view[3]!;
    const widgets = ((await page.getAnnotations()) as Widget[]).filter(({ subtype }) => subtype === "Widget");
    const inOrder = annotationsOf((await page.getStructTree()) ?? {});
    if (widgets.some(({ fieldType }) => fieldType !== "Tx")) throw new Error("a field is not for text");
    for (const id of inOrder) {
      const widget = widgets.find((one) => one.id === id);
      if (widget === undefined) continue;
      const [left, bottom, right, top] = widget.rect;
      fields.push({
        name: widget.fieldName,
        description: widget.alternativeText,
        isLong: widget.multiLine,
        maxLength: widget.maxLen,
        value: widget.fieldValue,
        page: number,
        box: { left, right, top: height - top, bottom: height - bottom },
      });
    }
    const outside = widgets.filter(({ id }) => !inOrder.includes(id));
    if (outside.length > 0) throw new Error(`${outside[0]!.fieldName} is not in a Form of the structure`);
  }
  await loading.destroy();
  return fields;
}

/** The annotations that are all that their Form holds. */
function annotationsOf({ role, children = [] }: TreeNode): string[] {
  const [only, more] = children;
  if (role === "Form" && only?.type === "annotation" && more === undefined)
    return [only.id!.replace(/^pdfjs_internal_id_/, "")];
  return children.flatMap(annotationsOf);
}

/** The bytes after PDF.js has written these values, by name, and saved the file. */
export async function fillWithPdfjs(bytes: Uint8Array, values: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const loading = load(bytes);
  const document = await loading.promise;
  for (const [name, [field]] of Object.entries((await document.getFieldObjects()) ?? {}) as [
    string,
    { id: string }[],
  ][]) {
    const value = values[name];
    if (value !== undefined) document.annotationStorage.setValue(field!.id, { value });
  }
  const saved = await document.saveDocument();
  await loading.destroy();
  return saved;
}

// What PDFium's own functions take and give: pointers into its memory. Its types leave out what is not used by its package.
type Pdfium = Record<string, (...values: (number | string)[]) => number> & {
  HEAPU8: Uint8Array;
  wasmExports: { malloc: (size: number) => number; free: (pointer: number) => void };
};

let library: Promise<PDFiumLibrary> | undefined;

/** A document in PDFium with its form, as Chrome has it. Close it. */
export async function openInPdfium(bytes: Uint8Array) {
  library ??= PDFiumLibrary.init();
  const opened = await library;
  const { module: pdfium } = opened as unknown as { module: Pdfium };
  const document: PDFiumDocument = await opened.loadDocument(bytes);
  const form = document.initializeFormFields();
  const page = document.getPage(0);
  const { pageIdx } = page as unknown as { pageIdx: number };
  pdfium["_FORM_OnAfterLoadPage"]!(pageIdx, form);
  const textOf = (name: string, annotation: number): string => {
    const length = pdfium[name]!(form, annotation, 0, 0);
    const at = pdfium.wasmExports.malloc(length);
    pdfium[name]!(form, annotation, at, length);
    const text = Buffer.from(pdfium.HEAPU8.slice(at, at + length - 2)).toString("utf16le");
    pdfium.wasmExports.free(at);
    return text;
  };
  return {
    /** Of the first page, links left out. */
    fields: () =>
      Array.from({ length: pdfium["_FPDFPage_GetAnnotCount"]!(pageIdx) }, (_, index) => {
        const annotation = pdfium["_FPDFPage_GetAnnot"]!(pageIdx, index);
        return {
          name: textOf("_FPDFAnnot_GetFormFieldName", annotation),
          description: textOf("_FPDFAnnot_GetFormFieldAlternateName", annotation),
          value: textOf("_FPDFAnnot_GetFormFieldValue", annotation),
        };
      }).filter(({ name }) => name !== ""),
    /** Clicks into the field and types. */
    type({ box }: ReadField, text: string): void {
      const { originalHeight } = page.getOriginalSize();
      const [x, y] = [(box.left + box.right) / 2, originalHeight - (box.top + box.bottom) / 2];
      pdfium["_FORM_OnLButtonDown"]!(form, pageIdx, 0, x, y);
      pdfium["_FORM_OnLButtonUp"]!(form, pageIdx, 0, x, y);
      for (const letter of text) pdfium["_FORM_OnChar"]!(form, pageIdx, letter.codePointAt(0)!, 0);
      pdfium["_FORM_ForceToKillFocus"]!(form);
    },
    /** The first page in grey, with its fields. */
    async draw(dpi: number) {
      const { width, height, data } = await page.render({
        scale: dpi / 72,
        render: "bitmap",
        colorSpace: "Gray",
        renderFormFields: true,
      });
      return { width, height, data: data.slice(), dpi };
    },
    close: () => document.destroy(),
  };
}
