import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "../../functions/api/dossier-schemas.ts";
import {
  batchListSchema,
  batchResultsSchema,
  batchSchema,
  batchStateSchema,
  createdBatchSchema,
} from "../../functions/api/batch-schemas.ts";
import { encodeText } from "../../functions/spreadsheet/csv/text-encoding.ts";
import type { Answers } from "../../functions/answers/answers.ts";
import { sheetOf } from "../spreadsheet/sheet-of.ts";
import { batchClient } from "../support/batch-client.ts";
import { exampleAnswers, tokenOf, sessionOf } from "../support/service-client.ts";
import { openMemoryService } from "../support/memory-service.ts";

const service = openMemoryService();
const client = batchClient(service);
let people: Answers[];
let sheet: Uint8Array;
/** The second of its three rows lacks what it must have. */
let faultySheet: Uint8Array;

const unknown = "019a00000000aaaabbbbccccddddeeee";

beforeAll(async () => {
  people = (await Promise.all(
    [
      "refugee-first-hosted-married",
      "stateless-renewal-centre-widowed",
      "subsidiary-first-hotel-two-nationalities",
    ].map(exampleAnswers),
  )) as Answers[];
  sheet = sheetOf(people, { references: ["A-1", "A-2", "A-3"] });
  faultySheet = sheetOf(people.map((answers, index) => (index === 1 ? withoutStatus(answers) : answers)));
});

const withoutStatus = (answers: Answers): Answers => {
  const { status: _status, ...rest } = answers as Record<string, unknown>;
  return rest as Answers;
};

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Status and code of a refusal, which must be a problem. */
async function refusal(reply: Response): Promise<[number, string]> {
  return [reply.status, problemSchema.parse(await reply.json()).code];
}

describe("a spreadsheet of people", () => {
  it("becomes their dossiers: sent, checked, made, downloaded, opened by a person, erased", async () => {
    const created = createdBatchSchema.parse(await client.create(sheet.length));
    const { id } = created;
    expect(Date.parse(created.expiresAt) - service.now().getTime()).toBeLessThanOrEqual(600_000);
    expect((await client.upload(created, sheet)).status).toBe(200);
    expect(batchStateSchema.parse(await client.must("POST", `/${id}/check`))).toEqual({ id, state: "checking" });

    const checked = batchSchema.parse(await client.until(id, ({ state }) => state !== "checking"));
    expect([checked.state, checked.total, checked.percent]).toEqual(["checked", 0, 0]);
    expect(checked.report).toMatchObject({ ok: true, counts: { rows: 3, valid: 3, wrong: 0 }, problemCount: 0 });
    expect(checked.report?.preview.map(({ reference }) => reference)).toEqual(["A-1", "A-2", "A-3"]);
    expect((await service.keys()).filter((key) => key.startsWith("dossiers/"))).toEqual([]);

    expect(await client.must("POST", `/${id}/start`, { rows: "all" })).toEqual({ id, state: "running" });
    const done = batchSchema.parse(await client.until(id, ({ state }) => state !== "running"));
    expect(done).toMatchObject({ state: "done", total: 3, done: 3, failed: 0, percent: 100 });
    expect(Date.parse(done.startedAt ?? "")).toBeGreaterThan(service.now().getTime() - 60_000);

    const reply = await client.ask("GET", `/${id}/results`);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    const results = batchResultsSchema.parse(await reply.json());
    expect([results.made, results.failed]).toEqual([3, 0]);
    const files = new Map<string, Uint8Array>();
    for (const { kind, url, bytes, sha256: digest, urlExpiresAt } of results.files) {
      const file = await client.download(url);
      expect([file.length, sha256(file)]).toEqual([bytes, digest]);
      expect(Date.parse(urlExpiresAt) - service.now().getTime()).toBeLessThanOrEqual(300_000);
      files.set(kind, file);
    }
    expect([...files.keys()].toSorted()).toEqual(["manifest-csv", "manifest-json", "manifest-xlsx", "print", "zip"]);
    expect(strFromU8((files.get("print") ?? new Uint8Array()).subarray(0, 5))).toBe("%PDF-");

    const inArchive = unzipSync(files.get("zip") ?? new Uint8Array());
    const manifest = JSON.parse(strFromU8(files.get("manifest-json") ?? new Uint8Array())) as {
      rows: { reference: string; link?: string; documents?: { fileName: string; sha256: string }[] }[];
    };
    expect(manifest.rows.map(({ reference }) => reference)).toEqual(["A-1", "A-2", "A-3"]);
    const named = manifest.rows.flatMap(({ documents = [] }) => documents.map((document) => document.sha256));
    expect(named.length).toBeGreaterThan(6);
    expect(Object.values(inArchive).map(sha256).toSorted()).toEqual(named.toSorted());

    const link = manifest.rows[1]?.link ?? "";
    expect(new URL(link).origin).toBe(service.url);
    const page = await service.form("/d", { token: tokenOf({ link }) });
    expect(page.status).toBe(200);
    const visit = sessionOf(await page.text());
    const fileName = manifest.rows[1]?.documents?.[0]?.fileName ?? "";
    const opened = await service.form("/d/file", { visit, file: fileName });
    expect(sha256(await client.download(opened.headers.get("location") ?? ""))).toBe(
      manifest.rows[1]?.documents?.[0]?.sha256,
    );

    for (let time = 0; time < 2; time += 1) expect((await client.ask("DELETE", `/${id}/dossiers/2`)).status).toBe(204);
    const firstLink = manifest.rows[0]?.link ?? "";
    expect((await service.form("/d", { token: tokenOf({ link: firstLink }) })).status).toBe(410);
    expect((await service.form("/d", { token: tokenOf({ link }) })).status).toBe(200);
    for (const row of ["1", "5", "02", "a", "2e0"])
      expect(await refusal(await client.ask("DELETE", `/${id}/dossiers/${row}`))).toEqual([404, "no-such-row"]);

    expect(batchStateSchema.parse(await client.must("DELETE", `/${id}`))).toEqual({ id, state: "deleting" });
    await service.pause();
    expect((await service.keys()).filter((key) => key.includes(id))).toEqual([]);
    expect(await refusal(await client.ask("GET", `/${id}`))).toEqual([404, "no-such-batch"]);
    expect((await service.form("/d", { token: tokenOf({ link }) })).status).toBe(410);
  });

  it("is nowhere while it was not sent, whatever is asked", async () => {
    const before = await service.keys();
    const { id } = await client.create(sheet.length);
    expect(await refusal(await client.ask("POST", `/${id}/check`))).toEqual([409, "nothing-uploaded"]);
    expect(await refusal(await client.ask("GET", `/${id}`))).toEqual([404, "no-such-batch"]);
    expect(await service.keys()).toEqual(before);
  });
});

