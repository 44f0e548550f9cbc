// The markup that templates print: what each tag means, how white space and entities are read, and which faults are named.
import * as fc from "fast-check";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { MarkupError, readMarkup, type Block, type Inline } from "../../functions/pdf/markup.ts";
import { runs } from "../support/seeded.ts";

const documentOf = (body: string): string =>
  `<document lang="fr" title="Titre" version="2026-11-23">${body}</document>`;
const read = (body: string): Block[] => readMarkup(documentOf(body)).blocks;

const text = (words: string, more: Partial<Extract<Inline, { kind: "text" }>> = {}): Inline => ({
  kind: "text",
  text: words,
  bold: false,
  ...more,
});
const paragraph = (...content: Inline[]): Block => ({ kind: "paragraph", align: "left", content });

describe("a document", () => {
  test("has a title, a language and a version", () => {
    expect(readMarkup(' \n<document lang="en" title="A &amp; B" version="2026-11-23">\n</document>\n')).toEqual({
      title: "A & B",
      lang: "en",
      version: "2026-11-23",
      size: "normal",
      blocks: [],
    });
  });

  test.each<[string, Block[]]>([
    ["<h1>Titre</h1>", [{ kind: "heading", level: 1, content: [text("Titre")] }]],
    ["<p>Un</p><p>Deux</p>", [paragraph(text("Un")), paragraph(text("Deux"))]],
    ['<p align="right">À Lyon</p>', [{ kind: "paragraph", align: "right", content: [text("À Lyon")] }]],
    ['<p align="center">X</p>', [{ kind: "paragraph", align: "center", content: [text("X")] }]],
    [
      "<ul><li>Un</li><li><p>Deux</p><p>Trois</p></li></ul>",
      [
        {
          kind: "list",
          marker: "bullet",
          items: [[paragraph(text("Un"))], [paragraph(text("Deux")), paragraph(text("Trois"))]],
        },
      ],
    ],
    ["<ol><li>Un</li></ol>", [{ kind: "list", marker: "number", items: [[paragraph(text("Un"))]] }]],
    ["<boxes><box>Un</box></boxes>", [{ kind: "list", marker: "box", items: [[paragraph(text("Un"))]] }]],
    [
      "<ul><li>Un<ul><li>Deux</li></ul></li></ul>",
      [
        {
          kind: "list",
          marker: "bullet",
          items: [[paragraph(text("Un")), { kind: "list", marker: "bullet", items: [[paragraph(text("Deux"))]] }]],
        },
      ],
    ],
    [
      '<facts><fact label="Nom">RAHIMI</fact><fact label="Prénoms"/></facts>',
      [
        {
          kind: "facts",
          rows: [
            { label: "Nom", content: [text("RAHIMI")] },
            { label: "Prénoms", content: [] },
          ],
        },
      ],
    ],
    [
      '<table cols="30 70"><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>',
      [{ kind: "table", columns: [30, 70], head: [[[text("A")], [text("B")]]], rows: [[[text("1")], []]] }],
    ],
    [
      '<table cols="30 70"><tr><th>A</th><td>B</td></tr></table>',
      [{ kind: "table", columns: [30, 70], head: [], rows: [[[text("A")], [text("B")]]], rowHead: 0 }],
    ],
    ["<subject>Objet</subject>", [{ kind: "heading", level: 1, isSubject: true, content: [text("Objet")] }]],
    [
      '<p><abbr title="pièces jointes">P.J.</abbr></p>',
      [paragraph({ kind: "text", text: "P.J.", bold: false, expansion: "pièces jointes" })],
    ],
    [
      '<signature label="Signature">Fait à</signature>',
      [{ kind: "signature", label: "Signature", beside: [text("Fait à")] }],
    ],
    [
      '<table cols="1"><tr><th>A</th></tr><tr><th>B</th></tr></table>',
      [{ kind: "table", columns: [1], head: [[[text("A")]], [[text("B")]]], rows: [] }],
    ],
    ["<note><p>Un</p></note>", [{ kind: "note", blocks: [paragraph(text("Un"))] }]],
    ["<small><p>Un</p></small>", [{ kind: "sized", size: "small", blocks: [paragraph(text("Un"))] }]],
    ["<large><p>Un</p></large>", [{ kind: "sized", size: "large", blocks: [paragraph(text("Un"))] }]],
    [
      "<p>Un<cite>[1]</cite></p>",
      [paragraph(text("Un"), { kind: "text", text: "[1]", bold: false, isCitation: true })],
    ],
    [
      '<p><b>Один <aside>·</aside><aside lang="fr">Un</aside></b></p>',
      [
        paragraph(
          text("Один ", { bold: true }),
          { kind: "text", text: "·", bold: false, isAside: true },
          { kind: "text", text: "Un", bold: false, isAside: true, lang: "fr" },
        ),
      ],
    ],
    [
      '<facts><fact label="Имя" aside="Nom" lang="fr">A</fact><fact label="Год" aside="" lang="fr">B</fact></facts>',
      [
        {
          kind: "facts",
          rows: [
            { label: "Имя", aside: { text: "Nom", lang: "fr" }, content: [text("A")] },
            { label: "Год", content: [text("B")] },
          ],
        },
      ],
    ],
    [
      '<boxes look="steps" href="https://a.fr"><box><p>Un</p></box></boxes>',
      [{ kind: "list", marker: "box", items: [[paragraph(text("Un"))]], look: "steps", href: "https://a.fr" }],
    ],
    [
      '<boxes look="papers"><box><p>Un</p><p>ici</p></box></boxes>',
      [{ kind: "list", marker: "box", items: [[paragraph(text("Un")), paragraph(text("ici"))]], look: "papers" }],
    ],
    [
      '<facts look="details"><fact label="Nom">Un</fact></facts>',
      [{ kind: "facts", look: "details", rows: [{ label: "Nom", content: [text("Un")] }] }],
    ],
    ["<keep>Un</keep>", [{ kind: "keep", blocks: [paragraph(text("Un"))] }]],
    [
      "<sender>A<br/>B</sender><address-window>C</address-window>",
      [
        { kind: "sender", content: [text("A"), { kind: "break" }, text("B")] },
        { kind: "address-window", content: [text("C")] },
      ],
    ],
    ['<signature label="Signature"/>', [{ kind: "signature", label: "Signature" }]],
    ['<signature label="S" hint="lu et approuvé"/>', [{ kind: "signature", label: "S", hint: "lu et approuvé" }]],
    ['<stamp label="Association"/>', [{ kind: "stamp", label: "Association" }]],
    ['<qr href="https://a.fr" label="Le site"/>', [{ kind: "qr", href: "https://a.fr", label: "Le site" }]],
    ["<letterhead/><p>1</p>", [{ kind: "letterhead" }, paragraph(text("1"))]],
    ["<p>1</p><pagebreak/><p>2</p>", [paragraph(text("1")), { kind: "page-break" }, paragraph(text("2"))]],
    ["un <p>deux</p> trois", [paragraph(text("un")), paragraph(text("deux")), paragraph(text("trois"))]],
    ["<p></p>", [paragraph()]],
    ["<!-- for the jurist --><p>1</p>", [paragraph(text("1"))]],
  ])("%s", (body, blocks) => {
    expect(read(body)).toEqual(blocks);
  });
});

