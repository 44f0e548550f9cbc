// Where lines break, what stands on each, and that nothing is lost or sticks out.
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import type { Line } from "../../functions/pdf/layout/page-model.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shapeWord } from "../../functions/pdf/text/fonts.ts";
import { bodyLine, breakIntoLines, type LineStyle } from "../../functions/pdf/layout/lines.ts";
import { readMarkup, type Align, type Inline } from "../../functions/pdf/markup.ts";
import { element, mm, type Element, type PageItem } from "../../functions/pdf/layout/page-model.ts";
import { runs } from "../support/seeded.ts";
import { extentOf, textOfMark, textOfMarks } from "./read-items.ts";

const wide = mm(170);
/** Rounding of sums of widths. */
const hair = 0.01;

function inline(body: string): Inline[] {
  const [block] = readMarkup(`<document lang="fr" title="T" version="V"><p>${body}</p></document>`).blocks;
  if (block?.kind !== "paragraph") throw new Error("not a paragraph");
  return block.content;
}

const linesOf = (
  body: string | Inline[],
  width = wide,
  style: LineStyle = bodyLine,
  owner: Element = element("P"),
): Line[] => breakIntoLines(typeof body === "string" ? inline(body) : body, width, style, owner, allFonts);

/** The text of each line; a line for the pen is shown as `_`. */
const show = (lines: Line[]): string[] =>
  lines.map(({ items }) =>
    items
      .map((item) => (item.kind === "text" ? textOfMark(item) : item.kind === "rule" && isPen(item) ? "_" : ""))
      .join("")
      .trimEnd(),
  );

const isPen = (item: PageItem): boolean => item.element?.tag === "Form";
const pensOf = (lines: Line[]) =>
  lines.flatMap(({ items }) => items.flatMap((item) => (item.kind === "rule" && isPen(item) ? [item] : [])));

const widthOf = (text: string, style: "regular" | "bold" = "regular"): number =>
  (shapeWord(text, style, allFonts).width * bodyLine.sizePt) / 1000;
/** Width of words with their spaces, as they are set: one after another. */
const lineWidth = (...words: string[]): number =>
  words.reduce((sum, word) => sum + widthOf(word), 0) + (words.length - 1) * widthOf(" ");

const rightOf = ({ items }: Line): number => Math.max(...items.map((item) => extentOf(item).right));
const leftOf = ({ items }: Line): number => Math.min(...items.map((item) => extentOf(item).left));