describe("a CSV whose encoding nothing tells", () => {
  const text =
    "Nom;Prenom;Sexe;Date de naissance;Nationalite;Demarche;Protection;Logement;Situation familiale\r\n" +
    "Bézot;Zoë;F;05/03/1990;afghane;perte;refugie;hotel;celibataire\r\n";
  const file = encodeText(text, "windows-1252");

  it("is asked about with names of the file, and read as the answer says", async () => {
    const { state, report } = await client.check(file);
    expect([state, report?.ok, report?.columnProblems.map(({ code }) => code)]).toEqual([
      "checked",
      false,
      ["several-encodings"],
    ]);
    const readings = report?.columnProblems[0]?.readings ?? [];
    expect(readings).toContainEqual({ encoding: "windows-1252", samples: ["Bézot", "Zoë"] });
    expect(readings.length).toBeGreaterThan(1);

    const read = await client.check(file, { encoding: "windows-1252" });
    expect([read.state, read.report?.ok]).toEqual(["checked", true]);
    expect(read.report?.accents).toEqual(["Bézot", "Zoë"]);
  });

  it("is not read in an encoding that there is not", async () => {
    const created = await client.create(file.length);
    await client.upload(created, file);
    const reply = await client.ask("POST", `/${created.id}/check`, { encoding: "ebcdic" });
    const { code, problems } = problemSchema.parse(await reply.json());
    expect([reply.status, code, problems?.map(({ path }) => path)]).toEqual([422, "wrong-batch-request", ["encoding"]]);
  });
});

