import { sayMoment } from "../../functions/text/dates-in-words.ts";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { accessLogSchema, type Created } from "../../functions/api/dossier-schemas.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { exampleAnswers, tokenOf, sessionOf } from "../support/service-client.ts";
import { openMemoryService } from "../support/memory-service.ts";

const service = openMemoryService();
const minute = 60_000;
const day = 24 * 60 * minute;

const open = (made: Created, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  service.form("/d", { token: tokenOf(made), ...fields }, headers);
const outcomesOf = async ({ id, ownerSecret }: Created) => {
  const reply = await service.owner("GET", `/api/dossiers/${id}/openings`, ownerSecret);
  const body: unknown = await reply.json();
  return accessLogSchema
    .parse(body)
    .openings.map(({ outcome, file }) => (file === undefined ? outcome : `${outcome} ${file}`));
};

describe("a link", () => {
  it("lists every file with type, pages and size, and gives each one through an address of a minute", async () => {
    const made = await service.make("?language=fr");
    const page = await open(made);
    expect(page.status).toBe(200);
    const html = await page.text();
    for (const { title, pages, fileName } of made.documents) {
      expect(html).toContain(`<h2>${title.replaceAll("'", "&#x27;")}</h2>`);
      expect(html).toContain(`PDF, ${pages === 1 ? "1\u00A0page" : `${pages}\u00A0pages`}, `);
      const reply = await service.form("/d/file", { visit: sessionOf(html), file: fileName });
      expect(reply.status).toBe(303);
      const location = reply.headers.get("location") ?? "";
      expect(Number(new URL(location).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(60);
      const file = await service.fetch(location);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { sha256 } = made.documents.find((one) => one.fileName === fileName) ?? { sha256: "" };
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      expect(file.headers.get("content-disposition")).toContain(`filename="${fileName}"`);
      expect(file.headers.get("content-type")).toBe("application/pdf");
    }
    expect(html).toContain('value="dossier.pdf"');
    expect(html).toContain('value="dossier.zip"');
  });

  it.each([
    ["fr", "Vous pouvez ouvrir ce lien jusqu’au ", " (heure de Paris)."],
    ["en", "You can open this link until ", " (Paris time)."],
  ] as const)("says in words until when it is valid (%s)", async (language, before, after) => {
    const made = await service.make("?retentionDays=2");
    const html = await (await open(made, {}, { "accept-language": language })).text();
    const until = new Date(made.expiresAt);
    const said = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
      weekday: "long",
      month: "long",
      year: "numeric",
      timeZone: "Europe/Paris",
    });
    const [, words = ""] = new RegExp(`${before}([^(]*)${after.replaceAll(/[().]/g, "\\$&")}`).exec(html) ?? [];
    const parts = said.formatToParts(until).filter(({ type }) => type !== "literal");
    for (const { value } of parts) expect(words).toContain(value);
    expect(words).toMatch(/ \d\d:\d\d$/);
  });

  it("says on the first page, also without JavaScript, from when to when it is valid", async () => {
    const made = await service.make("?retentionDays=2");
    const html = await (await service.fetch(made.linkWithoutScript, { headers: { "accept-language": "fr" } })).text();
    const shown = /<p id="validity"[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
    expect(shown).toMatch(/^Ce lien est valable du .+ à \d\d:\d\d au .+ à \d\d:\d\d \(heure de Paris\)/);
    expect(shown).toContain(sayMoment(new Date(made.expiresAt), "fr"));
  });

  it.each([
    ["the language of a page", "/d?lang=en&lang=fr", undefined, "lang"],
    ["a part of the birth date", "/d", "token=a&day=1&day=2&month=3&year=1990", "day"],
    ["the token and the code", "/d", "token=a&token=b&factor=123456&factor=123457", "token, factor"],
    ["the file", "/d/file", "visit=a&file=dossier.pdf&file=dossier.zip", "file"],
  ])("names what is sent twice: %s", async (_what, path, body, names) => {
    const headers = { "accept-language": "en", "content-type": "application/x-www-form-urlencoded" };
    const reply = await service.fetch(
      `${service.url}${path}`,
      body === undefined ? { headers } : { method: "POST", headers, body },
    );
    expect(reply.status).toBe(400);
    expect(await reply.text()).toContain(`<p>The browser sent several times: ${names}.</p>`);
  });

  it("takes the token of a form without JavaScript, which has an empty one too", async () => {
    const made = await service.make();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = `token=&token=${tokenOf(made)}`;
    expect((await service.fetch(`${service.url}/d`, { method: "POST", headers, body })).status).toBe(200);
  });

  it("works without JavaScript, with the secret in the path", async () => {
    const made = await service.make();
    const { pathname } = new URL(made.linkWithoutScript);
    const page = await service.form(pathname, { token: "" });
    expect([page.status, sessionOf(await page.text())]).toEqual([200, expect.stringMatching(/^[\w-]{43}$/)]);
  });

  it("opens only once where it was asked for, also when many try at once", async () => {
    const made = await service.make("?oneTime=true");
    const replies = await Promise.all(Array.from({ length: 8 }, () => open(made)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(7);
    expect((await open(made)).status).toBe(410);
  });

  it("shows the sender each opening, refusal and download, and nothing about who", async () => {
    const made = await service.make("?factor=code");
    const code = made.factor?.kind === "code" ? made.factor.code : "";
    await open(made, { factor: code === "123456" ? "654321" : "123456" });
    const html = await (await open(made, { factor: code }, { "user-agent": "Spy/1.0" })).text();
    await service.form("/d/file", { visit: sessionOf(html), file: "dossier.pdf" });
    expect(await outcomesOf(made)).toEqual(["wrong-factor", "opened", "downloaded dossier.pdf"]);
    service.later(8 * day);
    await open(made);
    await open(made);
    expect((await outcomesOf(made)).slice(3)).toEqual(["expired"]);
  });
});

describe("a second factor", () => {
  const wrongCode = (made: Created) => {
    const right = made.factor?.kind === "code" ? made.factor.code : "";
    return right === "000000" ? "000001" : "000000";
  };

  it("is asked for in a page that does not open anything", async () => {
    const made = await service.make("?factor=birth-date");
    const html = await (await open(made)).text();
    expect(html).toContain('name="day"');
    expect(html).not.toContain("dossier.pdf");
    expect(sessionOf(html)).toBe("");
  });

  it.each([
    [{ day: "5", month: "3", year: "1990" }, 200],
    [{ day: "05", month: "03", year: "1990" }, 200],
    [{ factor: "1990-03-05" }, 200],
    [{ factor: "05/03/1990" }, 200],
    [{ day: "3", month: "5", year: "1990" }, 403],
    [{ day: "5", month: "3", year: "90" }, 403],
    [{ day: "", month: "", year: "" }, 403],
    [{ factor: "" }, 403],
  ])("takes a birth date as %j: %i", async (fields, status) => {
    const made = await service.make("?factor=birth-date");
    expect((await open(made, fields)).status).toBe(status);
  });

  it("answers every wrong one with the same bytes, then locks, also for the right one", async () => {
    const made = await service.make("?factor=code");
    const code = made.factor?.kind === "code" ? made.factor.code : "";
    const pages: string[] = [];
    const tries: string[] = [];
    for (const factor of [wrongCode(made), "12345", "abc", "' OR 1=1", wrongCode(made)]) {
      const reply = await open(made, { factor });
      expect(reply.status).toBe(403);
      const html = await reply.text();
      tries.push(/(Il vous reste \d+.essais?)|il ne reste aucun essai/.exec(html)?.[0].replace("\u00A0", " ") ?? "");
      pages.push(html.replace(/Il vous reste \d+.essais?/, ""));
    }
    // All but the number of tries; the last one says what every later one is told.
    expect(new Set(pages.slice(0, 4)).size).toBe(1);
    expect(tries).toEqual([
      "Il vous reste 4 essais",
      "Il vous reste 3 essais",
      "Il vous reste 2 essais",
      "Il vous reste 1 essai",
      "il ne reste aucun essai",
    ]);
    expect((await open(made, { factor: code })).status).toBe(423);
    expect((await open(made)).status).toBe(423);
    expect(await outcomesOf(made)).toContain("locked");
  });

  it("opens again to five answers when its owner unlocks it, as often as that is asked for", async () => {
    const made = await service.make("?factor=code");
    const code = made.factor?.kind === "code" ? made.factor.code : "";
    const unlock = async () =>
      (await service.owner("POST", `/api/dossiers/${made.id}/unlock`, made.ownerSecret)).status;
    const guess = async () => (await open(made, { factor: wrongCode(made) })).status;
    expect(await unlock()).toBe(204);
    for (let round = 0; round < 2; round++) {
      const statuses = [];
      for (let time = 0; time < 6; time++) statuses.push(await guess());
      expect(statuses).toEqual([403, 403, 403, 403, 403, 423]);
      expect([await unlock(), await unlock()]).toEqual([204, 204]);
    }
    expect(await (await open(made)).text()).toContain("5 mauvaises réponses");
    expect((await open(made, { factor: code })).status).toBe(200);
  });

  it("counts a wrong answer that comes between an unlock and the end of a right one", async () => {
    let gate = Promise.resolve();
    const slow = openMemoryService((given) => ({
      ...given,
      secrets: { ...given.secrets, slowHash: async (...asked) => (await gate, given.secrets.slowHash(...asked)) },
    }));
    const made = await slow.make("?factor=code");
    const code = made.factor?.kind === "code" ? made.factor.code : "";
    const answer = (factor: string) => slow.form("/d", { token: tokenOf(made), factor });
    const taken = async () => (await slow.keys()).filter((key) => /^tries\/.*\d$/.test(key));
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const right = answer(code);
    await expect.poll(taken).toEqual([keys.attempt(made.id, 0, 1)]);
    expect((await slow.owner("POST", `/api/dossiers/${made.id}/unlock`, made.ownerSecret)).status).toBe(204);
    const wrong = answer(wrongCode(made));
    await expect.poll(taken).toHaveLength(2);
    open();
    expect([(await right).status, (await wrong).status]).toEqual([200, 403]);
    expect(await taken()).toEqual([keys.attempt(made.id, 1, 1)]);
  });

  it("keeps no try of a dossier that is deleted, and unlocks none that has ended", async () => {
    const [deleted, revoked] = [await service.make("?factor=code"), await service.make("?factor=code")];
    await open(deleted, { factor: wrongCode(deleted) });
    expect(await service.keys()).toContain(keys.attempt(deleted.id, 0, 1));
    await service.owner("DELETE", `/api/dossiers/${deleted.id}`, deleted.ownerSecret);
    await service.owner("POST", `/api/dossiers/${revoked.id}/revoke`, revoked.ownerSecret);
    expect((await service.keys()).filter((key) => key.includes(deleted.id))).toEqual([keys.revocation(deleted.id)]);
    for (const { id, ownerSecret } of [deleted, revoked])
      expect((await service.owner("POST", `/api/dossiers/${id}/unlock`, ownerSecret)).status).toBe(410);
  });

  it("looks at five guesses at most when fifty come at once", async () => {
    const made = await service.make("?factor=code");
    const replies = await Promise.all(Array.from({ length: 50 }, () => open(made, { factor: wrongCode(made) })));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(statuses.filter((status) => status === 423)).toHaveLength(45);
  });

  it("does not lock out the person who answers rightly many times", async () => {
    const made = await service.make("?factor=birth-date");
    for (let time = 0; time < 8; time++) expect((await open(made, { factor: "1990-03-05" })).status).toBe(200);
  });
});

describe("the end of a link", () => {
  it("is its day: to the second, 410 with what to do, for its visits and its files too", async () => {
    const made = await service.make("?retentionDays=1");
    const left = Date.parse(made.expiresAt) - service.now().getTime();
    service.later(left - 2000);
    const html = await (await open(made)).text();
    const visit = sessionOf(html);
    const download = await service.form("/d/file", { visit, file: "dossier.pdf" });
    const seconds = Number(new URL(download.headers.get("location") ?? "").searchParams.get("X-Amz-Expires"));
    expect(seconds).toBeLessThanOrEqual(2);
    service.later(2001);
    const reply = await open(made);
    expect(reply.status).toBe(410);
    expect(await reply.text()).toContain("Demandez un nouveau lien");
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(410);
  });

  it("is fifteen minutes for the page that lists the files", async () => {
    const visit = sessionOf(await (await open(await service.make())).text());
    service.later(14 * minute);
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(303);
    service.later(2 * minute);
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(410);
  });

  it("comes when its owner revokes it, for pages that are open too; the openings stay readable", async () => {
    const made = await service.make();
    const visit = sessionOf(await (await open(made)).text());
    const revoke = () => service.owner("POST", `/api/dossiers/${made.id}/revoke`, made.ownerSecret);
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204]);
    expect((await open(made)).status).toBe(410);
    expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(410);
    expect(await outcomesOf(made)).toEqual(["opened"]);
  });

  it("comes when its owner deletes the dossier: no file and no opening is left", async () => {
    const made = await service.make();
    await open(made);
    const remove = () => service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret);
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    expect((await service.keys()).filter((key) => key.includes(made.id))).toEqual([keys.revocation(made.id)]);
    expect((await open(made)).status).toBe(410);
    for (const { url } of made.documents) expect((await service.fetch(url)).status).toBe(404);
    expect((await service.owner("GET", `/api/dossiers/${made.id}/openings`, made.ownerSecret)).status).toBe(410);
  });

  it("cannot be brought about with a wrong secret, and a wrong secret is answered like an unknown dossier", async () => {
    const [made, other] = [await service.make(), await service.make()];
    for (const [method, path] of [
      ["DELETE", ""],
      ["POST", "/revoke"],
      ["POST", "/unlock"],
      ["GET", "/openings"],
    ] as const) {
      const wrong = await service.owner(method, `/api/dossiers/${made.id}${path}`, other.ownerSecret);
      const unknown = await service.owner(method, `/api/dossiers/07-${"0".repeat(32)}${path}`, made.ownerSecret);
      const strip = async (reply: Response) => ({ ...((await reply.json()) as object), requestId: "" });
      expect([wrong.status, unknown.status]).toEqual([404, 404]);
      expect(await strip(wrong)).toEqual(await strip(unknown));
      const none = await service.fetch(`${service.url}/api/dossiers/${made.id}${path}`, { method });
      expect([none.status, none.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    }
    expect((await open(made)).status).toBe(200);
  });
});

describe("a link that is not right", () => {
  it("is refused: tampered, truncated, lengthened, re-ordered, with other dates, of another dossier", async () => {
    const [made, other] = [await service.make(), await service.make()];
    const token = tokenOf(made);
    const [secret = "", from = "", until = ""] = token.split(".");
    const [otherSecret = ""] = tokenOf(other).split(".");
    const flipped = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;
    const later = (Number.parseInt(until, 36) + 86_400).toString(36);
    for (const wrong of [
      "",
      token.slice(0, -1),
      token.slice(1),
      `${token}0`,
      secret,
      `${flipped}.${from}.${until}`,
      `${secret}.${until}.${from}`,
      `${secret}.${from}.${later}`,
      `${from}.${until}.${secret}`,
      secret.split("").toReversed().join(""),
      `${secret.toLowerCase()}.${from}.${until}`,
      `${otherSecret.slice(0, 20)}${secret.slice(20)}.${from}.${until}`,
      `../links/${token}`,
      `${token}\u0000`,
      "a".repeat(4000),
    ]) {
      expect([wrong, (await service.form("/d", { token: wrong })).status]).toEqual([wrong, 404]);
    }
  });

  it.each([
    "../manifest.json",
    "manifest.json",
    "..%2fmanifest.json",
    "/etc/passwd",
    "dossier.pdf/",
    "",
    "DOSSIER.PDF",
  ])("is a file called %j", async (file) => {
    const visit = sessionOf(await (await open(await service.make())).text());
    expect((await service.form("/d/file", { visit, file })).status).toBe(404);
  });

  it("is a visit that is not known", async () => {
    for (const visit of ["", "a".repeat(43), "../../links", "a".repeat(3000)]) {
      expect((await service.form("/d/file", { visit, file: "dossier.pdf" })).status).toBe(404);
    }
  });
});

describe("a bot that follows every link with GET and HEAD", () => {
  it("changes nothing and learns nothing: a token that nobody made gets the same bytes as one that leads somewhere", async () => {
    const made = await service.make("?oneTime=true&factor=code", await exampleAnswers("refugee-first-hosted-married"));
    const over = await service.make();
    await service.owner("DELETE", `/api/dossiers/${over.id}`, over.ownerSecret);
    const before = await service.keys();
    const pageAt = async (path: string, method: string) => {
      const reply = await service.fetch(`${service.url}${path}`, { method });
      expect([path, method, reply.status]).toEqual([path, method, 200]);
      const headers = [...reply.headers].filter(([name]) => !["date", "x-request-id", "content-length"].includes(name));
      return { body: method === "GET" ? await reply.text() : "", headers };
    };
    const known = [made, over].map(({ linkWithoutScript }) => new URL(linkWithoutScript).pathname);
    for (const method of ["GET", "HEAD"]) {
      for (const path of known) {
        const unknown = path.replace(/[^/.]{43}/, "x".repeat(43));
        expect(unknown).not.toBe(path);
        expect(await pageAt(unknown, method)).toEqual(await pageAt(path, method));
      }
      const noToken = await pageAt("/d", method);
      for (const path of [`/d/${"x".repeat(43)}`, "/d/%00", "/d/..%2f.."]) {
        expect(await pageAt(path, method)).toEqual(noToken);
      }
    }
    for (const path of ["/d/file", `/api/dossiers/${made.id}`, `/api/dossiers/${made.id}/revoke`]) {
      await service.fetch(`${service.url}${path}`);
      await service.fetch(`${service.url}${path}`, { method: "HEAD" });
    }
    expect(await service.keys()).toEqual(before);
    expect((await open(made, { factor: made.factor?.kind === "code" ? made.factor.code : "" })).status).toBe(200);
  });
});
