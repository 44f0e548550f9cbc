// Where things stand on pages: what stays together, what goes on, and that nothing is lost, cut or printed over.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { inDirection } from "../../functions/pdf/text/fonts.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import { readMarkup, type Block, type Inline } from "../../functions/pdf/markup.ts";
import {
  mm,
  pageSize,
  type Element,
  type LaidOut,
  type PageItem,
  type Page,
} from "../../functions/pdf/layout/page-model.ts";
import { runs } from "../support/seeded.ts";
import { anyBlocks, anyWords, inArabic, textOfBlocks } from "./any-blocks.ts";
import { boxOf, extentOf, textOfMark } from "./read-items.ts";

const hair = 0.05;
const left = mm(20);
const right = mm(190);

const footerOf = (title: string) => ({
  lines: (page: string) => [`${title} — page\u00A0${page} — modèle du\u00A02026-11-23`],
});

const documentOf = (body: string, { title = "Titre", lang = "fr" } = {}): LaidOut =>
  layOut(
    readMarkup(`<document lang="${lang}" title="${title}" version="2026-11-23">${body}</document>`),
    footerOf(title),
    allFonts,
  );

/** Body and footer of a page: the footer is a rule over the whole width and what comes after it. */
function partsOf({ items }: Page): { body: PageItem[]; footer: PageItem[] } {
  const at = items.findLastIndex(
    (item) => item.kind === "rule" && item.element === undefined && item.width > right - left - hair,
  );
  return { body: items.slice(0, at), footer: items.slice(at) };
}

type TextItem = Extract<PageItem, { kind: "text" }>;
const textsOf = (items: readonly PageItem[]): TextItem[] =>
  items.flatMap((item) => (item.kind === "text" ? [item] : []));

/** Lines of text from top to bottom, each from left to right. */
function linesOf(items: readonly PageItem[]): string[] {
  const lines = new Map<number, TextItem[]>();
  for (const item of textsOf(items)) {
    const key = Math.round(item.baseline * 10);
    lines.set(key, [...(lines.get(key) ?? []), item]);
  }
  return [...lines.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, line]) =>
      line
        .toSorted((one, other) => one.x - other.x)
        .map(textOfMark)
        .join(" ")
        .replaceAll(/ +/g, " ")
        .trim(),
    );
}

const linesByPage = (laidOut: LaidOut): string[][] => laidOut.pages.map((page) => linesOf(partsOf(page).body));
const pagesOf = (body: string): string[][] => linesByPage(documentOf(body));

/** `count` paragraphs of one line, to begin what is looked at somewhere on the page. */
const filler = (count: number): string => "<p>.</p>".repeat(count);
/** Enough to try every place at the foot of a page. */
const everyPlace = Array.from({ length: 30 }, (_, index) => index + 20);
const breakLines = (lines: string[]): string => lines.join("<br/>");
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

/** The rules under the rows of a table: the items of a page that are as wide as it and belong to nothing. */
const rowRules = (body: readonly PageItem[]) =>
  body.flatMap((item) => (item.kind === "rule" && item.element === undefined ? [boxOf(item)] : []));
const barsOf = (body: readonly PageItem[]) => body.flatMap((item) => (item.kind === "bar" ? [boxOf(item)] : []));

/** How the lines of `names` are spread over pages, for example [2, 4]. */
function spread(pages: string[][], names: string[]): number[] {
  return pages.map((lines) => lines.filter((line) => names.includes(line)).length).filter((count) => count > 0);
}

