export const pureRooms: string[];
export const allowed: Record<string, string[]>;
/** What is wrong with an import of `source` in the file `path`, from the root; undefined where nothing is. */
export function wrongImport(path: string, source: string): string | undefined;
