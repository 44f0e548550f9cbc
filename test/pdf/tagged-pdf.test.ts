// The PDFs that the engine writes, read back by other means than those that wrote them: PDF.js, and the file's own objects.
import { inflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allFonts } from "../../functions/pdf/text/all-fonts.ts";
import { nodePlatform } from "../../functions/aws/node-platform.ts";
import { layOut } from "../../functions/pdf/layout/layout.ts";
import { readMarkup } from "../../functions/pdf/markup.ts";
import { mm } from "../../functions/pdf/layout/page-model.ts";
import { drawDocument, writePdf } from "../../functions/pdf/write/tagged-pdf.ts";
import {
  nodesOf,
  readPdf,
  textOfDocument,
  withoutSpaces,
  type ReadPdf,
  type StructureNode,
} from "../support/read-pdf.ts";
import { runs } from "../support/seeded.ts";
import { anyBlocks, textOfBlocks } from "./any-blocks.ts";

type Source = { body: string; title?: string; lang?: string };

const footerOf = (title: string, page: string) => `${title} — page\u00A0${page} — modèle du\u00A02026-11-23`;

const draw = ({ body, title = "Titre", lang = "fr" }: Source) =>
  drawDocument(
    layOut(
      readMarkup(`<document lang="${lang}" title="${title}" version="2026-11-23">${body}</document>`),
      {
        lines: (page) => [footerOf(title, page)],
      },
      allFonts,
    ),
    nodePlatform,
  );

function write(sources: Source[], { title = "Dossier", lang = "fr", date = "2026-11-23" } = {}): Uint8Array {
  return writePdf(sources.map(draw), { title, lang, date }, nodePlatform);
}

const writeBody = (body: string): Uint8Array => write([{ body }]);
const readBody = (body: string): Promise<ReadPdf> => readPdf(writeBody(body));

/** The file's objects as text: what stands in the clear and what its object streams hold. */
function objectsOf(bytes: Uint8Array): string {
  const file = Buffer.from(bytes).toString("latin1");
  const streams = Array.from(file.matchAll(/\/Type\/ObjStm[\s\S]*?\nstream\r?\n/g), ({ 0: head, index }) =>
    inflateSync(bytes.subarray(index + head.length)).toString("latin1"),
  );
  expect(streams.length).toBeGreaterThan(0);
  return file + streams.join("\n");
}

/** Role, and text or children, of a node: `H1 "Titre"`, `LI(Lbl "•" LBody(P "un"))`. */
function outline({ role, text, children }: StructureNode): string {
  const words = text === "" ? "" : ` ${JSON.stringify(text)}`;
  return `${role}${words}${children.length === 0 ? "" : `(${children.map(outline).join(" ")})`}`;
}

/** What a body is for those who listen, below the document and its part. */
async function structureOf(body: string): Promise<string[]> {
  const { pages } = await readBody(body);
  return pages.map(({ structure }) => {
    const [document] = structure.children;
    expect(document?.role).toBe("Document");
    const [part, more] = document!.children;
    expect(part?.role).toBe("Part");
    expect(more).toBeUndefined();
    return part!.children.map(outline).join(" ");
  });
}

