// Fills the template of a document with its view, as semantic markup. Templates are compiled at build time.
import Handlebars from "handlebars/runtime.js";
import { documents, partials } from "virtual:templates";
import type { Gender } from "../answers/answers.ts";
import { agree } from "../answers/french.ts";
import { sayDay } from "../text/dates-in-words.ts";
import { officialLanguage, type Language } from "../text/languages.ts";
import { message, type Values } from "../text/message.ts";
import { isMessageKey, say } from "../text/say.ts";
import { titleOf, type Document } from "./document.ts";
import { inFrench } from "./parts/french.ts";
import { NoTemplate } from "./parts/no-template.ts";

export type FilledTemplate = {
  /** Semantic markup, read by functions/pdf/markup.ts. */
  markup: string;
  /** What is left to write by hand, in the order of the document, in French as the documents are; each once. */
  toFillIn: string[];
  /** What of it can be typed where there are fields: what is not signed or dated by hand. */
  toType: string[];
  /** Day of the template's text, YYYY-MM-DD. */
  templateVersion: string;
};

// An environment of its own: the pages of links have other helpers.
const environment = Handlebars.create();

/** Throws `NoTemplate` with all of these documents that lack theirs, so that they can be loaded at once. */
export function needTemplates(ids: readonly string[]): void {
  const missing = ids.filter((id) => documents[id] === undefined);
  if (missing.length > 0) throw new NoTemplate(missing);
}

const compiled = new Map<string, Handlebars.TemplateDelegate>();

function templateOf(id: string): { template: Handlebars.TemplateDelegate; version: string } {
  const found = documents[id];
  if (found === undefined) throw new NoTemplate([id]);
  let template = compiled.get(id);
  if (template === undefined) {
    registerPartials();
    compiled.set(id, (template = environment.template(found.specification)));
  }
  return { template, version: found.version };
}

/** Where templates are loaded by need, a document may have brought its own. */
function registerPartials(): void {
  for (const [name, specification] of Object.entries(partials)) {
    if (environment.partials[name] === undefined)
      environment.registerPartial(name, environment.template(specification));
  }
}

/** What the helpers of one document read and write. */
type PrintData = { version: string; language: Language; toFillIn: Set<string>; toType: Set<string> };

/**
 * The markup of one document, and what is left to write by hand. Throws where the template names a fact that the view does
 * not have: null is a fact that is not known, undefined a bug. Throws `NoTemplate` too.
 */
export function fillTemplate<View extends object>(
  document: Pick<Document<string, View>, "id" | "language">,
  view: View,
  language: Language,
): FilledTemplate {
  const { template, version } = templateOf(document.id);
  const lang = document.language === "official" ? officialLanguage : language;
  const data: PrintData = { version, language: lang, toFillIn: new Set(), toType: new Set() };
  const markup = template({ lang, title: say(titleOf(document.id), lang), ...view }, { data });
  return { markup, toFillIn: [...data.toFillIn], toType: [...data.toType], templateVersion: version };
}

// Helpers. Handlebars checks with `strict` what is printed, but not what is passed on: these check it.

type Value = string | null | undefined;

const dataOf = (options: Handlebars.HelperOptions) => options.data as PrintData;

function given<T>(value: T | undefined, helper: string): T {
  if (value === undefined) throw new Error(`{{${helper}}} was given a fact that the view does not have`);
  return value;
}

const lineMarkup = (label: string, widthMm: number | "full", options: Handlebars.HelperOptions) => {
  const { of = "", by } = options.hash as { of?: string; by?: "hand" };
  const whole = of === "" ? label : `${label} ${of}`;
  const { toFillIn, toType } = dataOf(options);
  toFillIn.add(whole);
  if (by !== "hand") toType.add(whole);
  const escaped = environment.escapeExpression(whole);
  const mm = environment.escapeExpression(String(widthMm));
  return new environment.SafeString(`<fill mm="${mm}" label="${escaped}"${by === "hand" ? ' by="hand"' : ""}/>`);
};

const asideMarkup = (french: string | null): string =>
  french === null
    ? ""
    : ` <aside>·\u00A0</aside><aside lang="${officialLanguage}">${environment.escapeExpression(french)}</aside>`;

