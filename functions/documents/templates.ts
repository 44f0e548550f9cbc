// Prints a document: its template filled with a view, as semantic markup. Templates are compiled at build time.
import Handlebars from "handlebars/runtime.js";
import checklist, { version as checklistVersion } from "../../templates/documents/checklist.hbs";
import commitment, { version as commitmentVersion } from "../../templates/documents/commitment-reminder.hbs";
import cover, { version as coverVersion } from "../../templates/documents/cover-sheet.hbs";
import hosting, { version as hostingVersion } from "../../templates/documents/hosting-attestation.hbs";
import nonPolygamy, { version as nonPolygamyVersion } from "../../templates/documents/non-polygamy-statement.hbs";
import ofpra, { version as ofpraVersion } from "../../templates/documents/ofpra-letter.hbs";
import address from "../../templates/partials/address.hbs";
import birth from "../../templates/partials/birth.hbs";
import checklistItem from "../../templates/partials/checklist-item.hbs";
import name from "../../templates/partials/name.hbs";
import signHere from "../../templates/partials/sign-here.hbs";
import sources from "../../templates/partials/sources.hbs";
import type { Gender } from "../answers/answers.ts";
import { dayAlone } from "../text/days.ts";
import type { DocumentId } from "./documents.ts";
import { agree, familyNameCapitals, frenchDay } from "../answers/french.ts";
import { type HelpLanguage, told } from "../text/text.ts";
import type { Views } from "./views.ts";

export type RenderedTemplate = {
  /** Semantic markup, read by functions/pdf/markup.ts. */
  markup: string;
  /** What is left to write by hand, in the order of the paper, in French as the papers are; each once. */
  toFillIn: string[];
  /** Day of the template's text, YYYY-MM-DD. */
  version: string;
};

// An environment of our own: helpers registered here change nothing for others.
const environment = Handlebars.create();

const templates: Record<DocumentId, { template: Handlebars.TemplateDelegate; version: string }> = {
  "cover-sheet": { template: environment.template(cover), version: coverVersion },
  "commitment-reminder": { template: environment.template(commitment), version: commitmentVersion },
  "non-polygamy-statement": { template: environment.template(nonPolygamy), version: nonPolygamyVersion },
  "hosting-attestation": { template: environment.template(hosting), version: hostingVersion },
  "ofpra-letter": { template: environment.template(ofpra), version: ofpraVersion },
  checklist: { template: environment.template(checklist), version: checklistVersion },
};

environment.registerPartial({
  name: environment.template(name),
  birth: environment.template(birth),
  address: environment.template(address),
  "sign-here": environment.template(signHere),
  sources: environment.template(sources),
  "checklist-item": environment.template(checklistItem),
});

/** The version of every document, to be recorded with what is made. */
export const templateVersion = (id: DocumentId): string => templates[id].version;

/**
 * The markup of one document, and what it leaves to the pen. Throws where template and view disagree: a fact that the
 * view does not have (null is a fact that is not known; undefined is a fault).
 */
export function renderTemplate<Id extends DocumentId>(id: Id, view: Views[Id]): RenderedTemplate {
  const { template, version } = templates[id];
  const toFillIn = new Set<string>();
  const markup = template(view, { data: { version, toFillIn } });
  return { markup, toFillIn: [...toFillIn], version };
}

// Helpers. Handlebars checks with `strict` what is printed, but not what is passed on: these check it.

type Value = string | null | undefined;

function given<T>(value: T | undefined, helper: string): T {
  if (value === undefined) throw new Error(`{{${helper}}} was given a fact that the view does not have`);
  return value;
}

const lineMarkup = (label: string, widthMm: number | "full", options: Handlebars.HelperOptions) => {
  const of = (options.hash as { of?: string }).of ?? "";
  const whole = of === "" ? label : `${label} ${of}`;
  (options.data as { toFillIn: Set<string> }).toFillIn.add(whole);
  const escaped = environment.escapeExpression(whole);
  return new environment.SafeString(`<fill mm="${environment.escapeExpression(String(widthMm))}" label="${escaped}"/>`);
};

environment.registerHelper({
  /** A line for the pen, `widthMm` long or "full": `{{line "lieu" 50}}`. `of=` ends the label: « date de naissance » « de l’hôte ». */
  line: (label: string, widthMm: number | "full", options: Handlebars.HelperOptions) =>
    lineMarkup(label, widthMm, options),

  /** The value as text, or a line for the pen where it is not known: `{{fact town "commune" 45}}`. */
  fact: (value: Value, label: string, widthMm: number | "full", options: Handlebars.HelperOptions) =>
    given(value, `fact … "${label}"`) || lineMarkup(label, widthMm, options),

  /** The box for a handwritten signature; no hint is printed where it is empty. */
  signature: (label: string, hint: string, options: Handlebars.HelperOptions) => {
    (options.data as { toFillIn: Set<string> }).toFillIn.add(label.charAt(0).toLowerCase() + label.slice(1));
    const escape = (text: string) => environment.escapeExpression(text);
    const more = hint === "" ? "" : ` hint="${escape(hint)}"`;
    return new environment.SafeString(`<signature label="${escape(label)}"${more}/>`);
  },

  /** A word that agrees with a person: `{{agree host "soussigné"}}`, `{{agree host "veuf" "veuve"}}`. */
  agree: (person: { gender: Gender | null }, masculine: string, feminine: unknown) =>
    agree(given(person.gender, "agree") ?? undefined, masculine, ...(typeof feminine === "string" ? [feminine] : [])),

  /** A date in words: `1er janvier 2026`. Null stays null, so that it can be a fact: `{{fact (day since) "date" 40}}`. */
  day: (date: Value) => {
    const known = given(date, "day");
    return known === null ? null : frenchDay(known);
  },

  /** A date in words in the language of the paper: `{{dayIn lang @version}}`. */
  dayIn: (lang: HelpLanguage, date: string) => told(dayAlone(date), lang),

  /** In capitals with every accent: `L’HÔTE`. */
  capitals: (text: Value) => {
    const known = given(text, "capitals");
    return known === null ? null : familyNameCapitals(known);
  },
});

for (const block of ["if", "unless", "each"] as const) {
  const original = environment.helpers[block] as Handlebars.HelperDelegate;
  environment.registerHelper(block, function (this: unknown, value: unknown, options: Handlebars.HelperOptions) {
    return original.call(this, given(value, `#${block}`), options) as unknown;
  });
}
