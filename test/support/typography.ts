// What is wrong with the way a text is written: apostrophes, spaces before French marks, places left empty.
/** One text in the two languages whose typography is checked. */
type Text = Readonly<{ fr: string; en: string }>;

const faults: readonly [language: keyof Text, pattern: RegExp, name: string][] = [
  ["fr", /'/, "straight apostrophe"],
  ["en", /'/, "straight apostrophe"],
  ["fr", /[^\u00A0][:;?!»](?!\/\/)(?=\s|$)|« /, "breaking or missing space before a mark"],
  ["fr", /\.[a-zé]{2,3}[A-ZÉ]|\s{2}| [.,]/, "space"],
  ["en", /\s{2}|\u00A0[:;?!]| [.,:;?!]/, "space"],
  ["fr", /[{}]|undefined|null|NaN|Invalid/, "empty place"],
  ["en", /[{}]|undefined|null|NaN|Invalid/, "empty place"],
];

/** The faults of a text, each with its language; empty where it is clean. */
export function typographyFaults(text: Text): string[] {
  return faults
    .filter(([language, pattern]) => pattern.test(text[language]))
    .map(([language, , name]) => `${language}: ${name} in « ${text[language]} »`);
}
