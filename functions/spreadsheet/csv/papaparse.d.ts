// Types of the used part of Papa Parse: its own need Node's types, which pure rooms do not have.
declare module "papaparse" {
  type ParseStepResult = {
    data: string[][];
    errors: readonly unknown[];
    /** `cursor`: the offset of the next row. */
    meta: { cursor: number };
  };
  class Parser {
    constructor(options: { delimiter: string; newline: string; step: (result: ParseStepResult) => void });
    /** `ignoreLastRow`: more text follows, so the last row may be incomplete. */
    parse(text: string, start: number, ignoreLastRow: boolean): void;
    abort(): void;
  }
  /** For whole texts of our own. */
  function parse(
    text: string,
    options: { delimiter: string; skipEmptyLines: boolean },
  ): { data: string[][]; errors: readonly unknown[] };
  /** For tests. */
  function unparse(
    rows: readonly (readonly string[])[],
    options?: { delimiter?: string; newline?: string; quotes?: boolean },
  ): string;
  const Papa: { Parser: typeof Parser; unparse: typeof unparse; parse: typeof parse };
  export default Papa;
}