describe("a line ends before the first word that does not fit", () => {
  const words = ["concordance", "de", "papiers"];
  test.each([
    ["all the width", lineWidth(...words), ["concordance de papiers"]],
    ["a hair less", lineWidth(...words) - 0.1, ["concordance de", "papiers"]],
    ["two words", lineWidth("concordance", "de"), ["concordance de", "papiers"]],
    ["less than two words", lineWidth("concordance", "de") - 0.1, ["concordance", "de papiers"]],
    ["one word", widthOf("concordance"), ["concordance", "de papiers"]],
  ])("%s", (_, width, lines) => {
    expect(show(linesOf(words.join(" "), width))).toEqual(lines);
  });

  test.each([
    ["no-break space", "n°\u00A012345"],
    ["narrow no-break space", "120\u202F000"],
    ["apostrophe", "aujourd’hui"],
    ["date", "05/03/1990"],
    ["date in words", "12\u00A0octobre\u00A02026"],
    ["hyphen before a figure", "COVID-19"],
    ["bold inside a word", "in<b>divi</b>sible"],
    ["link before a full stop", '<a href="https://a.fr">Ofpra</a>.'],
  ])("never inside a word: %s", (_, word) => {
    const plain = word.replaceAll(/<[^>]*>/g, "");
    expect(show(linesOf(`la ${word}`, widthOf(plain, "bold") + 1))).toEqual(["la", plain]);
  });

  test.each([
    ["12\u00A0octobre 2026", "12\u00A0octobre\u00A02026"],
    ["1er\u00A0janvier 2026.", "1er\u00A0janvier\u00A02026."],
    ["<cite>[6, 14, 15]</cite>", "[6,\u00A014,\u00A015]"],
  ])("never inside %s, whose spaces do not part", (body, text) => {
    expect(show(linesOf(`la ${body}`, mm(12)))).toEqual(["la", ...show(linesOf(body, mm(12)))]);
    expect(show(linesOf(`la ${body}`, mm(45)))).toEqual([`la ${text}`]);
  });

  test("not after a hyphen that follows or precedes two letters", () => {
    expect(show(linesOf("aux documents ci-dessus", lineWidth("aux", "documents", "ci-")))).toEqual([
      "aux documents",
      "ci-dessus",
    ]);
  });

  test("after a hyphen between letters, which stays on its line", () => {
    const width = widthOf("Rakotomalala-Andriamanana-");
    expect(show(linesOf("Rakotomalala-Andriamanana-Razafindrakoto", width))).toEqual([
      "Rakotomalala-Andriamanana-",
      "Razafindrakoto",
    ]);
  });

  test("inside a web address after a slash, never between the two of https://", () => {
    const address = "https://www.service-public.gouv.fr/particuliers/vosdroits/F15401";
    const lines = show(linesOf(address, mm(50)));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe(address);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/?&=-]$/);
    expect(lines[0]).toMatch(/^https:\/\/w/);
  });

  test.each([
    ["a<br/>b", ["a", "b"]],
    ["a<br/><br/>b", ["a", "", "b"]],
    ["<br/>a", ["", "a"]],
    ["a<br/>", ["a"]],
    ["", [""]],
  ])("where it is told to: %j", (body, lines) => {
    expect(show(linesOf(body))).toEqual(lines);
  });

  test("the space at a line's end is kept for those who copy, and takes no room", () => {
    const [first, second] = linesOf("un deux", widthOf("deux"), { ...bodyLine, align: "right" });
    expect(textOfMarks(first!.items)).toBe("un ");
    expect(textOfMarks(second!.items)).toBe("deux");
    expect(rightOf(first!)).toBeCloseTo(widthOf("deux"), 2);
  });

  test.each([
    ["RAHIMI Mariam<br/>CHEZ MME DUPONT", ["RAHIMI Mariam ", "CHEZ MME DUPONT"]],
    ['<a href="https://a.fr">a</a><br/>b', ["a ", "b"]],
    ['a <fill mm="20" label="x"/><br/>b', ["a  ", "b"]],
  ])("and so is one where a line is told to end: %j", (body, texts) => {
    const lines = linesOf(body, wide, { ...bodyLine, align: "right" });
    expect(lines.map(({ items }) => textOfMarks(items))).toEqual(texts);
    for (const line of lines) expect(rightOf(line)).toBeCloseTo(wide, 1);
  });

  test("a word wider than the column is cut between letters, never between a letter and its items", () => {
    const word = "ọ̈".repeat(40);
    const lines = linesOf(word, mm(30));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(rightOf(line)).toBeLessThanOrEqual(mm(30) + hair);
      // Each line opens with a letter: a item alone is drawn to the left of where it stands.
      expect(textOfMarks(line.items)).toMatch(/^ọ/);
    }
    expect(lines.map(({ items }) => textOfMarks(items)).join("")).toBe(word.normalize("NFC"));
  });

  test("a word wider than the column begins on a line of its own and shares the last with what follows", () => {
    const word = "W".repeat(30);
    const lines = show(linesOf(`le ${word} x`, mm(40)));
    expect(lines[0]).toBe("le");
    expect(lines.at(-1)).toMatch(/^W+ x$/);
    expect(lines.slice(1).join("")).toBe(`${word} x`);
  });

  test("a column narrower than a letter holds a letter a line", () => {
    expect(show(linesOf("abc", 1))).toEqual(["a", "b", "c"]);
  });
});

