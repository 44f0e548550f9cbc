// Fixed texts of the two documents that are in the person's language: the cover sheet and the checklist.
import en from "../../../templates/locales/en.json";
import fr from "../../../templates/locales/fr.json";

export type PageTexts = Pick<typeof fr, "checklistPage" | "coverSheet" | "checklistSections">;

// A language that lacks a text does not compile.
export const pageTexts: Record<"fr" | "en", PageTexts> = { fr, en };
