// Types of the used part of bidi-js, which has none that a compiler finds.
declare module "bidi-js" {
  type Bidi = {
    /** A level of UAX #9 for each UTF-16 unit; even runs from left to right, odd from right to left. */
    getEmbeddingLevels: (text: string, base?: "ltr" | "rtl" | "auto") => { levels: Uint8Array };
    /** What is drawn for a bracket and the like at an odd level; null where it is itself. */
    getMirroredCharacter: (character: string) => string | null;
  };
  export default function bidiFactory(): Bidi;
}
