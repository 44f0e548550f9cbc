// Who is compared, which packages each needs, and what its author should know about how it was used.

export type Contender = {
  id: string;
  name: string;
  /** Packages that a project would install, named in this folder's package.json; none for ours. */
  packages: readonly string[];
  /** Of these, the ones that cannot be bundled: a native library, or files found beside the code. */
  unbundled?: readonly string[];
  /** A program that the machine must have. */
  program?: "chromium";
};

export const ours: Contender = { id: "ours", name: "ours, the engine alone", packages: [] };

export const contenders: readonly Contender[] = [
  ours,
  { id: "ours-from-answers", name: "ours, from answers to files", packages: [] },
  {
    id: "typst",
    name: "Typst, Node binding",
    packages: ["@myriaddreamin/typst-ts-node-compiler"],
    unbundled: ["@myriaddreamin/typst-ts-node-compiler"],
  },
  {
    id: "chromium",
    name: "Chromium, playwright-core",
    packages: ["playwright-core"],
    unbundled: ["playwright-core"],
    program: "chromium",
  },
  { id: "pdfkit", name: "PDFKit", packages: ["pdfkit"] },
  { id: "pdf-lib", name: "pdf-lib, subset", packages: ["pdf-lib", "@pdf-lib/fontkit"] },
  { id: "pdf-lib-whole", name: "pdf-lib, whole faces", packages: ["pdf-lib", "@pdf-lib/fontkit"] },
  { id: "pdf-lib-cantoo", name: "@cantoo/pdf-lib, subset", packages: ["@cantoo/pdf-lib", "@cantoo/fontkit"] },
  {
    id: "react-pdf",
    name: "@react-pdf/renderer",
    packages: ["@react-pdf/renderer", "react"],
    unbundled: ["@react-pdf/renderer", "react"],
  },
  { id: "pdfmake", name: "pdfmake", packages: ["pdfmake"], unbundled: ["pdfmake"] },
  { id: "pdfme", name: "pdfme", packages: ["@pdfme/generator", "@pdfme/common", "@pdfme/schemas"] },
];