describe("what is asked wrongly", () => {
  it.each([
    ["nothing", "", {}, ["bytes", "contentType"]],
    [
      "too large a file, and a type that is no sheet's",
      "",
      { bytes: 50 * 1024 ** 2 + 1, contentType: "text/html" },
      ["bytes", "contentType"],
    ],
    ["an empty file", "", { bytes: 0, contentType: "text/csv" }, ["bytes"]],
    ["an unknown option", "", { bytes: 1, contentType: "text/csv", name: "x" }, ["name"]],
    [
      "options of the check",
      `/${unknown}/check`,
      { language: "de", links: "yes", retentionDays: 31, only: ["x"] },
      ["language", "links", "retentionDays", "only"],
    ],
    ["rows that there are not", `/${unknown}/start`, { rows: "some" }, ["rows"]],
  ])("%s is answered with every problem and what is expected", async (_what, path, body, places) => {
    for (const language of ["fr", "en"]) {
      const reply = await client.ask("POST", path, body, { "accept-language": language });
      const problem = problemSchema.parse(await reply.json());
      expect([reply.status, problem.code, problem.problems?.map((one) => one.path)]).toEqual([
        422,
        "wrong-batch-request",
        places,
      ]);
      for (const { message } of problem.problems ?? [])
        expect(message).toMatch(language === "fr" ? /ttendue|Options/ : /xpected|Options/);
    }
  });

  it("an option that comes twice is named, with the others", async () => {
    const body = '{"bytes":1,"bytes":2,"contentType":"text/html"}';
    const headers = { "content-type": "application/json" };
    const reply = await service.fetch(`${service.url}/api/batches`, { method: "POST", headers, body });
    const { code, problems } = problemSchema.parse(await reply.json());
    expect([reply.status, code, problems?.map((one) => `${one.code} ${one.path}`)]).toEqual([
      422,
      "wrong-batch-request",
      ["doubled-key bytes", "wrong-option contentType"],
    ]);
  });

  it("an option that is wrong in several ways is one problem", async () => {
    const wrong = { bytes: 1e99, contentType: "text/csv" };
    const checked = { only: ["x", "y", 7] };
    for (const [path, body, place] of [
      ["", wrong, "bytes"],
      [`/${unknown}/check`, checked, "only"],
    ] as const) {
      const { problems } = problemSchema.parse(await (await client.ask("POST", path, body)).json());
      expect(problems?.map((one) => one.path)).toEqual([place]);
    }
  });

  it("what is no object is told which options there are, in whole sentences", async () => {
    for (const [language, body] of [
      ["fr", "null"],
      ["en", "[]"],
      ["fr", '"Rahimi"'],
    ] as const) {
      const headers = { "content-type": "application/json", "accept-language": language };
      const reply = await service.fetch(`${service.url}/api/batches`, { method: "POST", headers, body });
      const { problems } = problemSchema.parse(await reply.json());
      const message =
        language === "fr"
          ? "Un objet JSON est attendu. Options\u00A0: bytes, contentType."
          : "A JSON object is expected. Options: bytes, contentType.";
      expect(problems).toEqual([{ code: "no-object", path: "", message }]);
    }
  });

  it("a body that is too long is told what fits here", async () => {
    const reply = await client.ask("POST", "", { name: "x".repeat(5000) }, { "accept-language": "en" });
    expect([reply.status, problemSchema.parse(await reply.json()).detail]).toEqual([
      413,
      "At most 100\u00A0KB of answers or of a column mapping, or 4\u00A0KB for any other request. Remove some text.",
    ]);
  });

  it.each([
    ["no JSON", "{", "application/json", 400],
    ["JSON that is no object", "[1]", "application/json", 422],
    ["a form", "a=b", "application/x-www-form-urlencoded", 415],
    ["too much", JSON.stringify({ name: "x".repeat(5000) }), "application/json", 413],
  ])("%s is refused", async (_what, body, type, status) => {
    const headers = { "content-type": type };
    expect((await service.fetch(`${service.url}/api/batches`, { method: "POST", headers, body })).status).toBe(status);
  });
});