describe("what belongs together stays together, wherever it falls", () => {
  test("a heading is followed by at least two lines of its text", () => {
    for (const count of everyPlace) {
      const pages = pagesOf(`<h1>Titre</h1>${filler(count)}<h2>Deux</h2><p>${breakLines(numbered("l", 6))}</p>`);
      const page = pages.find((lines) => lines.includes("Deux"))!;
      expect(page.slice(page.indexOf("Deux")).slice(0, 3)).toEqual(["Deux", "l1", "l2"]);
    }
  });

  test.each([
    ["a list", "<ul><li>item</li></ul>", "• item"],
    ["a table with its first row", '<table cols="1"><tr><th>head</th></tr><tr><td>row</td></tr></table>', "row"],
    ["a note", "<note><p>inside</p></note>", "inside"],
    ["another heading and its text", "<h3>Trois</h3><p>text</p>", "text"],
  ])("a heading is on the page of %s", (_, block, line) => {
    for (const count of everyPlace) {
      const pages = pagesOf(`<h1>Titre</h1>${filler(count)}<h2>Deux</h2>${block}`);
      expect(pages.find((lines) => lines.includes("Deux"))).toContain(line);
    }
  });

  test("a paragraph leaves at least two lines on each page", () => {
    const lines = numbered("l", 6);
    const spreads = everyPlace.map((count) => spread(pagesOf(`${filler(count)}<p>${breakLines(lines)}</p>`), lines));
    for (const parts of spreads) expect(Math.min(...parts)).toBeGreaterThanOrEqual(2);
    // Where two lines fit, they are printed: the page is filled.
    expect(spreads.map(String)).toEqual(expect.arrayContaining(["6", "2,4", "4,2"]));
  });

  test("a paragraph of three lines is not parted", () => {
    const lines = numbered("l", 3);
    for (const count of everyPlace) {
      expect(spread(pagesOf(`${filler(count)}<p>${breakLines(lines)}</p>`), lines)).toEqual([3]);
    }
  });

  test.each([
    ["a table row", (inner: string) => `<table cols="1"><tr><td>${inner}</td></tr></table>`],
    ["a fact", (inner: string) => `<facts><fact label="">${inner}</fact></facts>`],
    ["a short list item", (inner: string) => `<ol><li>${inner}</li></ol>`],
    ["what is kept", (inner: string) => `<keep><p>${inner}</p></keep>`],
    ["an address of a sender", (inner: string) => `<sender>${inner}</sender>`],
  ])("%s is not parted", (_, block) => {
    const lines = numbered("l", 8);
    const held = new Set(lines.flatMap((line) => [line, `1. ${line}`]));
    for (const count of everyPlace) {
      expect(spread(pagesOf(`${filler(count)}${block(breakLines(lines))}`), [...held])).toEqual([8]);
    }
  });

  test("a kept block goes whole to the next page, with all that is in it", () => {
    const block = '<keep><h1>Titre</h1><p>texte</p><table cols="1"><tr><td>case</td></tr></table></keep>';
    for (const count of everyPlace) {
      const pages = pagesOf(`${filler(count)}${block}`);
      const page = pages.find((lines) => lines.includes("Titre"));
      expect(page).toEqual(expect.arrayContaining(["Titre", "texte", "case"]));
    }
  });

  test("the box for a signature stands under the lines before it, tall enough for a pen", () => {
    for (const count of everyPlace) {
      const { pages } = documentOf(
        `${filler(count)}<p>${breakLines(["l1", "l2", "l3", "l4"])}</p><signature label="Signature" hint="lu"/>`,
      );
      const at = pages.findIndex(({ items }) =>
        items.some(({ kind, element }) => kind === "frame" && element !== undefined),
      );
      const { body } = partsOf(pages[at]!);
      expect(linesOf(body).slice(-4)).toEqual(["l3", "l4", "Signature", "lu"]);
      const box = boxOf(body.find(({ kind }) => kind === "frame")!);
      expect(box.bottom - box.top).toBeGreaterThanOrEqual(mm(30));
      expect(box.right - box.left).toBeGreaterThanOrEqual(mm(70));
      expect(box.right).toBeCloseTo(right, 1);
      expect(box.top).toBeGreaterThan(Math.max(...textsOf(body).map(({ baseline }) => baseline)));
    }
  });
});

test("a place for a stamp is large enough for one, at the right of its label", () => {
  const [page] = documentOf('<p>avant</p><stamp label="Association"/><p>après</p>').pages;
  const { body } = partsOf(page!);
  const box = boxOf(body.find(({ kind }) => kind === "frame")!);
  expect(box.right - box.left).toBeGreaterThanOrEqual(mm(70));
  expect(box.bottom - box.top).toBeGreaterThanOrEqual(mm(25));
  const [before, label, after] = textsOf(body);
  expect(label!.x).toBeCloseTo(left, 1);
  expect(box.left).toBeGreaterThan(left + mm(30));
  expect(box.top).toBeGreaterThan(before!.baseline);
  expect(after!.baseline).toBeGreaterThan(box.bottom);
});

test("the top of the first page stays free for a letterhead, that of the next does not", () => {
  const topOf = (page: number) => {
    const { body } = partsOf(documentOf("<letterhead/><p>avant</p><pagebreak/><p>après</p>").pages[page]!);
    return textsOf(body)[0]!.baseline;
  };
  expect(topOf(0)).toBeGreaterThan(mm(55));
  expect(topOf(1)).toBeLessThan(mm(40));
});

describe("what stands beside a signature", () => {
  const signed = (beside: string) =>
    documentOf(`<p>avant</p><signature label="Signature" hint="lu">${beside}</signature><p>après</p>`);

  test("is at its left, on its page, and read before it", () => {
    const { pages, root } = signed('Fait à <fill mm="full" label="lieu"/><br/>le <fill mm="full" label="date"/>');
    const { body } = partsOf(pages[0]!);
    const box = boxOf(body.find(({ kind }) => kind === "frame")!);
    const pens = body.filter((item) => item.kind === "rule" && item.element?.tag === "Form");
    expect(pens).toHaveLength(2);
    for (const pen of pens) {
      expect(boxOf(pen).right).toBeLessThan(box.left);
      expect(boxOf(pen).right - boxOf(pen).left).toBeGreaterThan(mm(55));
      expect(boxOf(pen).top).toBeLessThan(box.bottom);
    }
    expect(boxOf(pens[1]!).top - boxOf(pens[0]!).top).toBeGreaterThanOrEqual(mm(8) - hair);
    expect(root.children.map(({ tag }) => tag)).toEqual(["P", "P", "P", "P", "Form", "P"]);
  });

  test("goes above it where it is much higher", () => {
    const lines = numbered("l", 90);
    const pages = linesByPage(signed(breakLines(lines)));
    expect(spread(pages, lines).reduce((sum, count) => sum + count)).toBe(90);
    expect(pages.find((page) => page.includes("Signature"))).toEqual(expect.arrayContaining(["l90", "lu"]));
  });
});

