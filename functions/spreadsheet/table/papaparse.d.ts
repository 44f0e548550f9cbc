// The part of Papa Parse that is used. Its own types bring in those of Node, which a pure room must not see.
declare module "papaparse" {
  type ParseStepResult = {
    data: string[][];
    errors: readonly unknown[];
    /** `cursor`: where the next row begins. */
    meta: { cursor: number };
  };
  class Parser {
    constructor(options: { delimiter: string; newline: string; step: (result: ParseStepResult) => void });
    /** `ignoreLastRow`: more text follows, the last row may not be whole. */
    parse(text: string, start: number, ignoreLastRow: boolean): void;
    abort(): void;
  }
  /** For tests. */
  function unparse(
    rows: readonly (readonly string[])[],
    options?: { delimiter?: string; newline?: string; quotes?: boolean },
  ): string;
  const Papa: { Parser: typeof Parser; unparse: typeof unparse };
  export default Papa;
}