describe("lines for the pen", () => {
  const fill = (length: number | "full", label = "x") => `<fill mm="${length}" label="${label}"/>`;

  test("are as long as asked, high enough to write on, and described", () => {
    const owner = element("P");
    const lines = linesOf(`né le ${fill(40, "date de naissance")} à`, wide, bodyLine, owner);
    expect(show(lines)).toEqual(["né le _ à"]);
    expect(lines[0]!.height).toBeGreaterThanOrEqual(mm(7));
    const [pen] = pensOf(lines);
    expect(pen).toMatchObject({ kind: "rule", width: mm(40) });
    expect(pen!.element).toMatchObject({ inside: owner, printField: { role: "tv", description: "date de naissance" } });
    expect(pen!.y).toBeGreaterThan(lines[0]!.baseline);
    expect(pen!.y).toBeLessThan(lines[0]!.height);
  });

  test("go to the end of the line where they are full", () => {
    const lines = linesOf(`Nom : ${fill("full")}`);
    expect(extentOf(pensOf(lines)[0]!)).toEqual({
      left: expect.closeTo(lineWidth("Nom", ":", ""), 2) as number,
      right: expect.closeTo(wide, 5) as number,
    });
  });

  test("leave room for the full stop after them", () => {
    const lines = linesOf(`Nom : ${fill("full")}.`);
    expect(show(lines)).toEqual(["Nom : _."]);
    expect(rightOf(lines[0]!)).toBeCloseTo(wide, 2);
  });

  test("wrap where too little of the line is left to write on", () => {
    const words = "Nom et prénoms de la personne qui héberge";
    const width = lineWidth(...words.split(" ")) + mm(30);
    const lines = linesOf(`${words} ${fill("full")}`, width);
    expect(show(lines)).toEqual([words, "_"]);
    expect(pensOf(lines)[0]!.width).toBeCloseTo(width, 5);
  });

  test("are no longer than the column", () => {
    const lines = linesOf(fill(170), mm(40));
    expect(show(lines)).toEqual(["_"]);
    expect(pensOf(lines)[0]!.width).toBe(mm(40));
  });

  test.each([
    ["a word and a line that do not fit together", `date:${fill(40)}`, mm(42), ["date:", "_"]],
    ["two lines and a sign that do not fit together", `(${fill(30)}/${fill(30)})`, mm(40), ["(_/", "_)"]],
    ["a long word and a line to the end", `${"W".repeat(13)}${fill("full")}.`, mm(52), ["WWWWWWWWWWWWW", "_."]],
  ])("never stick out of the column: %s", (_, body, width, shown) => {
    const lines = linesOf(body, width);
    for (const line of lines) expect(rightOf(line)).toBeLessThanOrEqual(width + hair);
    expect(show(lines)).toEqual(shown);
  });

  test("stand apart where a space stands between them", () => {
    const [first, second] = pensOf(linesOf(`${fill(20)} ${fill(20)}`));
    expect(second!.x - (first!.x + first!.width)).toBeCloseTo(widthOf(" "), 2);
    expect(show(linesOf(`${fill(20)} ${fill(20)}`))).toEqual(["_ _"]);
  });

  test("have an element each", () => {
    const pens = pensOf(linesOf(`${fill(20, "jour")} / ${fill(20, "mois")}`));
    expect(pens.map(({ element: pen }) => pen?.printField?.description)).toEqual(["jour", "mois"]);
    expect(new Set(pens.map(({ element: pen }) => pen)).size).toBe(2);
  });
});

describe("links", () => {
  const link = '<a href="https://ofpra.gouv.fr">le site de l’Ofpra</a>';
  const linkMarks = ({ items }: Line) => items.flatMap((item) => (item.kind === "link" ? [item] : []));

  test("can be clicked over all their words, are underlined, and are elements of their own", () => {
    const owner = element("P");
    const [line] = linesOf(`voir ${link}.`, wide, bodyLine, owner);
    const [item, more] = linkMarks(line!);
    expect(more).toBeUndefined();
    expect(item).toMatchObject({ href: "https://ofpra.gouv.fr", element: { tag: "Link", inside: owner } });
    const text = line!.items.find(({ element: one }) => one === item!.element)!;
    expect(textOfMarks([text])).toBe("le site de l’Ofpra");
    expect(extentOf(item!)).toEqual({
      left: expect.closeTo(extentOf(text).left, 2) as number,
      right: expect.closeTo(extentOf(text).right, 2) as number,
    });
    expect(item!.y).toBeLessThan(line!.baseline - 7);
    expect(item!.y + item!.height).toBeGreaterThan(line!.baseline);
    const underline = line!.items.find(({ kind }) => kind === "rule");
    expect(underline).toMatchObject({ x: item!.x, width: item!.width, element: undefined });
  });

  test("over two lines are one element with a place to click on each", () => {
    const lines = linesOf(`voir ${link}`, lineWidth("voir", "le", "site", "de"));
    expect(show(lines)).toEqual(["voir le site de", "l’Ofpra"]);
    const items = lines.flatMap(linkMarks);
    expect(items).toHaveLength(2);
    expect(new Set(items.map(({ element: one }) => one)).size).toBe(1);
    for (const [index, item] of items.entries()) {
      expect(extentOf(item).right).toBeLessThanOrEqual(rightOf(lines[index]!) + hair);
    }
  });

  test("two that follow one another are two", () => {
    const [line] = linesOf('<a href="https://a.fr">a</a> <a href="https://b.fr">b</a>');
    expect(linkMarks(line!).map(({ href }) => href)).toEqual(["https://a.fr", "https://b.fr"]);
    // The space between them belongs to neither.
    const [first, second] = linkMarks(line!);
    expect(second!.x - extentOf(first!).right).toBeCloseTo(widthOf(" "), 2);
  });
});