describe("a batch at each moment of its life", () => {
  it("is not started with errors unless only the good rows are asked for; the others come back in the file", async () => {
    const { id, report } = await client.check(faultySheet, { language: "en", links: false });
    expect(report?.counts).toMatchObject({ rows: 3, valid: 2, wrong: 1 });
    expect(report?.problems[0]).toMatchObject({ row: 3 });
    expect(await refusal(await client.ask("POST", `/${id}/start`, { rows: "all" }))).toEqual([409, "rows-have-errors"]);
    expect(await client.make(id, "valid-only")).toMatchObject({ state: "done", total: 2, done: 2 });
    const { files } = await client.results(id);
    const toCorrect = files.find(({ kind }) => kind === "to-correct");
    expect((await service.keys()).filter((key) => key.startsWith("dossiers/"))).toEqual([]);
    // Sent again, only what was not made is left to make.
    const again = await client.check(await client.download(toCorrect?.url ?? ""));
    expect(again.report?.counts).toMatchObject({ rows: 3, valid: 0, wrong: 1, alreadyMade: 2 });
  });

  it("is not started where no row is good, or where the file is none", async () => {
    const none = await client.check(sheetOf([withoutStatus(people[0]!)]));
    const noSheet = await client.check(Buffer.from("\u0000\u0001 no sheet"));
    expect(noSheet.report).toMatchObject({ ok: false });
    expect(noSheet.report?.columnProblems.length).toBeGreaterThan(0);
    for (const { id } of [none, noSheet]) {
      const reply = await client.ask("POST", `/${id}/start`, { rows: "valid-only" });
      expect(await refusal(reply)).toEqual([409, "no-valid-rows"]);
    }
  });

  it("is without names only if that is asked for, and says what it does not read", async () => {
    const own = Buffer.from(
      "NOM Prénom;Démarche;Protection;Logement;Situation familiale\r\n" +
        "Barzani Élodie;perte;réfugié;CADA;célibataire\r\nTotal;1\r\n",
    );
    const { report } = await client.check(own);
    expect(report).toMatchObject({ ok: false, counts: { rows: 2, valid: 0, wrong: 1, notPeople: 1 } });
    expect(report?.columnProblems.map(({ code }) => code)).toEqual(["no-name-column"]);
    const again = await client.check(own, { withoutNames: true });
    expect(again.report).toMatchObject({ ok: true, counts: { rows: 2, valid: 1, wrong: 0, notPeople: 1 } });
    expect(again.report?.ignored.map(({ header }) => header)).toEqual(["NOM Prénom"]);
    expect(again.report?.remarks.map(({ code }) => code)).toEqual(["no-birth-date-column"]);
  });

  it("with columns of its own is shown with samples, and read by a mapping; a wrong one is refused part by part", async () => {
    const own = Buffer.from("N°;NOM Prénom;Héb.\r\n1;BARZANI Şirîn;CADA\r\n2;HAIDARI Ahmad;HUDA\r\n");
    const unread = await client.check(own);
    expect(unread.report?.seen).toMatchObject([
      { letter: "A", samples: ["1", "2"], proposal: { read: { read: "reference" } } },
      { letter: "B", samples: ["BARZANI Şirîn", "HAIDARI Ahmad"], proposal: { read: { read: "full-name" }, share: 1 } },
      { letter: "C", samples: ["CADA", "HUDA"], proposal: { read: { read: "answer", column: "housing.kind" } } },
    ]);
    const columns = { "NOM Prénom": { read: "full-name", order: "family-first" } };
    const housing = { read: "answer", column: "housing.kind" };
    const everyRow = { "procedure.kind": "first-application", "status.kind": "refugee", "couple.kind": "single" };
    const mapping = { version: 1, columns: { ...columns, "Héb.": housing }, everyRow };
    const { report } = await client.check(own, { mapping });
    expect(report).toMatchObject({ ok: true, counts: { valid: 2 } });
    expect(report?.seen?.map(({ known }) => known)).toEqual([undefined, "mapping", "mapping"]);

    const wrong = {
      version: 1,
      columns: { A: { read: "answer", column: "nom" } },
      everyRow: { "couple.kind": "séparé" },
    };
    const reply = await client.ask("POST", `/${unknown}/check`, { mapping: wrong, hidden: 1 });
    const { problems = [] } = problemSchema.parse(await reply.json());
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ["wrong-option", "hidden"],
      ["unknown-column", "mapping.columns.A.column"],
      ["wrong-value", 'mapping.everyRow."couple.kind"'],
    ]);
  });

  it("says what cannot be done now, and why", async () => {
    const { id } = await client.check(sheet, { links: false });
    const refused = async (method: string, path: string, body?: object) =>
      refusal(await client.ask(method, `/${id}${path}`, body));
    expect(await refused("GET", "/results")).toEqual([409, "not-done-yet"]);
    expect(await refused("POST", "/cancel")).toEqual([409, "not-running"]);
    // Asked again, it is the same check.
    expect(await client.must("POST", `/${id}/check`, { language: "en" })).toEqual({ id, state: "checked" });
    expect((await client.show(id)).language).toBe("fr");

    expect(await client.make(id)).toMatchObject({ state: "done" });
    expect(await refused("POST", "/start", { rows: "all" })).toEqual([409, "already-done"]);
    expect(await refused("POST", "/cancel")).toEqual([409, "not-running"]);
    await client.must("DELETE", `/${id}`);
    const after = (await client.ask("DELETE", `/${id}`)).status;
    expect([202, 404]).toContain(after);
  });

  it("is listed with its owner's others, newest first", async () => {
    const one = await client.check(sheet);
    const other = await client.check(sheet);
    const { batches } = batchListSchema.parse(await client.must("GET", ""));
    expect(batches.slice(0, 2)).toMatchObject([
      { id: other.id, state: "checked" },
      { id: one.id, state: "checked" },
    ]);
    await client.must("DELETE", `/${one.id}`);
    const left = batchListSchema.parse(await client.must("GET", "")).batches;
    expect(left.map(({ id }) => id)).not.toContain(one.id);
  });
});
