// What the pages of a link offer on the way: one opening said before it is spent, another language, the sender, a file to see.
import { describe, expect, it } from "vitest";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { maxSenderLength, readSender, senderHeader } from "../../functions/api/sender.ts";
import { exampleAnswers, sessionOf, tokenOf } from "../support/service-client.ts";
import { openMemoryService } from "../support/memory-service.ts";

const service = openMemoryService();
const open = (made: Created, fields: Record<string, string> = {}) =>
  service.form("/d", { token: tokenOf(made), ...fields });

const send = (path: string, body: string, type = "application/x-www-form-urlencoded") =>
  service.fetch(`${service.url}${path}`, { method: "POST", headers: { "content-type": type }, body });

const once = "Ce lien ne s’ouvre qu’une seule fois. Appuyez";

describe("a link that opens once says so before it is spent", () => {
  it("on its first page without JavaScript, and only there where it is so", async () => {
    for (const [query, hidden] of [
      ["?oneTime=true", false],
      ["", true],
    ] as const) {
      const made = await service.make(query);
      const html = await (await service.fetch(made.linkWithoutScript)).text();
      expect(/<p id="once"( hidden)?>/.exec(html)?.[1] !== undefined).toBe(hidden);
    }
  });

  it("on the page that asks for the code", async () => {
    expect(await (await open(await service.make("?oneTime=true&factor=code"))).text()).toContain(once);
    expect(await (await open(await service.make("?factor=code"))).text()).not.toContain(once);
  });
});

describe("another language", () => {
  /** What the button of English sends, and the page that comes back. */
  async function other(html: string): Promise<Response> {
    const [, nav = ""] = /<nav[^>]*>([\s\S]*)<\/nav>/.exec(html) ?? [];
    const form = nav.split("</form>").find((one) => one.includes("?lang=en")) ?? "";
    const action = /<form method="post" action="([^"]+)"/.exec(form)?.[1] ?? "";
    const fields = Array.from(form.matchAll(/name="([^"]+)" value="([^"]*)"/g), ([, name = "", value = ""]) => [
      name,
      value,
    ]);
    const type = /enctype="([^"]+)"/.exec(form)?.[1] ?? "application/x-www-form-urlencoded";
    return send(action, new URLSearchParams(fields).toString(), type);
  }

  it("is one button away on the list, also of a link that opens once, and opens nothing again", async () => {
    const made = await service.make("?oneTime=true");
    const html = await (await open(made)).text();
    const english = await other(html);
    expect([english.status, english.headers.get("content-language")]).toEqual([200, "en"]);
    const page = await english.text();
    expect(page).toContain("This link opens only once: save everything");
    expect(sessionOf(page)).toBe(sessionOf(html));
    const openings = await service.owner("GET", `/api/dossiers/${made.id}/openings`, made.ownerSecret);
    expect(((await openings.json()) as { openings: unknown[] }).openings).toHaveLength(1);
  });

  it("is one button away where a code or a birth date is asked for, and takes no try", async () => {
    for (const factor of ["code", "birth-date"]) {
      const made = await service.make(`?factor=${factor}`);
      const html = await (await open(made, { factor: "malformed" })).text();
      const page = await (await other(html)).text();
      expect(page).toContain("You have 4 tries left.");
    }
  });

  it.each([
    ["unknown", async () => service.form("/d", { token: "nothing" }), "Unknown link"],
    [
      "already opened",
      async () => {
        const made = await service.make("?oneTime=true");
        await open(made);
        return open(made);
      },
      "Link already opened",
    ],
    [
      "stopped",
      async () => {
        const made = await service.make();
        await service.owner("POST", `/api/dossiers/${made.id}/revoke`, made.ownerSecret);
        return open(made);
      },
      "Stopped link",
    ],
    [
      "locked",
      async () => {
        const made = await service.make("?factor=code");
        for (let time = 0; time < 5; time++) await open(made, { factor: "" });
        return open(made);
      },
      "Locked link",
    ],
    ["closed", async () => service.form("/d/file", { visit: "A".repeat(43), file: "a.pdf" }), "Unknown link"],
    ["sent as no form of ours is", async () => send("/d", "token=a", "text/plain"), "Incomplete request"],
    ["too long", async () => send("/d/file", "a".repeat(5000)), "Incomplete request"],
    ["with a field twice", async () => send("/d", "token=a&token=b&factor=1&factor=2"), "Value given several times"],
    ["with two languages", async () => send("/d?lang=fr&lang=fr", "token=a"), "Value given several times"],
  ])("is one button away on a refusal: %s", async (_what, ask, title) => {
    const page = await other(await (await ask()).text());
    expect(await page.text()).toContain(`<h1>${title}</h1>`);
  });

  it.each(["/api", "/d", "/d/x", "/nowhere"])("is one link away at %s", async (path) => {
    const html = await (await service.fetch(`${service.url}${path}`)).text();
    expect(html).toContain('<a href="?lang=en" hreflang="en" lang="en">');
  });
});

