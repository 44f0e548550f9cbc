// Renders the pages of a link as HTML, each with the security policy that fits it. Nothing comes from elsewhere.
import { createHash } from "node:crypto";
import Handlebars from "handlebars/runtime.js";
import factor from "../../../templates/pages/factor.hbs";
import home from "../../../templates/pages/home.hbs";
import landing from "../../../templates/pages/landing.hbs";
import list from "../../../templates/pages/list.hbs";
import page from "../../../templates/pages/page.hbs";
import refusal from "../../../templates/pages/refusal.hbs";
import { dateWords } from "../../text/dates-in-words.ts";
import { factsOf, helpLanguages, type Language } from "../../text/languages.ts";
import { message, type Message, type MessageKey, type Values } from "../../text/message.ts";
import { say } from "../../text/say.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

const environment = Handlebars.create();
const templates = {
  home: environment.template(home),
  landing: environment.template(landing),
  factor: environment.template(factor),
  list: environment.template(list),
  refusal: environment.template(refusal),
};
environment.registerPartial({ page: environment.template(page) });
environment.registerHelper({
  style: () => new environment.SafeString(style),
  script: () => new environment.SafeString(script),
  t: (key: MessageKey, { hash, data }: { hash: Values; data: { root: { lang: Language } } }) =>
    say(message(key, hash), data.root.lang),
});

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const [styleHash, scriptHash] = [hash(style), hash(script)];

export type PageView = {
  home: { exampleLink: string | undefined };
  landing: { validity: string | null; oneTime: boolean };
  factor: {
    token: string;
    birthDate: boolean;
    wrong: boolean;
    tries: string;
    oneTime: boolean;
    sender: string | undefined;
  };
  list: {
    expiry: string;
    usable: string;
    visit: string;
    sender: string | undefined;
    groups: { title: string; facts: string; fileName: string; shown: boolean }[][];
  };
  refusal: { why: string; next: string; requestId: string };
};

type PageOptions = {
  language: Language;
  title: Message;
  status?: number;
  /** Where the page's form may lead besides this site. */
  formOrigin?: string;
  headers?: Readonly<Record<string, string>>;
  /** The fields that another language needs to be sent again; without them a link does. */
  again?: Readonly<Record<string, string>> | undefined;
  /** The same where it was refused before it was read: what brings the same refusal back. */
  resent?: Resent | undefined;
};

export type Resent = {
  fields: readonly (readonly [name: string, value: string])[];
  /** No form of ours is sent so, and none is read that is. */
  enctype?: "text/plain";
};

/** A whole page as a reply. */
export function htmlReply<Name extends keyof PageView>(
  name: Name,
  view: PageView[Name],
  { language, title, status = 200, formOrigin, headers = {}, again, resent }: PageOptions,
): Response {
  const html = templates[name]({
    ...view,
    ...(name === "landing" ? landingFacts(language) : {}),
    lang: language,
    direction: factsOf(language).direction,
    isReviewed: factsOf(language).isReviewed,
    title: say(title, language),
    otherLanguages: helpLanguages.filter((code) => code !== language).map(factsOf),
    again: (resent?.fields ?? (again && Object.entries(again)))?.map(([field, value]) => ({ field, value })),
    enctype: resent?.enctype,
  });
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash}`,
    ...(name === "landing" ? [`script-src ${scriptHash}`] : []),
    // Browsers apply this to where a form is redirected too: a download comes from the store.
    `form-action 'self'${formOrigin === undefined ? "" : ` ${formOrigin}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return new Response(html.trimStart(), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      "content-security-policy": policy,
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), microphone=(), geolocation=()",
      vary: "accept-language",
      "x-frame-options": "DENY",
      ...headers,
    },
  });
}

/** What the script says of the link's validity: a text with its places open, and the words of dates. */
const landingFacts = (language: Language) => ({
  validityWords: say(message("pages.landing.validity", { from: "{from}", until: "{until}" }), language),
  dateWords: JSON.stringify(dateWords(language)),
});
