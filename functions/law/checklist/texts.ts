// Checklist, texts: read from the locale files, which hold every word; a field may differ by channel.
import en from "../../../templates/locales/en.json";
import fr from "../../../templates/locales/fr.json";
import type { Situation } from "../situation.ts";
import { fillIn, type HelpLanguage, type Text, told } from "../../text/text.ts";
import type { ChecklistSection } from "./row.ts";

type Channel = Situation["channel"];
type ByChannel = Record<Channel, string>;

export type RowField = "title" | "why" | "where" | "validity" | "link" | "condition";

/** The words of one row in one language. */
export type RowTexts = { [Field in RowField]?: string | ByChannel };

type Locale = {
  checklistSections: Record<ChecklistSection, string>;
  checklistPlaces: Record<string, string>;
  checklist: Record<string, RowTexts>;
};

// The tests check that both files have the same rows and fields.
const locales: Record<"fr" | "en", Locale> = { fr, en };

const inEveryLanguage = (say: (language: HelpLanguage) => string): Text => ({ fr: say("fr"), en: say("en") });

export const sectionTitle = (section: ChecklistSection): Text =>
  inEveryLanguage((language) => told(locales, language).checklistSections[section]);

/** What fills a place of a text, by its name in `checklistPlaces`. */
export const placeText = (name: string): Text =>
  inEveryLanguage((language) => {
    const text = told(locales, language).checklistPlaces[name];
    if (text === undefined) throw new Error(`no checklistPlaces.${name} in ${language}.json`);
    return text;
  });

/**
 * One field of a row, filled in; undefined where the row has no such field. Without a channel, as on a blank checklist,
 * both variants are said.
 */
export function rowText(
  id: string,
  field: RowField,
  channel: Channel | undefined,
  places: Record<string, Text>,
): Text | undefined {
  const texts = { fr: locales.fr.checklist[id]?.[field], en: locales.en.checklist[id]?.[field] };
  if (texts.fr === undefined || texts.en === undefined) return undefined;
  const words = { fr: inChannel(texts.fr, channel, "fr"), en: inChannel(texts.en, channel, "en") };
  return inEveryLanguage((language) =>
    fillIn(
      told(words, language),
      Object.fromEntries(Object.entries(places).map(([name, text]) => [name, told(text, language)])),
    ),
  );
}

function inChannel(text: string | ByChannel, channel: Channel | undefined, language: HelpLanguage): string {
  if (typeof text === "string") return text;
  if (channel !== undefined) return text[channel];
  return fillIn(told(placeText("both-channels"), language), text);
}

/** The places of a blank checklist, where nothing is known of the person. */
export const blankPlaces = (): Record<string, Text> => ({
  amount: placeText("amount"),
  dates: placeText("dates"),
  proof: placeText("proof"),
  papers: placeText("address"),
});