describe("what is longer than a page goes on", () => {
  const many = numbered("l", 200);

  test.each([
    ["a paragraph", `<p>${breakLines(many)}</p>`],
    ["a kept block", `<keep>${many.map((line) => `<p>${line}</p>`).join("")}</keep>`],
    ["a note", `<note>${many.map((line) => `<p>${line}</p>`).join("")}</note>`],
    ["a table row", `<table cols="1"><tr><th>head</th></tr><tr><td>${breakLines(many)}</td></tr></table>`],
    ["a header row", `<table cols="1"><tr><th>${breakLines(many)}</th></tr><tr><td>row</td></tr></table>`],
    ["a fact", `<facts><fact label="">${breakLines(many)}</fact></facts>`],
    ["a label", `<facts><fact label="${many.map((line) => line.padEnd(40, "x")).join(" ")}">x</fact></facts>`],
    ["a list item", `<ul><li>${breakLines(many)}</li></ul>`],
    ["a heading", `<h1>${breakLines(many)}</h1>`],
    ["a sender", `<sender>${breakLines(many)}</sender>`],
  ])("%s of 200 lines: none is lost and the pages are filled", (_, body) => {
    const pages = pagesOf(`<p>before</p>${body}<p>after</p>`.replace("<p>before</p><sender>", "<sender>"));
    const read = pages.flat().flatMap((line) => line.match(/l\d+/g) ?? []);
    expect(read).toEqual(many);
    expect(pages.at(-1)).toContain("after");
    expect(pages.length).toBeLessThanOrEqual(14);
  });

  test("the rule of a long table row stands under its text, wherever that ends", () => {
    for (let count = 40; count < 110; count++) {
      const { pages } = documentOf(`<table cols="1"><tr><td>${breakLines(numbered("l", count))}</td></tr></table>`);
      for (const page of pages) {
        const { body, footer } = partsOf(page);
        const [rule, more] = rowRules(body);
        expect(more).toBeUndefined();
        expect(rule!.bottom).toBeGreaterThan(Math.max(...textsOf(body).map(({ baseline }) => baseline)) + 3);
        expect(rule!.bottom).toBeLessThan(Math.min(...footer.map((item) => boxOf(item).top)));
      }
    }
  });

  test("a word of ten thousand letters", () => {
    const read = pagesOf(`<p>${"a".repeat(10_000)}</p>`)
      .flat()
      .join("");
    expect(read).toBe("a".repeat(10_000));
  });
});

describe("tables", () => {
  const rows = (count: number) => numbered("row", count).map((row) => `<tr><td>${row}</td><td>${row}b</td></tr>`);
  const table = (count: number) => `<table cols="30 70"><tr><th>A</th><th>B</th></tr>${rows(count).join("")}</table>`;

  test("the header row is printed again at the top of each page", () => {
    const pages = pagesOf(`${filler(10)}${table(90)}<p>after</p>`);
    const pagesOfTable = pages.filter((lines) => lines.some((line) => line.startsWith("row")));
    expect(pagesOfTable.length).toBeGreaterThan(2);
    for (const lines of pagesOfTable) {
      expect(lines.filter((line) => line === "A B")).toHaveLength(1);
      const first = lines.findIndex((line) => line.startsWith("row"));
      expect(lines[first - 1]).toBe("A B");
    }
    for (const lines of pagesOfTable.slice(1)) expect(lines[0]).toBe("A B");
  });

  test("a page that begins with what follows the table has no header row", () => {
    const pages = pagesOf(`${table(20)}<pagebreak/><p>after</p>`);
    expect(pages[1]).toEqual(["after"]);
  });

  test("printed again it is decoration: those who listen hear it once", () => {
    const { pages } = documentOf(table(90));
    const heads = pages.flatMap(({ items }) => textsOf(items).filter((item) => textOfMark(item) === "A"));
    expect(heads.map(({ element }) => element?.tag)).toEqual(["TH", ...pages.slice(1).map(() => undefined)]);
  });

  test("columns share the width as asked, from the edge of the text on, without boxes", () => {
    const { body } = partsOf(documentOf(table(1)).pages[0]!);
    expect(body.filter(({ kind }) => kind === "frame")).toEqual([]);
    const [head, , first, second] = textsOf(body);
    expect(head!.x).toBeCloseTo(left, 2);
    expect(first!.x).toBeCloseTo(left, 2);
    expect(second!.x - left).toBeCloseTo(0.3 * (right - left + 10), 1);
    for (const rule of rowRules(body)) {
      expect(rule.left).toBeCloseTo(left, 2);
      expect(rule.right).toBeCloseTo(right, 2);
    }
    expect(rowRules(body)).toHaveLength(2);
  });

  test("a column is as wide as the longest word of its head, where the others leave room", () => {
    const lines = pagesOf(
      '<table cols="1 20 20"><tr><th>Numérotation</th><th>un</th><th>deux</th></tr><tr><td>1</td><td>a</td><td>b</td></tr></table>',
    ).flat();
    expect(lines[0]).toBe("Numérotation un deux");
  });

  test("text of neighbouring cells does not touch", () => {
    const cells = Array.from({ length: 4 }, () => `<td>${"mot ".repeat(40)}</td>`).join("");
    const { body } = partsOf(documentOf(`<table cols="2 1 1 1"><tr>${cells}</tr></table>`).pages[0]!);
    const starts = [...new Set(textsOf(body).map(({ x }) => x))];
    for (const item of textsOf(body)) {
      const next = starts.find((x) => x > item.x) ?? Infinity;
      expect(extentOf(item).right).toBeLessThan(next - 8);
    }
  });

  test("the rule of a row stands under its highest cell", () => {
    const { body } = partsOf(
      documentOf('<table cols="1 1"><tr><td>a<br/>b<br/>c</td><td>x</td></tr></table>').pages[0]!,
    );
    const [rule, more] = rowRules(body);
    expect(more).toBeUndefined();
    expect(rule!.top).toBeGreaterThan(Math.max(...textsOf(body).map(({ baseline }) => baseline)) + 3);
  });

  test("in a note that goes on, the header row is beside its bar", () => {
    const { pages } = documentOf(`<note>${table(60)}</note>`);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const { body } = partsOf(page);
      const [bar, more] = barsOf(body);
      expect(more).toBeUndefined();
      expect(bar!.top).toBeLessThanOrEqual(Math.min(...textsOf(body).map((item) => boxOf(item).top)));
      expect(bar!.bottom).toBeGreaterThanOrEqual(Math.max(...rowRules(body).map(({ bottom }) => bottom)));
    }
  });
});