describe("inside a line", () => {
  test.each<[string, Inline[]]>([
    ["un <b>deux</b> trois", [text("un "), text("deux", { bold: true }), text(" trois")]],
    ['<a href="https://a.fr">site</a>', [text("site", { href: "https://a.fr" })]],
    ['<b><a href="https://a.fr">x</a></b>', [text("x", { bold: true, href: "https://a.fr" })]],
    ['<span lang="en">card</span>', [text("card", { lang: "en" })]],
    ["a<br/>b", [text("a"), { kind: "break" }, text("b")]],
    ['<fill mm="60" label="date"/>', [{ kind: "fill", widthMm: 60, label: "date" }]],
    ['nom : <fill mm="full" label="nom"/>', [text("nom : "), { kind: "fill", widthMm: "full", label: "nom" }]],
  ])("%s", (body, content) => {
    expect(read(`<p>${body}</p>`)).toEqual([paragraph(...content)]);
  });
});

describe("white space folds as in HTML", () => {
  const lineOf = (body: string): string => {
    const [block] = read(`<p>${body}</p>`);
    if (block?.kind !== "paragraph") throw new Error("not a paragraph");
    return block.content.map((inline) => (inline.kind === "text" ? inline.text : `{${inline.kind}}`)).join("|");
  };

  test.each([
    ["\n    un\n    deux\t trois\r\n", "un deux trois"],
    ["un <b> deux </b> trois", "un |deux |trois"],
    ["un<b> deux</b> ", "un| deux"],
    ["un <b></b> deux", "un |deux"],
    ["<b> </b>", ""],
    [" <b> un</b>", "un"],
    ["un <br/> deux", "un |{break}|deux"],
    ['un <fill mm="20" label="x"/> deux', "un |{fill}| deux"],
    ['un <fill mm="20" label="x"/> ', "un |{fill}"],
    ["un\u00A0: deux", "un\u00A0: deux"],
    ["12\u202F000 \u00A0 deux", "12\u202F000 \u00A0 deux"],
    ["\u00A0un\u00A0", "\u00A0un\u00A0"],
    ["un&#32;&#10;deux", "un deux"],
    ["un&#160;deux", "un\u00A0deux"],
  ])("%j", (body, folded) => {
    expect(lineOf(body)).toBe(folded);
  });
});