describe("each kind of block has its place in the structure", () => {
  test.each([
    ["<h1>Un</h1><h2>Deux</h2><h3>Trois</h3>", 'H1 "Un" H2 "Deux" H3 "Trois"'],
    ["<p>un <b>deux</b> trois</p>", 'P "un deux trois"'],
    ["<ul><li>un</li><li>deux</li></ul>", 'L(LI(Lbl "•" LBody(P "un")) LI(Lbl "•" LBody(P "deux")))'],
    ["<ol><li>un</li></ol>", 'L(LI(Lbl "1." LBody(P "un")))'],
    ["<boxes><box>un</box></boxes>", 'L(LI(Lbl(Form) LBody(P "un")))'],
    ['<facts><fact label="Nom">RAHIMI</fact></facts>', 'L(LI(Lbl "Nom" LBody "RAHIMI"))'],
    [
      '<table cols="1 1"><tr><th>A</th><th>B</th></tr><tr><td>1</td><td/></tr></table>',
      'Table(TR(TH "A" TH "B") TR(TD "1" TD))',
    ],
    ["<note><p>un</p></note>", 'Sect(P "un")'],
    ["<keep><p>un</p></keep>", 'P "un"'],
    ["<sender>A</sender><address-window>B</address-window>", 'P "A" P "B"'],
    ['<signature label="Signature" hint="lu"/>', 'P "Signature" P "lu" Form'],
    ['<stamp label="Association"/>', 'P "Association" Form'],
    ['<p>né le <fill mm="40" label="date"/>, à</p>', 'P "né le , à"(Form)'],
    ['<p><span lang="en">card</span></p>', 'P(Span "card")'],
    ["<p></p>", ""],
  ])("%s", async (body, wanted) => {
    // A text beside it, so that a page without any other content has a structure.
    const [structure] = await structureOf(body === "<p></p>" ? `${body}<p>x</p>` : body);
    expect(structure).toBe(wanted === "" ? 'P "x"' : wanted);
  });

  test("a QR code is a figure with an alternative text and a box", async () => {
    const body = '<qr href="https://www.ofpra.gouv.fr/" label="Le site"/>';
    expect(await structureOf(body)).toEqual(['Figure P "Le site" P(Link "https://www.ofpra.gouv.fr/")']);
    const [page] = (await readBody(body)).pages;
    const figure = nodesOf(page!.structure).find(({ role }) => role === "Figure");
    expect(figure?.alt).toContain("https://www.ofpra.gouv.fr/");
    expect(objectsOf(writeBody(body))).toMatch(/\/Placement\/Block\/BBox\[[\d.]+ [\d.]+ [\d.]+ [\d.]+\]/);
  });

  test("a title in another language is an element of its own with its language, in a heading and under a label", async () => {
    const body =
      '<h1>Список <aside>·&#160;</aside><aside lang="fr">Liste</aside></h1><facts look="details"><fact label="Имя" aside="Nom" lang="fr">A</fact></facts>';
    const [page] = (await readBody(body)).pages;
    const spans = nodesOf(page!.structure).filter(({ role }) => role === "Span");
    expect(spans.map(({ lang, text }) => [lang, text.replaceAll("\u00A0", " ")])).toEqual([
      ["fr", "Liste"],
      ["fr", "Nom"],
    ]);
  });

  test("the language of a word is in the structure", async () => {
    const [page] = (await readBody('<p>la <span lang="en">card</span></p>')).pages;
    expect(nodesOf(page!.structure).find(({ role }) => role === "Span")?.lang).toBe("en");
  });

  test("an abbreviation says what it stands for", async () => {
    const body = '<p><b><abbr title="pièces jointes">P.J.</abbr> : copie</b></p>';
    expect(objectsOf(writeBody(body))).toContain("/S/Span/E(pi\\350ces jointes)");
    expect(textOfDocument(await readBody(body))).toContain("P.J. : copie");
  });

  test("header cells have a scope, lists their numbering", () => {
    const objects = objectsOf(
      writeBody(
        '<table cols="1"><tr><th>A</th></tr><tr><td>1</td></tr></table><ul><li>x</li></ul><ol><li>y</li></ol>' +
          '<boxes><box>z</box></boxes><facts><fact label="Nom">RAHIMI</fact></facts>',
      ),
    );
    expect(objects).toContain("/S/TH");
    expect(objects).toMatch(/\/S\/TH[^\n]*?\/O\/Table\/Scope\/Column/);
    const rows = objectsOf(writeBody('<table cols="1 1"><tr><th>A</th><td>1</td></tr></table>'));
    expect(rows).toMatch(/\/S\/TH[^\n]*?\/O\/Table\/Scope\/Row/);
    expect(rows).not.toContain("/Scope/Column");
    const numberings = Array.from(objects.matchAll(/\/S\/L\/A<<\/O\/List\/ListNumbering\/(\w+)/g), ([, one]) => one);
    expect(numberings).toEqual(["Disc", "Decimal", "Square", "Description"]);
  });

  test("a line for the pen and a box to tick say what they are for, and a box is not ticked", () => {
    const objects = objectsOf(
      writeBody(
        '<p><fill mm="40" label="date (jour)"/></p><boxes><box>l’acte</box></boxes><signature label="Signer"/>',
      ),
    );
    expect(objects).toContain("/O/PrintField/Role/tv/Desc(date \\(jour\\))");
    expect(objects).toContain("/O/PrintField/Role/cb/Desc(l\\220acte)/checked/off");
    expect(objects).toContain("/O/PrintField/Role/tv/Desc(Signer)");
    expect(objects).not.toContain("/checked/on");
  });

  test("what goes on over a page is one element, whose text is on both", async () => {
    const lines = Array.from({ length: 70 }, (_, index) => `l${index}`);
    const pages = await structureOf(`<p>${lines.join("<br/>")}</p>`);
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toMatch(/^P "l\d+\\nl/);
    const written = objectsOf(writeBody(`<p>${lines.join("<br/>")}</p>`));
    expect(written.match(/\/S\/P\b/g)).toHaveLength(1);
  });

  test("every text is in the structure or is decoration", async () => {
    const { pages } = await readBody(
      '<h1>T</h1><note><p>a <a href="https://a.fr">b</a> c</p></note><table cols="1"><tr><th>x</th></tr><tr><td>y</td></tr></table>',
    );
    const [page] = pages;
    const read = new Set(page!.reading);
    expect(page!.runs.filter((run) => !run.artifact && !read.has(run))).toEqual([]);
    expect(
      page!.runs
        .filter(({ artifact }) => artifact)
        .map(({ text }) => text)
        .join(""),
    ).toMatch(/^Titre — page/);
  });
});

describe("links", () => {
  test("open their address, lie over their words, and are called as they are in the structure", async () => {
    const { pages } = await readBody('<p>voir <a href="https://www.ofpra.gouv.fr/fr/a?b=c&amp;d=e#f">le site</a>.</p>');
    const [{ links, runs }] = pages as [ReadPdf["pages"][number]];
    const words = runs.find(({ text }) => text.includes("le site"))!;
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({
      url: "https://www.ofpra.gouv.fr/fr/a?b=c&d=e#f",
      contents: "le site",
    });
    expect(nodesOf(pages[0]!.structure).find(({ role }) => role === "Link")?.alt).toBe("le site");
    expect(Math.abs(links[0]!.left - words.left)).toBeLessThan(0.1);
    expect(links[0]!.top).toBeLessThan(words.baseline - 7);
    expect(links[0]!.bottom).toBeGreaterThan(words.baseline);
  });

  test("over two lines open the same address from both", async () => {
    const { pages } = await readBody(`<p><a href="https://a.fr/">${"mot ".repeat(30)}</a></p>`);
    expect(pages[0]!.links.map(({ url }) => url)).toEqual(["https://a.fr/", "https://a.fr/"]);
    expect(nodesOf(pages[0]!.structure).filter(({ role }) => role === "Link")).toHaveLength(1);
  });

  test("in a header row that is printed again are there once", async () => {
    const rows = "<tr><td>x</td></tr>".repeat(60);
    const { pages } = await readBody(`<table cols="1"><tr><th><a href="https://a.fr/">A</a></th></tr>${rows}</table>`);
    expect(pages.map(({ links }) => links.length)).toEqual([1, 0]);
    expect(pages[1]!.runs.find(({ text }) => text === "A")).toMatchObject({ artifact: true });
  });

  test.each([
    ["https://fr.wikipedia.org/wiki/A_(b", "https://fr.wikipedia.org/wiki/A_(b"],
    ["https://a.fr/b)c", "https://a.fr/b)c"],
    ["https://a.fr/b\\c", "https://a.fr/b/c"],
    ["https://a.fr/%C3%A9t%C3%A9", "https://a.fr/%C3%A9t%C3%A9"],
    ["https://a.fr/été?q=ễ", "https://a.fr/%C3%A9t%C3%A9?q=%E1%BB%85"],
  ])("the address %s is written so that it can be read", async (href, url) => {
    const { pages } = await readBody(`<p><a href="${href}">x</a></p><p>after</p>`);
    expect(pages[0]!.links.map((link) => link.url)).toEqual([url]);
    expect(pages[0]!.reading.map(({ text }) => text)).toEqual(["x", "after"]);
  });
});

describe("a file", () => {
  test("has its title, its language, and says that it is tagged", async () => {
    const bytes = write([{ body: "<p>x</p>" }], { title: "Déclaration — « l’hôte » (ễ) \\", lang: "fr" });
    const pdf = await readPdf(bytes);
    expect(pdf).toMatchObject({ title: "Déclaration — « l’hôte » (ễ) \\", language: "fr", isTagged: true });
    expect(Buffer.from(bytes).toString("utf8")).toContain(
      '<rdf:li xml:lang="x-default">Déclaration — « l’hôte » (ễ) \\</rdf:li>',
    );
    expect(objectsOf(bytes)).toMatch(/\/DisplayDocTitle true/);
  });

  test("with markup in its title is still well-formed", async () => {
    const bytes = write([{ body: "<p>x</p>" }], { title: "A & B <c> ]]>" });
    expect((await readPdf(bytes)).title).toBe("A & B <c> ]]>");
    expect(Buffer.from(bytes).toString("utf8")).toContain("A &amp; B &lt;c&gt; ]]&gt;</rdf:li>");
  });

  test("has pages of A4", async () => {
    const { pages } = await readBody("<p>1</p><pagebreak/><p>2</p>");
    expect(pages).toHaveLength(2);
    for (const { width, height } of pages) {
      expect(width).toBeCloseTo(mm(210), 1);
      expect(height).toBeCloseTo(mm(297), 1);
    }
  });

  test("says PDF/UA-1 and PDF/A-2a, and is printed at its true size", () => {
    const objects = objectsOf(writeBody("<p>x</p>"));
    expect(objects).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(objects).toContain("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(objects).toContain("/PrintScaling /None");
  });

  test("has bookmarks for its documents and their headings of the second level", async () => {
    const bytes = write([
      { title: "Un", body: "<h1>Un</h1><h2>Été</h2><p>x</p><pagebreak/><h2>Nguyễn</h2><p>x</p>" },
      { title: "Deux", body: "<p>sans titre</p>" },
      { title: "Trois", body: "<h1>Trois</h1><h2>C</h2>" },
    ]);
    const pdf = await readPdf(bytes);
    expect(pdf.bookmarks).toEqual(["Un", "Été", "Nguyễn", "Deux", "Trois", "C"]);
    expect(pdf.pages).toHaveLength(4);
    const pageOf = Array.from(objectsOf(bytes).matchAll(/\/Dest\[(\d+) 0 R\/XYZ/g), ([, page]) => page);
    expect(new Set(pageOf).size).toBe(4);
  });

  test("of several documents has a part for each, in its own language, and the text of all", async () => {
    const pdf = await readPdf(
      write([
        { title: "Lettre", body: "<p>bonjour</p>" },
        { title: "Checklist", lang: "en", body: "<p>hello</p>" },
      ]),
    );
    const parts = pdf.pages.map(({ structure }) => nodesOf(structure).find(({ role }) => role === "Part"));
    expect(parts.map((part) => part?.lang)).toEqual(["fr", "en"]);
    expect(withoutSpaces(textOfDocument(pdf))).toBe("bonjourhello");
  });
});

describe("a file for printing on both sides", () => {
  const writeFor = (bodies: string[], duplex: boolean) => {
    const documents = bodies.map((body, index) => draw({ body, title: `Titre ${index + 1}` }));
    return writePdf(documents, { title: "Volume", lang: "fr", date: "2026-11-23", duplex }, nodePlatform);
  };
  const odd = "<h1>A</h1><p>un</p>";
  const even = "<h1>B</h1><p>un</p><pagebreak/><p>deux</p>";

  test("begins every document on a front, and ends on a back", async () => {
    const { pages } = await readPdf(writeFor([odd, even, odd, odd], true));
    expect(pages.map(({ runs }) => runs.length > 0)).toEqual([true, false, true, true, true, false, true, false]);
    expect(pages[1]!.structure.children).toEqual([]);
  });

  test("opens its bookmarks on the fronts", () => {
    const objects = objectsOf(writeFor([odd, even, odd], true));
    const pageRefs = /\/Kids\[((?:\d+ 0 R ?)+)\]/.exec(objects)![1]!.match(/\d+(?= 0 R)/g)!;
    const wanted = [0, 2, 4].map((page) => pageRefs[page]);
    expect(Array.from(objects.matchAll(/\/Dest\[(\d+) 0 R\/XYZ/g), ([, page]) => page)).toEqual(wanted);
  });

  test("is the same file where every document has an even number of pages", () => {
    expect(Buffer.compare(writeFor([even, even], true), writeFor([even, even], false))).toBe(0);
    expect(Buffer.compare(writeFor([even, odd], true), writeFor([even, odd], false))).not.toBe(0);
  });
});

describe("the same input gives the same bytes", () => {
  const body = '<h1>Nguyễn</h1><p>Олена <a href="https://a.fr">x</a></p><qr href="https://a.fr" label="x"/>';

  test("whatever was written before", () => {
    const first = writeBody(body);
    writeBody("<p>quelque chose d’autre, Ελένη, ʿAbd</p>");
    expect(Buffer.compare(writeBody(body), first)).toBe(0);
  });

  test("and another day or title gives others, with another identifier", () => {
    const idOf = (bytes: Uint8Array) => /\/ID\[<([0-9A-Fa-f]{32})>/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    const ids = [
      writeBody(body),
      write([{ body }], { date: "2026-11-24" }),
      write([{ body }], { title: "Autre" }),
      writeBody(`${body}<p>x</p>`),
    ].map(idOf);
    expect(ids.every((id) => id !== undefined)).toBe(true);
    expect(new Set(ids).size).toBe(4);
  });

  test("the only date in the file is the one given", () => {
    const objects = objectsOf(write([{ body }], { date: "2001-02-03" }));
    expect(objects).toContain("(D:20010203000000Z)");
    expect(objects).toContain("<xmp:CreateDate>2001-02-03T00:00:00Z</xmp:CreateDate>");
    expect(objects).not.toMatch(new RegExp(`D:${new Date().getFullYear()}`));
  });

  test("a drawing can be written twice", async () => {
    const drawn = draw({ body });
    const options = { title: "T", lang: "fr", date: "2026-11-23" };
    const alone = writePdf([drawn], options, nodePlatform);
    const twice = await readPdf(writePdf([drawn, draw({ body: "<p>y</p>" })], options, nodePlatform));
    expect(twice.pages).toHaveLength(2);
    expect(Buffer.compare(writePdf([drawn], options, nodePlatform), alone)).toBe(0);
  });
});

test("only the subsets that are used are in the file, each once however many documents use it", () => {
  const facesIn = (bytes: Uint8Array) => objectsOf(bytes).match(/\/FontFile2/g)?.length;
  expect(facesIn(writeBody("<p>abc</p>"))).toBeLessThanOrEqual(2);
  const one = facesIn(writeBody("<p>abc <b>abc</b> Nguyễn</p>"));
  expect(one).toBeGreaterThanOrEqual(3);
  const body = "<p>abc <b>abc</b> Nguyễn</p>";
  expect(facesIn(write([{ body }, { body }, { body }]))).toBe(one);
  expect(writeBody("<p>abc</p>").length).toBeLessThan(30_000);
});

test("whatever the blocks, the file can be read, and all of its text is in the structure", async () => {
  const letters = (text: string): string => Array.from(withoutSpaces(text)).toSorted().join("");
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const laidOut = layOut(
        { title: "Titre", lang: "fr", version: "2026-11-23", size: "normal", blocks },
        {
          lines: (page) => [footerOf("Titre", page)],
        },
        allFonts,
      );
      const options = { title: "Titre", lang: "fr", date: "2026-11-23" };
      const pdf = await readPdf(writePdf([drawDocument(laidOut, nodePlatform)], options, nodePlatform));
      expect(letters(textOfDocument(pdf))).toBe(letters(textOfBlocks(blocks)));
    }),
    { numRuns: runs(40) },
  );
});