describe("notes", () => {
  test("a note that goes on has a bar on each page, beside its own lines only", () => {
    const { pages } = documentOf(`${filler(25)}<note>${filler(40).replaceAll(".", "note")}</note><p>after</p>`);
    expect(pages.length).toBe(2);
    for (const page of pages) {
      const { body } = partsOf(page);
      const [bar, more] = barsOf(body);
      expect(more).toBeUndefined();
      expect(bar!.left).toBeCloseTo(left, 2);
      for (const item of textsOf(body)) {
        const box = boxOf(item);
        const isBeside = box.top >= bar!.top && box.bottom <= bar!.bottom + 1;
        expect(isBeside).toBe(textOfMark(item) === "note");
        expect(box.left > bar!.right + 5).toBe(isBeside);
      }
    }
  });
});

describe("a title in another language beside it", () => {
  const stylesOf = (body: string) =>
    textsOf(partsOf(documentOf(body).pages[0]!).body).map(({ sizePt, pieces, baseline }) => ({
      size: Math.round(sizePt * 100) / 100,
      isBold: pieces.some(({ subset }) => subset.style === "bold"),
      baseline,
    }));

  test("has smaller letters that are not bold, no larger than text in a heading", () => {
    const [own, , beside] = stylesOf(
      '<h1>Список</h1><p><b>Имя</b> <aside>·&#160;</aside><aside lang="fr">Nom</aside></p>',
    ).slice(-3);
    expect([own!.isBold, beside!.isBold]).toEqual([true, false]);
    expect([own!.size, beside!.size]).toEqual([10.5, 8.61]);
    const [title, , french] = stylesOf('<h1>Список <aside>·&#160;</aside><aside lang="fr">Liste</aside></h1>');
    expect([title!.size, french!.size, title!.isBold, french!.isBold]).toEqual([18, 10.5, true, false]);
  });

  test("stands closer under it where it has a line of its own", () => {
    const gap = (body: string) => {
      const [one, other] = stylesOf(body);
      return other!.baseline - one!.baseline;
    };
    expect(gap('<facts look="details"><fact label="Имя" aside="Nom" lang="fr"></fact></facts>')).toBeLessThan(
      gap("<p>Имя<br/>Nom</p>"),
    );
  });

  test("is not parted where a line can hold it", () => {
    const lines = linesOf(
      partsOf(
        documentOf(`<p>${"слово ".repeat(11)}<aside>·&#160;</aside><aside lang="fr">La carte de séjour</aside></p>`)
          .pages[0]!,
      ).body,
    );
    expect(lines.at(-1)!.replaceAll(/\s+/g, " ").trim()).toBe("· La carte de séjour");
  });
});

