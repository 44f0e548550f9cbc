import { createHash } from "node:crypto";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { createdSchema, problemSchema, type Created } from "../../functions/api/dossier-schemas.ts";
import { exampleAnswers } from "../support/service-client.ts";
import { readFields } from "../support/read-fields.ts";
import { openMemoryService } from "../support/memory-service.ts";

const service = openMemoryService();
let hosted: Record<string, unknown>;

beforeAll(async () => {
  hosted = await exampleAnswers("refugee-first-hosted-married");
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bytesAt = async (url: string) => new Uint8Array(await (await service.fetch(url)).arrayBuffer());

describe("a dossier that is made", () => {
  it("is answered as its schema says, with files that are what the reply says of them", async () => {
    const reply = await service.create(hosted);
    expect(reply.status).toBe(201);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    const made = (await reply.json()) as Created;
    expect(createdSchema.safeParse(made).error).toBeUndefined();
    expect(reply.headers.get("location")).toBe(`/api/dossiers/${made.id}`);

    expect(made.documents.map(({ id }) => id)).toEqual([
      "cover-sheet",
      "commitment-reminder",
      "non-polygamy-statement",
      "hosting-attestation",
      "ofpra-letter",
      "checklist",
    ]);
    for (const file of [...made.documents, ...made.otherFiles]) {
      const bytes = await bytesAt(file.url);
      expect([bytes.length, sha256(bytes)]).toEqual([file.bytes, file.sha256]);
    }
    const zip = made.otherFiles.find(({ kind }) => kind === "zip");
    const unzipped = unzipSync(await bytesAt(zip?.url ?? ""));
    const calendar = made.otherFiles.filter(({ kind }) => kind === "calendar");
    expect(Object.keys(unzipped)).toEqual([...made.documents, ...calendar].map(({ fileName }) => fileName));
    for (const { fileName, sha256: expected } of made.documents) {
      expect(sha256(unzipped[fileName] ?? new Uint8Array())).toBe(expected);
    }
  });

  it("has fields to type in where that is asked for, in every file that leaves something open", async () => {
    const fieldsOf = async (query: string) => {
      const made = await service.make(query, { ...hosted, foreignerNumber: undefined });
      const files = [...made.documents, ...made.otherFiles.filter(({ kind }) => kind === "all")];
      return Promise.all(
        files.map(async ({ url, fileName }) => [fileName, (await readFields(await bytesAt(url))).length] as const),
      );
    };
    const fields = new Map(await fieldsOf("?fillable=true"));
    expect(fields.get("2-declaration-non-polygamie.pdf")).toBe(1);
    const { "dossier.pdf": all, ...apart } = Object.fromEntries(fields) as Record<string, number>;
    expect(all).toBe(Object.values(apart).reduce((sum, count) => sum + count, 0));
    expect(new Set((await fieldsOf("?fillable=false")).map(([, count]) => count))).toEqual(new Set([0]));
  });

  it("has the letter that a contact form takes as text too: in the reply, as a file, and in the archive", async () => {
    const made = await service.make("", await exampleAnswers("refugee-first-certificate-over"));
    const letter = made.documents.find(({ id }) => id === "late-certificate-letter")!;
    const file = made.otherFiles.find(({ kind }) => kind === "text")!;
    expect(letter.shortText).toMatch(/^Objet : renouvellement/);
    expect(made.documents.filter(({ shortText }) => shortText !== undefined)).toEqual([letter]);
    expect(file.fileName).toBe(letter.fileName.replace(".pdf", ".txt"));
    const bytes = await bytesAt(file.url);
    expect(new TextDecoder().decode(bytes)).toBe(`${letter.shortText}\n`);
    const zip = made.otherFiles.find(({ kind }) => kind === "zip");
    expect(unzipSync(await bytesAt(zip?.url ?? ""))[file.fileName]).toEqual(bytes);
  });

  it("lasts seven days unless told otherwise, to the second that its link carries", async () => {
    for (const [query, days] of [
      ["", 7],
      ["?retentionDays=1", 1],
      ["?retentionDays=30", 30],
    ] as const) {
      const made = await service.make(query);
      const lasts = Date.parse(made.expiresAt) - Math.floor(Date.parse(made.createdAt) / 1000) * 1000;
      expect(lasts).toBe(days * 86_400_000);
      expect(made.id.startsWith(`${String(days).padStart(2, "0")}-`)).toBe(true);
      const until = new URL(made.link).hash.split(".")[2] ?? "";
      expect(Number.parseInt(until, 36) * 1000).toBe(Date.parse(made.expiresAt));
    }
  });

  it("gives links to its files that end within ten minutes", async () => {
    const [document] = (await service.make()).documents;
    const seconds = Number(new URL(document?.url ?? "").searchParams.get("X-Amz-Expires"));
    expect(seconds).toBeLessThanOrEqual(600);
    expect(Date.parse(document?.urlExpiresAt ?? "") - service.now().getTime()).toBeLessThanOrEqual(seconds * 1000);
  });

  it("gives a code of six digits once, and only where it was asked for", async () => {
    expect((await service.make("?factor=code")).factor).toMatchObject({ kind: "code", code: /^\d{6}$/ });
    expect((await service.make("?factor=birth-date")).factor).toEqual({ kind: "birth-date" });
    expect((await service.make()).factor).toBeUndefined();
  });

  it.each([
    ["en", "Dates for your calendar"],
    ["fr-FR,en;q=0.5", "Dates pour votre agenda"],
    ["de, en;q=0.9, fr;q=0.2", "Dates for your calendar"],
  ])("is described in the language of Accept-Language %s", async (accepted, title) => {
    const reply = await service.create(hosted, { query: "?language=fr", headers: { "accept-language": accepted } });
    const made = (await reply.json()) as Created;
    expect(made.otherFiles.find(({ kind }) => kind === "calendar")?.title).toBe(title);
    expect(reply.headers.get("content-language")).toBe(title.startsWith("Dates for") ? "en" : "fr");
    expect(made.language).toBe("fr");
  });

  it("has the sheet for whoever accompanies the person where it is asked for", async () => {
    const idsOf = ({ documents }: Created) => documents.map(({ id }) => id);
    const without = idsOf(await service.make("", hosted));
    expect(without).not.toContain("companion-sheet");
    const made = await service.make("?also=companion-sheet", hosted);
    expect(idsOf(made)).toEqual([...without, "companion-sheet"]);
    const sheet = made.documents.find(({ id }) => id === "companion-sheet");
    expect(sha256(await bytesAt(sheet?.url ?? ""))).toBe(sheet?.sha256);
    expect((await service.create(hosted, { query: "?also=checklist" })).status).toBe(422);
  });

  it("says why each paper is there, why the others are not, and what is left to the pen", async () => {
    const made = await service.make("", await exampleAnswers("refugee-renewal-own-name-turkish"));
    const reasons = [...made.documents, ...made.notIncluded].map(({ id, reason }) => [id, reason]);
    const why = (id: string, start: string) => [id, expect.stringMatching(`^${start}.*\\.$`)];
    expect(reasons).toEqual([
      why("cover-sheet", "Elle dit dans quel ordre sont les documents"),
      why("commitment-reminder", "Un nouveau contrat d’engagement"),
      why("checklist", "Elle réunit les papiers"),
      why("counter-file-letter", "Votre demande se fait sur le site ANEF"),
      why("non-polygamy-statement", "Vous êtes mariée et de nationalité turque"),
      why("hosting-attestation", "Vous avez un logement à votre nom"),
      why("body-attestation", "Vos réponses n’indiquent ni centre"),
      why("shared-life-statement", "Vos réponses ne parlent pas"),
      why("shared-life-months", "Vos réponses ne parlent pas"),
      why("loss-declaration", "Vos réponses ne signalent pas de carte perdue"),
      why("ofpra-letter", "Vos réponses ne signalent pas de différence"),
      why("card-correction-letter", "Vos réponses ne signalent pas d’erreur d’identité"),
      why("decision-copy-request", "Vos réponses ne disent pas que la décision de protection est perdue"),
      why("clerical-error-letter", "Vos réponses ne signalent pas d’erreur dans un acte de l’Ofpra"),
      why("rectification-sheet", "Vos réponses ne signalent pas d’erreur dans un acte de l’Ofpra"),
      why("attempt-log", "Vos réponses ne citent aucun essai manqué"),
      why("contact-centre-message", "Vos réponses ne citent aucun essai manqué"),
      why("other-way-request", "Vos réponses ne citent aucun essai manqué"),
      why("rights-defender-note", "Vos réponses ne citent aucun essai manqué"),
      why("late-certificate-letter", "Aucune demande de titre n’est en cours"),
      why("reasons-request", "Votre demande n’est pas encore déposée"),
      why("gracious-appeal", "Votre demande n’est pas encore déposée"),
      why("rights-note", "Vous n’avez pas indiqué d’attestation"),
    ]);
    const { toFillIn } = await service.make();
    expect(toFillIn.find(({ id }) => id === "hosting-attestation")?.items).not.toEqual([]);
  });
});

describe("what is refused", () => {
  const problemOf = async (reply: Response) => {
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    const problem: unknown = await reply.json();
    expect(problemSchema.safeParse(problem).error).toBeUndefined();
    return problem as { code: string; title: string; problems?: { code: string; path: string; message: string }[] };
  };

  it("is said at once, answers and options, with place and code", async () => {
    const wrong = { ...hosted, ofpraNumber: "12", couple: { kind: "maried" }, shoe: 1 };
    const reply = await service.create(wrong, { query: "?retentionDays=31&colour=red" });
    expect(reply.status).toBe(422);
    const { problems = [] } = await problemOf(reply);
    expect(problems.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      "not-an-ofpra-number ofpraNumber",
      "unknown-key shoe",
      "unknown-option ?colour",
      "unknown-value couple.kind",
      "wrong-option ?retentionDays",
    ]);
  });

  it("is a field or an option that comes twice, each with its place, and never settled in silence", async () => {
    const text = JSON.stringify(hosted)
      .replace('"familyName":', '"familyName":"Karimi","familyName":')
      .replace("{", '{"version":1,');
    const reply = await service.create(text, { query: "?language=fr&language=en&oneTime=true&oneTime=true" });
    expect(reply.status).toBe(422);
    const { problems = [] } = await problemOf(reply);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "doubled-option ?language",
      "doubled-option ?oneTime",
      "doubled-key version",
      "doubled-key identity.familyName",
    ]);
    expect(JSON.stringify(problems)).not.toContain("Karimi");
  });

  it.each([
    ["fr", "Des réponses sont à corriger"],
    ["en-GB", "Some answers need correcting"],
    ["*", "Des réponses sont à corriger"],
  ])("is said in the language of Accept-Language %s", async (language, title) => {
    const reply = await service.create({ version: 1 }, { headers: { "accept-language": language } });
    expect((await problemOf(reply)).title).toBe(title);
  });

  it("is a birth date as second factor where it is not known to the day", async () => {
    const identity = { ...(hosted["identity"] as object), birth: { date: "1990-00-00" } };
    // Its differences say the whole date, which this identity would contradict.
    const { concordance: _, ...others } = hosted;
    const reply = await service.create({ ...others, identity }, { query: "?factor=birth-date" });
    expect(reply.status).toBe(422);
    expect((await problemOf(reply)).problems).toMatchObject([
      { code: "no-whole-birth-date", path: "identity.birth.date" },
    ]);
  });

  it.each([
    ["broken JSON", 400, "not-json", '{"version": 1,', {}],
    ["more than 100 KB", 413, "body-too-large", `"${"x".repeat(100 * 1024)}"`, {}],
    ["a form", 415, "wrong-type", "a=b", { "content-type": "application/x-www-form-urlencoded" }],
    ["an Idempotency-Key with a space", 400, "wrong-idempotency-key", undefined, { "idempotency-key": "a b" }],
    [
      "an Idempotency-Key that is too long",
      400,
      "wrong-idempotency-key",
      undefined,
      { "idempotency-key": "k".repeat(256) },
    ],
  ])("%s: %i", async (_, status, code, body, headers) => {
    const reply = await service.create(body ?? hosted, { headers });
    expect([reply.status, (await problemOf(reply)).code]).toEqual([status, code]);
  });

  it.each([
    ["GET", "/api/dossiers", 405, "POST"],
    ["PUT", "/api/dossiers", 405, "POST"],
    ["POST", "/api/health", 405, "GET"],
    ["GET", "/api/nothing", 404, null],
    ["GET", "/api/dossiers/../schema", 200, null],
    ["GET", "/api/dossiers/%2e%2e%2fschema/openings", 404, null],
  ])("%s %s: %i", async (method, path, status, allow) => {
    const reply = await service.fetch(`${service.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${"a".repeat(43)}` },
    });
    expect([reply.status, reply.headers.get("allow")]).toEqual([status, allow]);
    if (status !== 200) await problemOf(reply);
  });
});

