// Text for people, in the languages of the help pages. What is signed stays French.
export const helpLanguages = ["fr", "en"] as const;
export type HelpLanguage = (typeof helpLanguages)[number];

/** One sentence in every help language. */
export type Text = Record<HelpLanguage, string>;

/** Fills `{name}` places of a sentence; a name without a value is a bug and throws. */
export function fillIn(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in « ${sentence} »`);
    return value;
  });
}