describe("sizes", () => {
  const long =
    "Je sais que l’article 441-7 du code pénal punit d’un an d’emprisonnement l’attestation inexacte. ".repeat(6);
  const sized = (size: string, body: string) =>
    layOut(
      readMarkup(`<document lang="fr" title="T" version="1" size="${size}">${body}</document>`),
      footerOf("T"),
      allFonts,
    );
  const meanLength = (lines: string[]) => lines.slice(0, -1).join("").length / (lines.length - 1);

  test("what is signed is set at 11.5 to 12 points, in lines of 60 to 80 characters", () => {
    const { body } = partsOf(sized("large", `<p>${long}</p>`).pages[0]!);
    for (const { sizePt } of textsOf(body)) expect(sizePt).toBeGreaterThanOrEqual(11.5);
    expect(meanLength(linesOf(body))).toBeGreaterThan(60);
    expect(meanLength(linesOf(body))).toBeLessThan(80);
  });

  test("notes and the footer are small, and a line is a third higher than its letters at least", () => {
    const { body, footer } = partsOf(documentOf(`<p>${long}</p><small><p>${long}</p></small>`).pages[0]!);
    const sizes = textsOf(body).map(({ sizePt }) => sizePt);
    expect([Math.max(...sizes), Math.min(...sizes)]).toEqual([10.5, 8.5]);
    for (const { sizePt } of textsOf(footer)) expect(sizePt).toBe(8.5);
    const texts = textsOf(body);
    for (const [index, { baseline, sizePt }] of texts.slice(1).entries())
      expect(baseline - texts[index]!.baseline).toBeGreaterThan(sizePt * 1.35);
  });

  test.each([1, 2, 3] as const)("a heading %i has more space above than below", (level) => {
    for (const size of ["normal", "large"]) {
      const outer = [1, 2, 3].slice(0, level - 1).map((one) => `<h${one}>x</h${one}>`);
      const { body } = partsOf(sized(size, `${outer.join("")}<p>a</p><h${level}>T</h${level}><p>b</p>`).pages[0]!);
      const [before, heading, after] = textsOf(body).slice(-3);
      expect(heading!.baseline - before!.baseline).toBeGreaterThan(after!.baseline - heading!.baseline);
    }
  });

  test("headings begin at the edge of the text, and are larger or bolder than it", () => {
    const { body } = partsOf(documentOf("<h1>Un</h1><h2>Deux</h2><h3>Trois</h3><p>texte</p>").pages[0]!);
    expect(new Set(textsOf(body).map(({ x }) => Math.round(x * 100))).size).toBe(1);
    const [one, two, three, text] = textsOf(body).map(({ sizePt }) => sizePt);
    expect(one!).toBeGreaterThan(two! + 3);
    expect(two!).toBeGreaterThan(three! + 2);
    expect(three).toBe(text);
  });

  test("the subject of a letter is its first heading, and looks like its text", () => {
    const { pages, root } = documentOf("<subject>Objet</subject><p>texte</p>");
    expect(root.children.map(({ tag }) => tag)).toEqual(["H1", "P"]);
    const [subject, text] = textsOf(pages[0]!.items);
    expect(subject!.sizePt).toBe(text!.sizePt);
  });

  test("a citation is smaller than its line, and is not parted", () => {
    const { body } = partsOf(documentOf(`<p>${"Une phrase <cite>[6, 14, 15]</cite> ".repeat(30)}</p>`).pages[0]!);
    const sizes = new Set(textsOf(body).map(({ sizePt }) => Math.round(sizePt * 10)));
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([84, 105]);
    for (const line of linesOf(body)) expect(line.split("[").length).toBe(line.split("]").length);
  });
});

describe("page breaks that are asked for", () => {
  test.each([
    ["between", "<p>1</p><pagebreak/><p>2</p>", [["1"], ["2"]]],
    ["at the start", "<pagebreak/><p>1</p>", [["1"]]],
    ["at the end", "<p>1</p><pagebreak/>", [["1"]]],
    ["twice", "<p>1</p><pagebreak/><pagebreak/><p>2</p>", [["1"], ["2"]]],
    ["after a heading", "<h1>T</h1><pagebreak/><p>2</p>", [["T"], ["2"]]],
    ["before a table", '<p>1</p><pagebreak/><table cols="1"><tr><td>2</td></tr></table>', [["1"], ["2"]]],
    ["inside of what is kept", "<keep><p>1</p><pagebreak/><p>2</p></keep>", [["1"], ["2"]]],
  ])("%s: no page is empty", (_, body, pages) => {
    expect(pagesOf(body)).toEqual(pages);
  });

  test("an empty document is one page with its footer", () => {
    expect(documentOf("").pages).toHaveLength(1);
  });
});

describe("a letter", () => {
  const address = ["OFPRA", "POLE PROTECTION", "201 RUE CARNOT", "94136 FONTENAY SOUS BOIS CEDEX"];
  const letter = (lines: string[], sender = "RAHIMI Mariam<br/>12 rue de la République<br/>69002 LYON") =>
    documentOf(
      `<sender>${sender}</sender><address-window>${breakLines(lines)}</address-window><p align="right">À Lyon</p><p>Objet</p>`,
    );
  const inWindow = ({ pages }: LaidOut, lines: string[]) =>
    textsOf(pages[0]!.items).filter((item) => lines.includes(textOfMark(item).trimEnd()));

  test.each([4, 5, 6])("an address of %i lines stands in the window of the envelope", (count) => {
    const lines = [...address.slice(0, 3), "LIEU DIT DU BOIS", "BP 123", address[3]!].slice(6 - count);
    const items = inWindow(letter(lines), lines);
    expect(items).toHaveLength(count);
    for (const item of items) {
      const box = boxOf(item);
      expect(box.left).toBeGreaterThanOrEqual(mm(110));
      expect(box.right).toBeLessThanOrEqual(mm(195));
      expect(box.top).toBeGreaterThanOrEqual(mm(55));
      expect(box.bottom).toBeLessThanOrEqual(mm(85));
    }
  });

  test("a line of 38 capitals fits", () => {
    const line = "12345 SAINT MARTIN DE LA MER CEDEX 012";
    expect(line).toHaveLength(38);
    const [item] = inWindow(letter([line]), [line]);
    expect(extentOf(item!).right).toBeLessThanOrEqual(mm(195));
  });

  test("the sender stands left of the window, and the letter goes on below both", () => {
    for (const senderLines of [3, 12, 25]) {
      const laidOut = letter(address, breakLines(numbered("s", senderLines)));
      const texts = textsOf(laidOut.pages[0]!.items);
      const sender = texts.filter((item) => /^s\d+$/.test(textOfMark(item)));
      // A window at the left of its envelope shows the page from 90 mm on, where the letter slides.
      expect(Math.max(...sender.map((item) => extentOf(item).right))).toBeLessThan(mm(90));
      const object = texts.find((item) => textOfMark(item) === "Objet")!;
      const above = [...sender, ...inWindow(laidOut, address)].map(({ baseline }) => baseline);
      expect(object.baseline).toBeGreaterThan(Math.max(...above) + 10);
      expect(object.baseline).toBeGreaterThan(mm(85));
    }
  });

  test("a line of the sender that is wider than its column goes on within it, and the window is on the first page", () => {
    const laidOut = letter(address, breakLines(numbered("Rakotomalala-Andriamanana-Razafindrakoto ".repeat(3), 30)));
    expect(laidOut.pages.length).toBeGreaterThan(1);
    expect(inWindow(laidOut, address)).toHaveLength(4);
    const left = textsOf(laidOut.pages[0]!.items).filter(({ x }) => x < mm(100));
    for (const item of left.slice(0, -1)) expect(extentOf(item).right).toBeLessThan(mm(90));
  });

  test("an address that is too long for the window is not printed over", () => {
    const lines = numbered("L", 14);
    const laidOut = letter(lines);
    const last = inWindow(laidOut, lines).at(-1)!;
    const place = textsOf(laidOut.pages[0]!.items).find((item) => textOfMark(item) === "À Lyon")!;
    expect(place.baseline).toBeGreaterThan(last.baseline + 10);
  });

  test("place and date end at the right margin", () => {
    const place = textsOf(letter(address).pages[0]!.items).find((item) => textOfMark(item) === "À Lyon")!;
    expect(extentOf(place).right).toBeCloseTo(right, 1);
  });

  test("without a sender the window stands at the same place", () => {
    const alone = documentOf(`<address-window>${breakLines(address)}</address-window>`);
    const places = (laidOut: LaidOut) => inWindow(laidOut, address).map(({ x, baseline }) => [x, baseline]);
    expect(places(alone)).toEqual(places(letter(address)));
  });
});