/** Replaced by a block's content after the text around it is escaped; a private-use character, which no text holds. */
const contentMark = "\uE000";

environment.registerHelper({
  /**
   * A text of templates/locales in the language of the document: `{{t "documents.checklist.from" day=day}}`. As a block
   * its content, which may hold tags, replaces `{content}`: `{{#t "documents.labelled" value=x}}<b>…</b>{{/t}}`.
   */
  t(this: unknown, key: string, options: Handlebars.HelperOptions) {
    if (!isMessageKey(key)) throw new Error(`{{t "${key}"}} names no text of templates/locales`);
    const values = Object.fromEntries(
      Object.entries(options.hash as Values).map(([name, value]) => [name, given(value, `t "${key}" ${name}`)]),
    );
    const { language } = dataOf(options);
    // Only a block has something between its tags.
    if (typeof options.fn !== "function") return say(message(key, values), language);
    const around = environment.escapeExpression(say(message(key, { ...values, content: contentMark }), language));
    return new environment.SafeString(around.replace(contentMark, () => options.fn(this)));
  },

  /** A text of templates/locales as `t` says it, and in French after it where the language has that: `{{bilingual "documents.checklist.later"}}`. */
  bilingual(key: string, options: Handlebars.HelperOptions) {
    if (!isMessageKey(key)) throw new Error(`{{bilingual "${key}"}} names no text of templates/locales`);
    const { language } = dataOf(options);
    const own = environment.escapeExpression(say(message(key), language));
    return new environment.SafeString(own + asideMarkup(inFrench(message(key), language)));
  },

  /** What stands in French after a title of the view, null where nothing does: `{{title}}{{beside french}}`. */
  beside: (french: string | null | undefined) => new environment.SafeString(asideMarkup(given(french, "beside"))),

  /**
   * A line to write on, `widthMm` long or "full": `{{line "lieu" 50}}`. `of=` ends the label: « date de naissance » « de
   * l’hôte ». `by="hand"` keeps it for the pen where lines can be typed on.
   */
  line: (label: string, widthMm: number | "full", options: Handlebars.HelperOptions) =>
    lineMarkup(label, widthMm, options),

  /** The value as text, or a line to write on where it is not known: `{{fact town "commune" 45}}`. */
  fact: (value: Value, label: string, widthMm: number | "full", options: Handlebars.HelperOptions) =>
    given(value, `fact … "${label}"`) || lineMarkup(label, widthMm, options),

  /**
   * The box for a handwritten signature; no hint is printed where it is empty. As a block, what it holds stands at the left
   * of the box.
   */
  signature(this: unknown, label: string, hint: string, options: Handlebars.HelperOptions) {
    const beside = typeof options.fn === "function" ? options.fn(this) : "";
    dataOf(options).toFillIn.add(label.charAt(0).toLowerCase() + label.slice(1));
    const escape = (text: string) => environment.escapeExpression(text);
    const more = hint === "" ? "" : ` hint="${escape(hint)}"`;
    return new environment.SafeString(`<signature label="${escape(label)}"${more}>${beside}</signature>`);
  },

  /** A word that agrees with a person: `{{agree host "soussigné"}}`, `{{agree host "veuf" "veuve"}}`. */
  agree: (person: { gender: Gender | null }, masculine: string, feminine: unknown) =>
    agree(given(person.gender, "agree") ?? undefined, masculine, ...(typeof feminine === "string" ? [feminine] : [])),

  /**
   * A date in words in the language of the document: `1er janvier 2026`. Null stays null, so that it can be a fact:
   * `{{fact (day since) "date" 40}}`.
   */
  day: (date: Value, options: Handlebars.HelperOptions) => {
    const known = given(date, "day");
    return known === null ? null : sayDay(known, dataOf(options).language);
  },
});

for (const block of ["if", "unless", "each"] as const) {
  const original = environment.helpers[block] as Handlebars.HelperDelegate;
  environment.registerHelper(block, function (this: unknown, value: unknown, options: Handlebars.HelperOptions) {
    return original.call(this, given(value, `#${block}`), options) as unknown;
  });
}
