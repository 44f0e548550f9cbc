// Which texts are for whom: a language may have those that a person reads, and not those for who operates the program.

/** The terminal, the desk, reports of spreadsheets and batches, and other words in which operators write: files of templates/locales. */
export const operatorSubjects: ReadonlySet<string> = new Set(["batch", "cli", "desk", "spreadsheet", "synonyms"]);

/** Whether a key is one of these names on the way to texts, or stands below one. */
export const isInGroup = (groups: readonly string[], key: string): boolean =>
  groups.some((group) => key === group || key.startsWith(`${group}.`));

/** `key` begins with the name of its file. */
export const isForOperators = (key: string): boolean => operatorSubjects.has(key.slice(0, key.indexOf(".")));
