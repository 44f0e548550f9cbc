import { createHash } from "node:crypto";
import { parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import { runInNewContext } from "node:vm";
import { texts } from "virtual:locales";
import { dateWords, sayMoment } from "../../functions/text/dates-in-words.ts";
import { helpLanguages } from "../../functions/text/languages.ts";
import { script } from "../../functions/delivery/pages/script.ts";
import { tokenOf, sessionOf } from "../support/service-client.ts";
import { openMemoryService } from "../support/memory-service.ts";

const service = openMemoryService();
const pages: Record<string, { reply: Response; html: string }> = {};

beforeAll(async () => {
  const made = await service.make();
  const asking = await service.make("?factor=birth-date");
  const coded = await service.make("?factor=code");
  const keep = async (name: string, reply: Response) => void (pages[name] = { reply, html: await reply.text() });
  await keep("home", await service.fetch(`${service.url}/api`));
  await keep("landing", await service.fetch(`${service.url}/d`));
  await keep("landing in English", await service.fetch(`${service.url}/d?lang=en`));
  await keep("list", await service.form("/d", { token: tokenOf(made) }));
  await keep("birth date", await service.form("/d", { token: tokenOf(asking), factor: "1900-01-01" }));
  await keep("code", await service.form("/d?lang=en", { token: tokenOf(coded) }));
  await keep("unknown", await service.form("/d", { token: "nothing" }));
});

type Element = { type: string; name: string; attribs: Record<string, string>; children: Element[]; data?: string };
const elements = (html: string): Element[] => {
  const walk = (nodes: Element[]): Element[] =>
    nodes.flatMap((node) => (node.children === undefined ? [] : [node, ...walk(node.children)]));
  return walk(parseDocument(html).children as unknown as Element[]);
};
const textOf = ({ children, data = "" }: Element): string => children?.map(textOf).join("") ?? data;
const names = ["home", "landing", "landing in English", "list", "birth date", "code", "unknown"];
const page = (name: string) => {
  const found = pages[name];
  if (found === undefined) throw new Error(`no page ${name}`);
  return found;
};

describe.each(names)("the page %s", (name) => {
  it("allows nothing but its own style and script, by their hashes, and is kept by nobody", () => {
    const { reply, html } = page(name);
    const policy = reply.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none';/);
    for (const word of ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(word);
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    const own = elements(html).filter(({ name: tag }) => tag === "style" || tag === "script");
    for (const element of own) {
      const hash = createHash("sha256").update(textOf(element)).digest("base64");
      expect(policy).toContain(`${element.name}-src 'sha256-${hash}'`);
    }
    expect(own.map((element) => element.name)).toContain("style");
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-robots-tag": "noindex, nofollow",
    });
    expect([...reply.headers.keys()]).not.toContain("set-cookie");
  });

  it("loads nothing and runs nothing from an attribute", () => {
    for (const { name: tag, attribs } of elements(page(name).html)) {
      expect(["img", "link", "iframe", "object", "embed", "video", "audio", "base"]).not.toContain(tag);
      for (const attribute of Object.keys(attribs)) expect(attribute).not.toMatch(/^(?:src|style|on\w+)$/);
      for (const value of Object.values(attribs)) expect(value).not.toMatch(/^(?:https?:)?\/\//);
    }
  });

  it("can be used without seeing it: language, one title, names for every field and button, no id twice", () => {
    const { html, reply } = page(name);
    expect(html.startsWith("<!doctype html>")).toBe(true);
    const all = elements(html);
    const only = (tag: string) => all.filter((element) => element.name === tag);
    expect(only("html")[0]?.attribs["lang"]).toBe(reply.headers.get("content-language"));
    expect(only("meta").map(({ attribs }) => attribs["name"])).toContain("viewport");
    expect([only("h1").length, only("main").length, only("title").map(textOf)]).toEqual([1, 1, only("h1").map(textOf)]);
    const ids = all.flatMap(({ attribs }) => attribs["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set(only("label").map(({ attribs }) => attribs["for"]));
    const inLabels = new Set(only("label").flatMap(({ children }) => children));
    for (const input of only("input").filter(({ attribs }) => attribs["type"] !== "hidden")) {
      expect(inLabels.has(input) || labelled.has(input.attribs["id"])).toBe(true);
    }
    for (const button of only("button")) expect(textOf(button).trim()).not.toBe("");
    const buttons = only("button").map(textOf);
    expect(new Set(buttons).size).toBe(buttons.length);
  });
});

describe("the page that lists the files", () => {
  it("lets its form lead to the store, where the files are, and nowhere else", async () => {
    const { reply, html } = page("list");
    const download = await service.form("/d/file", { visit: sessionOf(html), file: "dossier.pdf" });
    const { origin } = new URL(download.headers.get("location") ?? "");
    expect(reply.headers.get("content-security-policy")).toContain(`form-action 'self' ${origin};`);
  });

  it("names nobody", () => {
    expect(page("list").html).not.toMatch(/Rahimi|Mariam|Dupont/i);
  });
});

describe("what the pages say", () => {
  const formsOf = (text: string | Readonly<Record<string, string>>) =>
    typeof text === "string" ? [text] : Object.values(text);
  const sentences = (language: string): string[] =>
    Object.entries(texts[language] ?? {}).flatMap(([key, text]) => (key.startsWith("pages.") ? formsOf(text) : []));

  it.each(helpLanguages)("is set as %s is: curly apostrophes, no three dots", (language) => {
    expect(sentences(language).length).toBeGreaterThan(60);
    for (const text of sentences(language)) expect(text).not.toMatch(/'|\.\.\./);
  });

  it("has no space that breaks before a high mark, in French", () => {
    for (const text of sentences("fr")) expect(text).not.toMatch(/[^\u00A0][:;?!»]|«[^\u00A0]/);
  });
});

describe("the script", () => {
  const from = new Date("2026-10-01T12:05:30Z");
  const until = new Date("2026-12-31T23:30:00Z");
  const token = ["secret", ...[from, until].map((date) => (date.getTime() / 1000).toString(36))].join(".");

  /** Runs it in a page of the fewest parts, and gives these back. */
  function openPage(language: string, hash: string) {
    const elements = {
      token: { value: "" },
      once: { hidden: true },
      validity: {
        textContent: "later",
        dataset: { words: "{from} - {until}", dates: JSON.stringify(dateWords(language)) },
      },
    };
    const links = [{ hash: "" }, { hash: "" }];
    runInNewContext(script, {
      Intl,
      addEventListener: () => undefined,
      location: { hash, pathname: "/d" },
      document: { getElementById: (id: keyof typeof elements) => elements[id], querySelectorAll: () => links },
    });
    return { token: elements.token.value, validity: elements.validity.textContent, once: !elements.once.hidden, links };
  }

  it.each(helpLanguages)("says moments in %s with the words of the server", (language) => {
    const page = openPage(language, `#${token}`);
    expect(page.validity).toBe(`${sayMoment(from, language)} - ${sayMoment(until, language)}`);
  });

  it("puts the token into the form and keeps it when the language is changed", () => {
    expect(openPage("fr", `#${token}`)).toMatchObject({ token, links: [{ hash: `#${token}` }, { hash: `#${token}` }] });
  });

  it("says that the link opens once where its token says so", () => {
    expect([openPage("fr", `#${token}.1`).once, openPage("fr", `#${token}`).once]).toEqual([true, false]);
  });

  it.each(["", "#", "#none", "#a.!.?"])("leaves the page as it is where the address ends in %j", (hash) => {
    expect(openPage("fr", hash).validity).toBe("later");
  });
});