describe("entities are decoded, once", () => {
  test.each([
    ["&lt;b&gt;", "<b>"],
    ["&amp;lt;b&amp;gt;", "&lt;b&gt;"],
    ["&amp;amp;", "&amp;"],
    ["l&#x27;hôte &#39;", "l'hôte '"],
    ["&quot;a&quot;", '"a"'],
    ["&#x60;&#x3D;", "`="],
    ["A & B &unknown; &", "A & B &unknown; &"],
  ])("%s", (body, decoded) => {
    expect(read(`<p>${body}</p>`)).toEqual([paragraph(text(decoded))]);
    expect(read(`<facts><fact label="${body}">x</fact></facts>`)).toMatchObject([{ rows: [{ label: decoded }] }]);
  });

  test("not at all in a section of plain characters", () => {
    expect(read("<p><![CDATA[<b> &amp;]]></p>")).toEqual([paragraph(text("<b> &amp;"))]);
  });
});

describe("an answer, escaped by Handlebars, is text wherever it stands", () => {
  const template = Handlebars.compile('<p>{{value}}</p><facts><fact label="{{value}}"><b>{{value}}</b></fact></facts>');

  /** What is read where the value stands as a paragraph, as a label and in bold; and what should be. */
  function readAndWanted(value: string): [read: Block[], wanted: Block[]] {
    // Content folds white space; a label keeps it.
    const folded = value.replaceAll(/[ \t\r\n]+/g, " ").replaceAll(/^ | $/g, "");
    const content = (more: object) => (folded === "" ? [] : [text(folded, more)]);
    const wanted: Block[] = [
      paragraph(...content({})),
      { kind: "facts", rows: [{ label: value, content: content({ bold: true }) }] },
    ];
    return [read(template({ value })), wanted];
  }

  test.each([
    "<b>Rahimi</b>",
    "</p></document>",
    "</p><p>",
    "<!-- x -->",
    "<![CDATA[ x ]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE html>",
    "&amp;",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&#x3c;b>",
    '" onclick="x',
    "' x='",
    "{{value}}",
    "{{{value}}}",
    "{{#each this}}",
    "\\u003cb>",
    "$&$1",
    "a < b > c & d",
    "<",
    "&",
    "]]>",
  ])("%s", (value) => {
    const [blocks, wanted] = readAndWanted(value);
    expect(blocks).toEqual(wanted);
  });

  test("any text", () => {
    const signs = Array.from("<>&;#x'\"/=`!-[]{}bp160 \n");
    const unit = fc.constantFrom(...signs, "é", "ễ", "&lt;", "</p>");
    fc.assert(
      fc.property(fc.string({ unit }), (value) => {
        const [blocks, wanted] = readAndWanted(value);
        expect(blocks).toEqual(wanted);
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("a fault of a template is refused, and named", () => {
  test.each([
    ["<p><script>x</script></p>", "<script> cannot stand inside a line"],
    ["<div>x</div>", "unknown tag <div>"],
    ["<p>x <small>y</small></p>", "<small> cannot stand inside a line"],
    ["<constructor>x</constructor>", "unknown tag <constructor>"],
    ['<p class="x">x</p>', '<p> has no attribute "class"'],
    ['<constructor name="x"/>', '<constructor> has no attribute "name"'],
    ['<p align="justify">x</p>', '<p align="justify">'],
    ["<p><p>x</p></p>", "<p> cannot stand inside a line"],
    ["<h1><table/></h1>", "<table> cannot stand inside a line"],
    ["<ul>x</ul>", "<ul> holds only <li>, not text"],
    ["<ul><box>x</box></ul>", "<ul> holds only <li>, not <box>"],
    ["<boxes><li>x</li></boxes>", "<boxes> holds only <box>, not <li>"],
    ["<facts><fact>x</fact></facts>", '<fact> needs the attribute "label"'],
    ["<facts>x</facts>", "<facts> holds only <fact>, not text"],
    ["<table><tr><td>x</td></tr></table>", '<table> needs the attribute "cols"'],
    ['<table cols="50 x"></table>', '<table cols="50 x">'],
    ['<table cols="100 0"></table>', '<table cols="100 0">'],
    ['<table cols="100 -1"></table>', '<table cols="100 -1">'],
    ['<table cols=""></table>', '<table cols="">'],
    ['<table cols="50 50"><tr><td>x</td></tr></table>', "<tr> has 1 cells for 2 columns"],
    ['<table cols="1 1 1"><tr><th>x</th><th>y</th><td>z</td></tr></table>', "<th> is every cell of a row, or one"],
    [
      '<table cols="50 50"><tr><th>x</th><td>y</td></tr><tr><td>x</td><td>y</td></tr></table>',
      "<th> is in the same column of every row",
    ],
    ['<table cols="100"><tr>lost<td>x</td></tr></table>', "<tr> holds only <th> and <td>"],
    ['<table cols="100"><tr><td>x</td></tr><tr><th>y</th></tr></table>', "<th> rows come first"],
    ["<signature/>", '<signature> needs the attribute "label"'],
    ["<stamp/>", '<stamp> needs the attribute "label"'],
    ['<stamp label="x">y</stamp>', "<stamp/> holds nothing"],
    ['<qr label="x"/>', '<qr> needs the attribute "href"'],
    ["<p><a>x</a></p>", '<a> needs the attribute "href"'],
    ['<p><fill label="x"/></p>', '<fill> needs the attribute "mm"'],
    ['<p><fill mm="0" label="x"/></p>', '<fill mm="0">'],
    ['<p><fill mm="171" label="x"/></p>', '<fill mm="171">'],
    ['<p><fill mm="wide" label="x"/></p>', '<fill mm="wide">'],
    ["<p>a<br>b</p>", "<br> is not closed"],
    ["<p>a<br>b</br></p>", "<br/> holds nothing"],
    ["<p>a <b>b</p><p>c</p>", "<b> is not closed"],
    ["<p>a", "<p> is not closed"],
    ["a</p>", "<document> is not closed"],
    ["<p>a < b</p>", "cannot be read at character"],
    ["<p align=right>a</p>", "cannot be read at character"],
    ["<p align='right'>a</p>", "cannot be read at character"],
    ["<p", "cannot be read at character"],
    ["<h2>x</h2>", "<h2> comes without an <h1> before it"],
    ["<h1>x</h1><h3>y</h3>", "<h3> comes without an <h2> before it"],
    ["<h1>x</h1><note><h3>y</h3></note>", "<h3> comes without an <h2> before it"],
    ["<h1>x</h1><h2>y</h2><h1>z</h1>", "<h1> comes once"],
    ["<p>x</p><address-window>y</address-window>", "<address-window> comes once"],
    ["<p>x</p><sender>x</sender><address-window>y</address-window>", "<address-window> comes once"],
    ["<address-window>x</address-window><address-window>y</address-window>", "<address-window> comes once"],
    ["<keep><address-window>y</address-window></keep>", "<address-window> comes once"],
    ["<ul><li><note><address-window>y</address-window></note></li></ul>", "<address-window> comes once"],
  ])("%s", (body, message) => {
    expect(() => read(body)).toThrow(MarkupError);
    expect(() => read(body)).toThrow(message);
  });

  test.each([
    ["nothing", "", "must be one <document>"],
    ["another root", "<p>x</p>", "must be one <document>"],
    ["two roots", `${documentOf("")}${documentOf("")}`, "must be one <document>"],
    ["text before the root", `lost ${documentOf("")}`, "must be one <document>"],
    ["text after the root", `${documentOf("")} lost`, "must be one <document>"],
    ["an end after the root", `${documentOf("")}</p>`, "</p> closes nothing"],
    ["no title", '<document lang="fr" version="1"></document>', '<document> needs the attribute "title"'],
    ["no language", '<document title="x" version="1"></document>', '<document> needs the attribute "lang"'],
    ["an unknown size", '<document lang="fr" title="T" version="1" size="huge"></document>', '<document size="huge">'],
    ["a tag in capitals", documentOf("<P>x</P>"), "unknown tag <P>"],
  ])("%s", (_, markup, message) => {
    expect(() => readMarkup(markup)).toThrow(message);
  });
});
