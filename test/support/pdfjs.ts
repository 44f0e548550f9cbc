// PDF.js with Node's own JSON and arrays. Its build for this Node replaces them by slower ones for the whole process, and
// the product is to be tested on those that it runs on. What it only adds stays.
const replaced = [
  [JSON, "parse"],
  [JSON, "stringify"],
  [Array.prototype, "push"],
  [Function.prototype, "toString"],
] as const;

const own = replaced.map(([holder, name]) => [holder, name, Object.getOwnPropertyDescriptor(holder, name)!] as const);

export const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
// It would load its worker when it first reads a file. This one has no types.
const worker: string = "pdfjs-dist/legacy/build/pdf.worker.mjs";
await import(worker);

for (const [holder, name, descriptor] of own) Object.defineProperty(holder, name, descriptor);
