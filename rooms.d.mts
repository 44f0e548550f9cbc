export const pureRooms: string[];
export const allowed: Record<string, string[]>;
/** What is wrong with an import of `source` in the file `path`, from the root; undefined where nothing is. */
export function wrongImport(path: string, source: string): string | undefined;
/** The table as a rule of lint. */
declare const plugin: {
  rules: {
    arrows: {
      create(context: {
        filename: string;
        report(issue: { message: string }): void;
      }): Readonly<Record<"ImportDeclaration" | "ImportExpression", (node: { source: { value: string } }) => void>>;
    };
  };
};
export default plugin;