describe("lists and boxes", () => {
  test("bullets, numbers and nested lists", () => {
    const [lines] = pagesOf("<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>");
    expect(lines).toEqual(["• a", "• b", "1. c", "2. d"]);
  });

  test("a box to tick is a square of 3 to 5 mm left of its first line, empty, and described", () => {
    const { body } = partsOf(
      documentOf("<boxes><box><p>La carte<br/>le nord</p><p>Pourquoi</p></box></boxes>").pages[0]!,
    );
    const boxes = body.filter(({ kind }) => kind === "frame");
    expect(boxes).toHaveLength(1);
    const box = boxOf(boxes[0]!);
    expect(box.right - box.left).toBeCloseTo(box.bottom - box.top, 3);
    expect(box.right - box.left).toBeGreaterThanOrEqual(mm(3));
    expect(box.right - box.left).toBeLessThanOrEqual(mm(5));
    const first = textsOf(body)[0]!;
    expect(box.right).toBeLessThan(extentOf(first).left);
    expect(box.bottom).toBeGreaterThan(first.baseline - 2);
    expect(box.top).toBeLessThan(first.baseline - 5);
    expect(boxes[0]!.element?.printField).toEqual({ role: "cb", description: "La carte" });
  });

  test("an item goes on under its own text, not under its marker", () => {
    const { body } = partsOf(documentOf(`<ul><li>${"mot ".repeat(60)}</li></ul>`).pages[0]!);
    const starts = textsOf(body)
      .filter((item) => textOfMark(item) !== "•")
      .map(({ x }) => Math.round(x));
    expect(starts.length).toBeGreaterThan(2);
    expect(new Set(starts).size).toBe(1);
    expect(starts[0]).toBeGreaterThan(left + 10);
  });
});

test("a fact stands beside its label, on one base line", () => {
  const { body } = partsOf(
    documentOf('<facts><fact label="Nom">RAHIMI</fact><fact label="Âge">x</fact></facts>').pages[0]!,
  );
  const [label, value, label2, value2] = textsOf(body);
  expect(value!.baseline).toBe(label!.baseline);
  expect(value!.x).toBe(value2!.x);
  expect(value!.x).toBeGreaterThan(extentOf(label!).right);
  expect(label2!.baseline).toBeGreaterThan(label!.baseline + 10);
});

test("a QR code is at least 2 cm wide, has an alternative text, and its address is printed as a link", () => {
  const { body } = partsOf(documentOf('<qr href="https://www.ofpra.gouv.fr/a" label="Le site"/>').pages[0]!);
  const code = body.find(({ kind }) => kind === "qr")!;
  const box = boxOf(code);
  expect(box.right - box.left).toBeGreaterThanOrEqual(mm(20));
  expect(code.element).toMatchObject({
    tag: "Figure",
    alt: expect.stringContaining("https://www.ofpra.gouv.fr/a") as string,
  });
  expect(linesOf(body)).toEqual(["Le site", "https://www.ofpra.gouv.fr/a"]);
  expect(body).toContainEqual(expect.objectContaining({ kind: "link", href: "https://www.ofpra.gouv.fr/a" }));
  for (const item of textsOf(body)) expect(item.x).toBeGreaterThan(box.right);
});