describe("each file can be kept or seen", () => {
  it("by a button of its own: a PDF and the dates in the browser, an archive only kept", async () => {
    const html = await (await open(await service.make())).text();
    const names = (kind: string) =>
      Array.from(html.matchAll(new RegExp(`name="${kind}" value="([^"]+)"`, "g")), ([, name = ""]) => name);
    expect(names("open")).toEqual(names("file").filter((name) => !name.endsWith(".zip")));
    expect(names("open").length).toBeGreaterThan(5);
    const visit = sessionOf(html);
    for (const [field, how] of [
      ["open", "inline"],
      ["file", "attachment"],
    ] as const) {
      const reply = await service.form("/d/file", { visit, [field]: "dossier.pdf" });
      const file = await service.fetch(reply.headers.get("location") ?? "");
      expect(file.headers.get("content-disposition")).toMatch(new RegExp(`^${how}; filename="dossier.pdf"`));
    }
  });
});

describe("who sent it", () => {
  const make = async (sender: string | undefined, query = "") => {
    const headers: Record<string, string> = sender === undefined ? {} : { [senderHeader]: encodeURIComponent(sender) };
    return service.create(await exampleAnswers("refugee-first-hosted-married"), { query, headers });
  };

  it("is said on the page of the code and on the list, as it was given and as text", async () => {
    const sender = "Accueil & droits <b>Lyon</b>, Zoé";
    const made = (await (await make(sender, "?factor=code")).json()) as Created;
    const code = made.factor?.kind === "code" ? made.factor.code : "";
    for (const page of [await open(made), await open(made, { factor: code })]) {
      const html = await page.text();
      expect(html).toContain("Envoyé par Accueil &amp; droits &lt;b&gt;Lyon&lt;/b&gt;, Zoé");
    }
    // The list in another language says it too.
    const html = await (await open(made, { factor: code })).text();
    const english = await service.form("/d?lang=en", { visit: sessionOf(html) });
    expect(await english.text()).toContain("Sent by Accueil &amp; droits");
    // Nothing that is stored can be read without the link.
    for (const { body } of service.objects.objects.values())
      expect(new TextDecoder().decode(body)).not.toMatch(/Accueil & droits/);
    expect(JSON.stringify(made) + (await service.keys()).join()).not.toMatch(/Accueil|Zo/);
  });

  it("is not spoken of where it was not given", async () => {
    const made = (await (await make(undefined)).json()) as Created;
    expect(await (await open(made)).text()).not.toContain("Envoyé par");
  });

  it.each([
    ["nothing", ""],
    ["no letter", "12 !"],
    ["too long", "a".repeat(maxSenderLength + 1)],
    ["two lines", "a\nb"],
    ["a mark that turns the text", "a\u202Eb"],
    ["an address", "voir https://example.org"],
    ["an address without its scheme", "www.example.org"],
  ])("is refused as a whole: %s", async (_what, sender) => {
    const reply = await make(sender);
    const text = await reply.text();
    expect([reply.status, JSON.parse(text)]).toEqual([
      422,
      expect.objectContaining({ problems: [expect.objectContaining({ code: "wrong-sender", path: senderHeader })] }),
    ]);
    expect(text).not.toMatch(/a{10}|example\.org|\u202E/);
  });

  it("is read from UTF-8 that is percent-encoded", () => {
    expect(readSender("%E9")).toBeNull();
    expect(readSender("Zoe%CC%81%20%20Martin")).toBe("Zoé Martin");
    expect(readSender(null)).toBeUndefined();
  });
});
