// Which texts are for whom: a language may have those that a person reads, and not those for who operates the program.

/** The terminal, reports of spreadsheets and batches, and other words in which operators write: files of templates/locales. */
export const operatorSubjects: ReadonlySet<string> = new Set(["batch", "cli", "spreadsheet", "synonyms"]);

/** `key` begins with the name of its file. */
export const isForOperators = (key: string): boolean => operatorSubjects.has(key.slice(0, key.indexOf(".")));