test("the modules of a QR code are 0.6 mm wide at least, whatever the length of its address", () => {
  for (const length of [10, 60, 116, 300]) {
    const href = `https://a.fr/${"b".repeat(length)}`;
    const { body } = partsOf(documentOf(`<qr href="${href}" label="Le site"/>`).pages[0]!);
    const code = body.find((item) => item.kind === "qr")!;
    expect(code.sizePt / code.rows.length).toBeGreaterThanOrEqual(mm(0.6));
  }
});

test("QR codes that follow one another stand two a line, and are read one after the other", () => {
  const codes = numbered("c", 3).map((name) => `<qr href="https://a.fr/${name}" label="${name}"/>`);
  const { pages, root } = documentOf(`<h1>Sites</h1>${codes.join("")}<p>après</p>`);
  const [one, two, three] = pages[0]!.items.filter(({ kind }) => kind === "qr").map(boxOf);
  expect([two!.top, three!.left]).toEqual([one!.top, one!.left]);
  expect(two!.left).toBeGreaterThan(one!.right + mm(30));
  expect(three!.top).toBeGreaterThan(one!.bottom);
  expect(root.children.map(({ tag }) => tag).join(" ")).toBe("H1 Figure P P Figure P P Figure P P P");
});

test("a QR code has four modules of white on every side, also between codes", () => {
  const code = (path: string) => `<qr href="https://a.fr/${path}" label="Le site"/>`;
  for (const path of ["", "b".repeat(20), "c".repeat(110)]) {
    const { body } = partsOf(documentOf(`<p>avant</p>${code(path)}${code(path)}<p>après</p>`).pages[0]!);
    const codes = body.flatMap((item) => (item.kind === "qr" ? [item] : []));
    const others = body.filter((item) => item.kind === "text" || item.kind === "qr");
    for (const one of codes) {
      const quiet = (4 * one.sizePt) / one.rows.length - 0.01;
      const box = boxOf(one);
      for (const other of others.filter((item) => item !== one).map(boxOf)) {
        const isBeside = other.left >= box.right + quiet || other.right <= box.left - quiet;
        // Between text and its line there is white too: 2 points are counted here.
        const isApart = other.bottom <= box.top - quiet + 2 || other.top >= box.bottom + quiet - 2;
        expect(isBeside || isApart).toBe(true);
      }
    }
  }
});

describe("the footer", () => {
  const footers = (laidOut: LaidOut) => laidOut.pages.map((page) => linesOf(partsOf(page).footer).join(" "));

  test("is what the caller says of each page", () => {
    const body = "<p>1</p><pagebreak/><p>2</p>";
    expect(footers(documentOf(body))).toEqual([
      "Titre — page\u00A01/2 — modèle du\u00A02026-11-23",
      "Titre — page\u00A02/2 — modèle du\u00A02026-11-23",
    ]);
  });

  test("has the lines that the caller parts, and makes room for them", () => {
    const body = numbered("l", 80)
      .map((line) => `<p>${line}</p>`)
      .join("");
    const markup = readMarkup(`<document lang="fr" title="T" version="1">${body}</document>`);
    const laidOut = layOut(markup, { lines: (page) => ["RAHIMI Mariam", `page ${page}`] }, allFonts);
    for (const [index, page] of laidOut.pages.entries()) {
      const [line, owner, number] = page.items.slice(-3);
      expect([owner, number].map((item) => textOfMark(item as never))).toEqual([
        "RAHIMI Mariam",
        `page ${index + 1}/${laidOut.pages.length}`,
      ]);
      for (const item of page.items.slice(0, -3)) expect(boxOf(item).bottom).toBeLessThan(boxOf(line!).top);
    }
  });

  test("has the mark of who made it at its right, also beside a long line", () => {
    const markup = readMarkup('<document lang="fr" title="T" version="1"></document>');
    for (const line of ["court", "Un titre très long ".repeat(9)]) {
      const laidOut = layOut(markup, { lines: () => [line], mark: "Dossier" }, allFonts);
      const { footer } = partsOf(laidOut.pages[0]!);
      const texts = textsOf(footer);
      const mark = texts.at(-1)!;
      expect(textOfMark(mark)).toBe("Dossier");
      expect(extentOf(mark).right).toBeCloseTo(right, 1);
      for (const item of texts.slice(0, -1)) expect(extentOf(item).right).toBeLessThan(mark.x - 10);
    }
  });

  test("is decoration, and stands more than a centimetre above the edge", () => {
    const { footer } = partsOf(documentOf("").pages[0]!);
    expect(footer.filter(({ element }) => element !== undefined)).toEqual([]);
    for (const item of footer) expect(boxOf(item).bottom).toBeLessThan(pageSize.height - mm(9));
  });

  test("of a long title takes more lines, and the text ends above it", () => {
    const { pages } = documentOf(filler(80), { title: "Un titre très long ".repeat(12) });
    for (const page of pages) {
      const { body, footer } = partsOf(page);
      expect(linesOf(footer).length).toBeGreaterThan(2);
      const lowest = Math.max(...body.map((item) => boxOf(item).bottom));
      expect(lowest).toBeLessThan(Math.min(...footer.map((item) => boxOf(item).top)));
    }
  });
});