describe("text in another language and in bold", () => {
  test("another language is an element of its own", () => {
    const owner = element("P");
    const [line] = linesOf('le <span lang="en">welcome desk</span> ici', wide, bodyLine, owner);
    const span = line!.items.find(({ element: one }) => one?.tag === "Span");
    expect(span?.element).toMatchObject({ lang: "en", inside: owner });
    expect(textOfMarks([span!])).toBe("welcome desk");
    expect(show([line!])).toEqual(["le welcome desk ici"]);
  });

  test("bold is drawn by the bold subset, inside the same element", () => {
    const [line] = linesOf("un <b>deux</b>");
    expect(line!.items).toHaveLength(1);
    const [item] = line!.items;
    const styles = item?.kind === "text" ? item.pieces.map(({ subset }) => subset.style) : [];
    expect(new Set(styles)).toEqual(new Set(["regular", "bold"]));
  });
});

describe("texts that differ only in their items are not taken for one another", () => {
  const tags = (body: string): unknown[] =>
    linesOf(body).flatMap(({ items }) =>
      items.map((item) => [
        item.element?.tag,
        item.element?.lang ?? item.element?.alt ?? item.element?.printField?.description,
        item.kind === "text" ? item.pieces.map(({ subset }) => subset.style) : item.kind,
      ]),
    );
  const bodies = [
    "Ofpra",
    "<b>Ofpra</b>",
    '<a href="https://a.fr">Ofpra</a>',
    '<a href="https://b.fr">Ofpra</a>',
    '<span lang="en">Ofpra</span>',
    'Ofpra<fill mm="40" label="A"/>',
    'Ofpra<fill mm="40" label="B"/>',
    'Ofpra<fill mm="50" label="B"/>',
    "Ofpra<br/>",
  ];
  test.each(bodies)("%s", (body) => {
    const alone = tags(body);
    for (const other of [...bodies, ...bodies]) tags(other);
    expect(tags(body)).toEqual(alone);
  });

  test("a link leads where its own address says, also where the lines are remembered", () => {
    const hrefs = ["https://a.fr", "https://b.fr"];
    const often = Array.from({ length: 4 }, () => hrefs).flat();
    const links = often.flatMap((href) => linesOf(`<a href="${href}">ici</a>`)).flatMap(({ items }) => items);
    expect(links.flatMap((item) => (item.kind === "link" ? [item.href] : []))).toEqual(often);
  });
});

describe("alignment", () => {
  test.each<[Align, (line: Line) => number, number]>([
    ["left", leftOf, 0],
    ["right", rightOf, wide],
    ["center", (line) => (leftOf(line) + rightOf(line)) / 2, wide / 2],
  ])("%s, on every line", (align, edge, wanted) => {
    const lines = linesOf("un <b>deux</b> trois ".repeat(30), wide, { ...bodyLine, align });
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(edge(line)).toBeCloseTo(wanted, 1);
  });
});

