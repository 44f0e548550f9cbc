// What Lambda, the terminal and every browser have besides the language itself: all that the pure rooms may use.

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

/** Throws where the text is not base64. */
declare function atob(base64: string): string;

declare function structuredClone<Value>(value: Value): Value;