test("bookmarks are the headings of the first two levels, at their places", () => {
  const { bookmarks } = documentOf("<h1>Un</h1><h2>Deux <b>gras</b></h2><h3>Trois</h3><pagebreak/><h2>Quatre</h2>");
  expect(bookmarks).toMatchObject([
    {
      title: "Un",
      page: 0,
      children: [
        { title: "Deux gras", page: 0, children: [] },
        { title: "Quatre", page: 1, children: [] },
      ],
    },
  ]);
  expect(bookmarks[0]!.y).toBeCloseTo(mm(18), 1);
  expect(bookmarks[0]!.children[0]!.y).toBeGreaterThan(bookmarks[0]!.y + 15);
});

describe.each(["ltr", "rtl"] as const)("whatever the blocks, %s", (direction) => {
  const isTurned = direction === "rtl";
  const blocks = isTurned ? anyBlocks.map(inArabic) : anyBlocks;
  const layOutBlocks = (all: Block[]) =>
    layOut(
      { title: "Titre", lang: isTurned ? "ar" : "fr", version: "2026-11-23", size: "normal", blocks: all },
      footerOf("Titre"),
      inDirection(allFonts, direction),
    );
  /** As on a page from left to right. */
  const boxFromStart = (item: PageItem) => {
    const box = boxOf(item);
    return isTurned ? { ...box, left: pageSize.width - box.right, right: pageSize.width - box.left } : box;
  };

  /** The text as those who listen hear it: element after element, each with its items from page to page. */
  function heard({ root, pages }: LaidOut): string {
    const held = new Map<Element, (Element | string)[]>();
    const add = (owner: Element, child: Element | string): void => {
      const children = held.get(owner);
      if (children !== undefined) {
        children.push(child);
        return;
      }
      held.set(owner, [child]);
      if (owner.inside !== undefined) add(owner.inside, owner);
    };
    for (const item of pages.flatMap(({ items }) => textsOf(items))) {
      if (item.element !== undefined) add(item.element, textOfMark(item));
    }
    const read = (owner: Element): string => {
      const children = owner.children.length > 0 ? owner.children : (held.get(owner) ?? []);
      return children.map((child) => (typeof child === "string" ? child : read(child))).join("");
    };
    return read(root);
  }

  const letters = (text: string): string => text.replaceAll(/[ \u00A0]+/g, "");

  test("no text is lost, and those who listen hear it in order", () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(letters(heard(layOutBlocks(all)))).toBe(letters(textOfBlocks(all)));
      }),
      { numRuns: runs(100) },
    );
  });

  test("no item stands outside of the margins or over the footer", () => {
    fc.assert(
      fc.property(blocks, (all) => {
        for (const page of layOutBlocks(all).pages) {
          const { body, footer } = partsOf(page);
          const lowest = Math.min(...footer.map((item) => boxOf(item).top));
          const outside = body.map(boxFromStart).filter((box) => {
            const isInWindow = box.left >= mm(110) && box.right <= mm(195) + hair;
            const isAcross = box.left >= left - hair && (box.right <= right + hair || isInWindow);
            return !isAcross || box.top < mm(15) || box.bottom > lowest;
          });
          expect(outside).toEqual([]);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("nothing is printed over anything else", () => {
    // The band of a line in which every letter has ink.
    const solid = (item: PageItem) => {
      const box = boxOf(item);
      if (item.kind === "text") return { ...box, top: item.baseline - item.sizePt * 0.5, bottom: item.baseline };
      return item.kind === "qr" || (item.kind === "frame" && item.element !== undefined) ? box : undefined;
    };
    fc.assert(
      fc.property(blocks, (all) => {
        for (const { items } of layOutBlocks(all).pages) {
          const boxes = items.map(solid).filter((box) => box !== undefined);
          const over = boxes.flatMap((one, index) =>
            boxes
              .slice(index + 1)
              .filter(
                (other) =>
                  one.left < other.right - hair &&
                  other.left < one.right - hair &&
                  one.top < other.bottom - hair &&
                  other.top < one.bottom - hair,
              )
              .map((other) => [one, other]),
          );
          expect(over).toEqual([]);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("no page is empty where every block says something", () => {
    const saying = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
      blocks: fc.array(tie("block"), { minLength: 1, maxLength: 4, depthIdentifier: "saying" }),
      block: fc.oneof(
        { depthSize: "small", depthIdentifier: "saying" },
        fc.integer({ min: 1, max: 120 }).map((count): Block => {
          const lines = numbered("l", count).flatMap((line): Inline[] => [
            { kind: "text", text: line, bold: false },
            { kind: "break" },
          ]);
          return { kind: "table", columns: [1], head: [], rows: [[lines]] };
        }),
        anyWords(99).map((text): Block => ({
          kind: "paragraph",
          align: "left",
          content: [{ kind: "text", text, bold: false }],
        })),
        fc.record({ kind: fc.constant("note" as const), blocks: tie("blocks") }),
        fc.record({ kind: fc.constant("keep" as const), blocks: tie("blocks") }),
      ),
    }));
    const withBreaks = fc.array(fc.oneof(saying.block, fc.constant<Block>({ kind: "page-break" })), { minLength: 1 });
    fc.assert(
      fc.property(withBreaks, (all) => {
        const { pages } = layOutBlocks(isTurned ? inArabic(all) : all);
        const empty = pages.filter((page) => textsOf(partsOf(page).body).length === 0);
        expect(empty.length).toBe(all.every(({ kind }) => kind === "page-break") ? 1 : 0);
      }),
      { numRuns: runs(100) },
    );
  });
});