describe("whatever the content and the column", () => {
  const word = fc.oneof(
    fc.constantFrom("à", "Ofpra", "l’hôte", "Nguyễn", "Saint-Étienne", "n°\u00A012", "https://a.fr/b/c", "05/03/1990"),
    fc.string({ unit: fc.constantFrom("a", "e", "i", "W", "M", "l", ".", "-", "/"), minLength: 1, maxLength: 40 }),
  );
  const words = fc
    .array(fc.oneof({ weight: 5, arbitrary: word }, fc.constant("")), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(" "));
  const oneInline: fc.Arbitrary<Inline> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("text" as const), text: words, bold: fc.boolean() }) },
    fc.record({
      kind: fc.constant("text" as const),
      text: words,
      bold: fc.boolean(),
      href: fc.constant("https://a.fr"),
    }),
    fc.constant({ kind: "break" as const }),
    fc.record({
      kind: fc.constant("fill" as const),
      widthMm: fc.constantFrom(20, 60, 170, "full" as const),
      label: fc.constant("x"),
    }),
  );
  const content = fc.array(oneInline, { maxLength: 12 });
  const width = fc.oneof(fc.constantFrom(wide, mm(80), mm(30)), fc.double({ min: 12, max: 500, noNaN: true }));
  const align = fc.constantFrom<Align>("left", "right", "center");

  const plain = (all: Inline[]): string => all.map((one) => (one.kind === "text" ? one.text : " ")).join("");
  const letters = (text: string): string => text.replaceAll(/ +/g, "");

  test("no text is lost or changes its order, and no item sticks out of the column", () => {
    fc.assert(
      fc.property(content, width, align, (all, width, align) => {
        const lines = linesOf(all, width, { ...bodyLine, align });
        expect(letters(lines.map(({ items }) => textOfMarks(items)).join(""))).toBe(letters(plain(all)));
        for (const line of lines) {
          for (const item of line.items) {
            const { left, right } = extentOf(item);
            expect(left).toBeGreaterThanOrEqual(-hair);
            expect(right).toBeLessThanOrEqual(width + hair);
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });

  const told = (lines: Line[]) =>
    lines.map(({ items, ...line }) => ({
      ...line,
      items: items.map(({ element, ...item }) => ({ ...item, tag: element?.tag, alt: element?.alt })),
    }));
  const ownersIn = (lines: Line[]) => lines.flatMap(({ items }) => items.flatMap(({ element }) => element ?? []));

  test("broken again for another paragraph, they are the same lines, with elements of that paragraph", () => {
    fc.assert(
      fc.property(content, width, align, (all, width, align) => {
        const [one, other] = [element("P"), element("H2")];
        const first = linesOf(all, width, { ...bodyLine, align }, one);
        linesOf(all, width, { ...bodyLine, align }, one);
        const again = linesOf(all, width, { ...bodyLine, align }, other);
        const expected = told(first).map((line) => ({
          ...line,
          items: line.items.map((item) => ({ ...item, tag: item.tag === "P" ? "H2" : item.tag })),
        }));
        expect(told(again)).toEqual(expected);
        expect(ownersIn(again).filter((owner) => owner !== other && owner.inside !== other)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("once more for rows that stand closer, they are what they are when first broken so", () => {
    fc.assert(
      fc.property(content, width, align, (all, width, align) => {
        const closer = { ...bodyLine, lineHeight: 11, align };
        const expected = linesOf(structuredClone(all), width, closer);
        linesOf(all, width);
        const other = element("P");
        const again = linesOf(all, width, closer, other);
        expect(told(again)).toEqual(told(expected));
        expect(ownersIn(again).filter((owner) => owner !== other && owner.inside !== other)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("words stay apart: spaces are where they were, or a line ends", () => {
    const spaced = fc.array(word, { minLength: 1, maxLength: 30 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(spaced, width, (text, width) => {
        const lines = linesOf([{ kind: "text", text, bold: false }], width);
        const read = lines.map(({ items }) => textOfMarks(items)).join("");
        expect(read).toBe(text);
      }),
      { numRuns: runs(300) },
    );
  });

  test("there is a line for the pen wherever one was asked for, long enough to write on", () => {
    fc.assert(
      fc.property(content, width, (all, width) => {
        const asked = all.flatMap((one) => (one.kind === "fill" ? [one.widthMm === "full" ? 35 : one.widthMm] : []));
        const pens = pensOf(linesOf(all, width));
        expect(pens.length).toBe(asked.length);
        for (const [index, pen] of pens.entries()) {
          expect(pen.width).toBeGreaterThanOrEqual(Math.min(mm(asked[index]!), width) - hair);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("items of a line do not stand on each other", () => {
    fc.assert(
      fc.property(content, width, (all, width) => {
        for (const { items } of linesOf(all, width)) {
          const solid = items.filter((item) => item.kind === "text" || isPen(item)).map(extentOf);
          const overlaps = solid.slice(1).filter(({ left }, index) => left < solid[index]!.right - hair);
          expect(overlaps).toEqual([]);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