describe("an Idempotency-Key", () => {
  it("gives the same dossier, link and secret again, and stores nothing twice", async () => {
    const headers = { "idempotency-key": "first-key-0001" };
    const one = (await (await service.create(hosted, { query: "?factor=code", headers })).json()) as Created;
    const before = await service.keys();
    const other = (await (await service.create(hosted, { query: "?factor=code", headers })).json()) as Created;
    const lasting = ({ documents, otherFiles, ...rest }: Created) => ({
      ...rest,
      files: [...documents, ...otherFiles].map(({ url: _url, urlExpiresAt: _until, ...file }) => file),
    });
    expect(lasting(other)).toEqual(lasting(one));
    expect(await service.keys()).toEqual(before);
  });

  it.each([
    ["answers", { language: "ru" }, ""],
    ["options", {}, "?retentionDays=3"],
  ])("is refused for other %s", async (what, change, query) => {
    const headers = { "idempotency-key": `key-for-other-${what}` };
    expect((await service.create(hosted, { headers })).status).toBe(201);
    const reply = await service.create({ ...hosted, ...change }, { headers, query });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([422, "idempotency-key-reused"]);
  });

  it("makes one dossier of many equal requests at once", async () => {
    const before = new Set(await service.keys());
    const headers = { "idempotency-key": "many-at-once" };
    const replies = await Promise.all(Array.from({ length: 12 }, () => service.create(hosted, { headers })));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    const made = (await Promise.all(replies.map((reply) => reply.json()))) as Created[];
    expect(new Set(made.map(({ id, link, ownerSecret }) => `${id} ${link} ${ownerSecret}`)).size).toBe(1);
    const after = (await service.keys()).filter((key) => key.startsWith("dossiers/") && !before.has(key));
    expect(new Set(after.map((key) => key.split("/")[1])).size).toBe(1);
  });

  it("does not bring a deleted dossier back", async () => {
    const headers = { "idempotency-key": "deleted-since" };
    const made = (await (await service.create(hosted, { headers })).json()) as Created;
    expect((await service.owner("DELETE", `/api/dossiers/${made.id}`, made.ownerSecret)).status).toBe(204);
    const again = await service.create(hosted, { headers });
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([410, "dossier-over"]);
    expect((await service.keys()).filter((key) => key.includes(made.id))).toEqual([`ended/${made.id}.json`]);
  });
});
