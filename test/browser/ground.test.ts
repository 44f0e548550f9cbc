// What the other browser tests stand on: each fault that they look for is found where it is, and our fonts are those of the page.
import { describe, expect, it } from "vitest";
import { axeViolations } from "./axe.ts";
import { download, elsewhere, visit } from "./browser.ts";
import { paleParts } from "./contrast.ts";
import { isChangeSeen, keyboardWay, obscuredStops } from "./focus.ts";
import { readAloud } from "./screen-reader.ts";

const pageOf = (body: string, style = "") =>
  `data:text/html;charset=utf-8,${encodeURIComponent(
    `<!doctype html><html lang="en"><title>Page</title><style>body{background:#fff;color:#111;font:16px system-ui}${style}</style>
     <main><h1>Page</h1>${body}</main></html>`,
  )}`;

const open = async (body: string, style?: string, mayFail = false) =>
  visit(pageOf(body, style), { device: "desk", mayFail });

it("draws text in the fonts of our documents, whatever the machine has", async () => {
  const { page, context } = await open("<p>Dupré Ελένη Жанна</p>");
  const session = await context.newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "p" });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  expect(fonts.map(({ familyName }) => familyName)).toEqual(["Noto Sans"]);
});

describe("axe", () => {
  it.each([
    ["image-alt", `<img src="data:,">`],
    ["label", "<input>"],
    ["color-contrast", `<p style="color:#aaa">pale</p>`],
    // A rule of WCAG 2.2, which are off where they are not asked for.
    ["target-size", `<a href="#a" style="font-size:8px">a</a><br><a href="#b" style="font-size:8px">b</a>`],
  ])("finds %s", async (rule, body) => {
    const { page } = await open(body, "", true);
    expect((await axeViolations(page)).map((line) => line.split(":")[0])).toContain(rule);
  });
});

describe("the keyboard's way", () => {
  it("is in the order of the page, with the names that are read aloud", async () => {
    const { page } = await open(`<a href="#a">One</a> <button>Two</button> <label>Three <input></label>`);
    expect(await keyboardWay(page)).toEqual({
      stops: [`link "One"`, `button "Two"`, `textbox "Three"`],
      unreached: [],
      unseen: [],
    });
  });

  it.each([
    ["no ring", ":focus{outline:none}"],
    ["a ring in the colour of the page", ":focus{outline:3px solid #fff}"],
    ["a pale ring", ":focus{outline:3px solid #ccc}"],
  ])("finds %s", async (_name, style) => {
    const { page } = await open(
      `<p><button>One</button></p><p><input type="radio" name="a"><input type="radio" name="a"></p>`,
      style,
    );
    const { stops, unseen } = await keyboardWay(page);
    expect([stops.length, unseen]).toEqual([2, [`button "One"`, "radio", "radio"]]);
  });

  it("finds what the keyboard does not reach", async () => {
    const trap = `<button id="in">In</button><button>Never</button><script>
      document.getElementById("in").addEventListener("keydown", (event) => event.preventDefault());
    </script>`;
    const { page } = await open(trap);
    expect((await keyboardWay(page)).unreached).toEqual([`button "Never"`]);
  });
});

describe("what people see", () => {
  it.each([
    ["a pale text", `<p style="color:#888">pale</p>`, /^text 3\.54: <p/],
    [
      "a pale text on a ground of its own",
      `<div style="background:#000"><b style="color:#444">pale</b></div>`,
      /^text 2/,
    ],
    ["a pale field", `<input type="text" aria-label="a" style="border:1px solid #ccc">`, /^border 1\.61: <input/],
  ])("is not %s", async (_name, body, fault) => {
    const { page } = await open(body);
    expect(await paleParts(page)).toEqual([expect.stringMatching(fault)]);
  });

  it("is no control that something else covers", async () => {
    const bar = `<div style="position:fixed;inset-block-end:0;inset-inline:0;block-size:50%;background:#fff">Bar</div>`;
    const { page } = await open(`<button>One</button><button style="position:absolute;top:600px">Two</button>${bar}`);
    expect(await obscuredStops(page)).toEqual([`button "Two"`]);
  });

  it("is a change that is more than a shade", async () => {
    const { page } = await open(`<input type="checkbox" style="inline-size:2rem;block-size:2rem"><p>Text</p>`);
    const box = page.getByRole("checkbox");
    expect(await isChangeSeen(page, box, () => box.click())).toBe(true);
    const text = page.locator("p");
    expect(await isChangeSeen(page, text, () => text.evaluate((p) => (p.style.background = "#ddd")))).toBe(false);
  });
});

it("reads a page aloud as a screen reader does", async () => {
  const { page } = await open(`<button aria-expanded="false">More</button>`);
  expect(await readAloud(page, "main")).toContain("button, More, not expanded");
});

it("knows each request to another host, from a page or from its worker", async () => {
  const { page, requests, errors } = await open("", "", true);
  await page.evaluate(async () => {
    const source = `fetch("http://two.example/?a=1").catch(() => postMessage("done"))`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    await new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
    navigator.sendBeacon("http://three.example/");
    await fetch("http://one.example/").catch(() => undefined);
  });
  expect(elsewhere(requests, page.url()).toSorted()).toEqual([
    "http://one.example/",
    "http://three.example/",
    "http://two.example/?a=1",
  ]);
  expect(errors.length).toBeGreaterThan(0);
});

it("gives what a page makes and saves by itself", async () => {
  const { page } = await open(`<a download="note.txt" href="data:text/plain,%C3%A9">Save</a>`);
  const saved = await download(page, () => page.getByRole("link", { name: "Save" }).click());
  expect([saved.fileName, saved.bytes.toString("utf8")]).toEqual(["note.txt", "é"]);
});
