// The stacks, deployed to an emulator of AWS, and the API used through them: the bundles run there under their own roles.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GetBucketPolicyCommand, GetPublicAccessBlockCommand, S3Client } from "@aws-sdk/client-s3";
import { batchKeys } from "../../functions/batch/keys.ts";
import type { Created } from "../../functions/api/dossier-schemas.ts";
import { loadBundled } from "../support/bundle.ts";
import { originSecretHeader } from "../../functions/aws/config.ts";
import { keys } from "../../functions/delivery/keys.ts";
import { hashOf } from "../../functions/aws/secrets.ts";
import { permissions, stepPermissions } from "../../infra/stacks/permissions.ts";
import { changesForEmulator, deploy, physicalIds } from "./deployed.ts";
import { account, region, startMiniStack, type MiniStack, type Reply } from "./ministack.ts";
import { notEmulatedOfBatches, theBatches } from "./batches.ts";
import { keysUnder, logLines, must, mustBe, type Bench, type Check } from "./bench.ts";
import type { Outcome } from "./programs.ts";

/** What this run does not prove, and what stands in its place. */
const notEmulated = [
  "Lambda's own machine (arm64, nodejs24.x, memory, freeze): the bundles run on this machine's Node; see the runtime check",
  "the firewall's rules and API Gateway's throttling: tests read them in the templates",
  "s3:signatureAge, plain HTTP and old TLS refused: tests read the bucket's policy, which is in force here",
  "403 in place of 404 without s3:ListBucket: tests read that the functions that look things up may list",
  "the bucket's lifecycle rules: tests read them in the template, and the local store's sweeper has its own tests",
  "sealing with the key, alarms that ring, the budget: tests read the templates",
  "that CloudFormation refuses to delete a bucket that holds something: a test reads that nothing empties it before",
];

const answers = readFileSync("test/examples/refugee-first-hosted-married.json", "utf8");

const post = (bench: Bench, path: string, body: string, headers: Record<string, string>): Promise<Reply> =>
  bench.emulator.ask(`${bench.deployed.siteUrl}${path}`, { method: "POST", body, headers });

async function make(bench: Bench, query = "", headers: Record<string, string> = {}): Promise<Created> {
  const reply = await post(bench, `/api/dossiers${query}`, answers, { "content-type": "application/json", ...headers });
  must(reply.status === 201, `POST /api/dossiers: ${reply.status} ${reply.body.toString("utf8").slice(0, 500)}`);
  return JSON.parse(reply.body.toString("utf8")) as Created;
}

const form = (bench: Bench, path: string, fields: Record<string, string>): Promise<Reply> =>
  post(bench, path, new URLSearchParams(fields).toString(), { "content-type": "application/x-www-form-urlencoded" });

const ofOwner = (bench: Bench, method: string, path: string, secret: string): Promise<Reply> =>
  bench.emulator.ask(`${bench.deployed.siteUrl}${path}`, { method, headers: { authorization: `Bearer ${secret}` } });

const tokenOf = ({ link }: Created): string => new URL(link).hash.slice(1);
const visitOf = (page: Reply): string => /name="visit" value="([^"]+)"/.exec(page.body.toString("utf8"))?.[1] ?? "";
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const theBucket: Check[] = [
  [
    "the bucket blocks public access, and its policy denies and allows nothing",
    async ({ s3, deployed: { bucket: Bucket } }) => {
      const { PublicAccessBlockConfiguration: block = {} } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      must(Object.values(block).length === 4 && Object.values(block).every(Boolean), "something public is not blocked");
      const { Policy = "{}" } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
      const { Statement } = JSON.parse(Policy) as { Statement: { Effect: string; Condition: object }[] };
      mustBe(
        Statement.map(({ Effect }) => Effect),
        ["Deny", "Deny", "Deny"],
        "effects",
      );
    },
  ],
];

const theWayIn: Check[] = [
  [
    "the API refuses who comes round CloudFront, whatever secret is guessed",
    async ({ emulator, deployed }) => {
      for (const headers of [{}, { [originSecretHeader]: "guess" }]) {
        const reply = await emulator.ask(`${deployed.apiUrl}/api/health`, { headers });
        mustBe(reply.status, 403, "status");
        must(reply.body.toString("utf8").includes("not-by-the-front-door"), "another refusal");
      }
    },
  ],
  [
    "CloudFront shows the secret, lets nobody else set it, and adds its security headers",
    async ({ emulator, deployed }) => {
      const headers = { [originSecretHeader]: "guess" };
      const reply = await emulator.ask(`${deployed.siteUrl}/api/health`, { headers });
      mustBe([reply.status, reply.body.toString("utf8")], [200, '{"status":"ok"}'], "health");
      mustBe(reply.headers["strict-transport-security"], "max-age=63072000; includeSubDomains", "HSTS");
      mustBe(reply.headers["x-robots-tag"], "noindex, nofollow", "X-Robots-Tag");
      mustBe(reply.headers["cache-control"], "no-store", "Cache-Control");
    },
  ],
  [
    "each route of the API is there, and what is no route is refused",
    async ({ emulator, deployed }) => {
      for (const [method, path, wanted] of [
        ["GET", "/api/openapi.json", 200],
        ["GET", "/api/schema", 200],
        ["GET", "/d", 200],
        ["HEAD", "/d", 200],
        ["GET", "/d/any-token", 200],
        ["GET", "/api/nothing", 404],
        ["GET", "/api/dossiers", 405],
        ["DELETE", "/api/dossiers/07-00112233445566778899aabbccddeeff", 401],
        ["POST", "/api/dossiers/07-00112233445566778899aabbccddeeff/revoke", 401],
        ["POST", "/api/dossiers/07-00112233445566778899aabbccddeeff/unlock", 401],
        ["GET", "/api/dossiers/07-00112233445566778899aabbccddeeff/openings", 401],
      ] as const) {
        const { status } = await emulator.ask(`${deployed.siteUrl}${path}`, { method });
        mustBe(status, wanted, `${method} ${path}`);
      }
    },
  ],
];

const aDossier: Check[] = [
  [
    "answers become a dossier whose files come back byte for byte from signed addresses",
    async (bench) => {
      const made = await make(bench);
      const files = [...made.documents, ...made.otherFiles];
      must(files.length > 4, "too few files");
      must(made.link.startsWith(`${bench.deployed.siteUrl}/d#`), "the link has another address");
      for (const { url, sha256: wanted, fileName } of files) {
        const reply = await bench.emulator.ask(url);
        mustBe([reply.status, sha256(reply.body)], [200, wanted], fileName);
      }
    },
  ],
  [
    "wrong answers are refused with every problem, and nothing is stored",
    async (bench) => {
      const before = await keysUnder(bench, "");
      const wrong = { ...(JSON.parse(answers) as object), request: {}, identity: {} };
      const reply = await post(bench, "/api/dossiers", JSON.stringify(wrong), { "content-type": "application/json" });
      mustBe([reply.status, reply.headers["content-type"]], [422, "application/problem+json"], "reply");
      mustBe(await keysUnder(bench, ""), before, "keys");
    },
  ],
  [
    "two equal requests at once, and a retry, make one dossier",
    async (bench) => {
      const headers = { "idempotency-key": "conformance-1" };
      const both = await Promise.all([make(bench, "", headers), make(bench, "", headers)]);
      const all = [...both, await make(bench, "", headers)];
      mustBe(new Set(all.map(({ id, link, ownerSecret }) => `${id} ${link} ${ownerSecret}`)).size, 1, "dossiers");
      const other = { "content-type": "application/json", ...headers };
      const reused = await post(bench, "/api/dossiers?retentionDays=3", answers, other);
      must(reused.status === 409 || reused.status === 422, `another request under the key: ${reused.status}`);
    },
  ],
  [
    "a link opens by POST only, lists the files, and gives each by an address of a minute at most",
    async (bench) => {
      const made = await make(bench);
      const before = await keysUnder(bench, "");
      for (const method of ["GET", "HEAD"]) {
        await bench.emulator.ask(`${bench.deployed.siteUrl}/d/${tokenOf(made)}`, { method });
      }
      mustBe(await keysUnder(bench, ""), before, "keys after GET and HEAD");
      const page = await form(bench, "/d", { token: tokenOf(made) });
      mustBe(page.status, 200, "page");
      for (const { fileName, sha256: wanted } of made.documents) {
        const sent = await form(bench, "/d/file", { visit: visitOf(page), file: fileName });
        mustBe(sent.status, 303, fileName);
        const address = String(sent.headers["location"]);
        must(Number(new URL(address).searchParams.get("X-Amz-Expires")) <= 60, "the address lasts longer");
        const file = await bench.emulator.ask(address);
        mustBe([file.status, sha256(file.body)], [200, wanted], fileName);
        const tampered = await bench.emulator.ask(address.replace("checklist", "cover-sheet").replace(/.$/, "0"));
        mustBe(tampered.status, 403, "a changed address");
      }
    },
  ],
  [
    "a wrong code is refused five times, and then the right one too",
    async (bench) => {
      const made = await make(bench, "?factor=code");
      const code = made.factor?.kind === "code" ? made.factor.code : "";
      const wrong = code === "000000" ? "000001" : "000000";
      for (let number = 1; number <= 5; number++) {
        mustBe((await form(bench, "/d", { token: tokenOf(made), factor: wrong })).status, 403, `try ${number}`);
      }
      const { status, body } = await form(bench, "/d", { token: tokenOf(made), factor: code });
      must(status >= 400 && !body.toString("utf8").includes('name="visit"'), `the right code after five: ${status}`);
      const fresh = await make(bench, "?factor=code");
      const right = fresh.factor?.kind === "code" ? fresh.factor.code : "";
      mustBe((await form(bench, "/d", { token: tokenOf(fresh), factor: right })).status, 200, "the right code at once");
    },
  ],
  [
    "a one-time link opens once",
    async (bench) => {
      const made = await make(bench, "?oneTime=true");
      const statuses = [];
      for (let number = 1; number <= 2; number++) {
        statuses.push((await form(bench, "/d", { token: tokenOf(made) })).status);
      }
      mustBe(statuses, [200, 410], "first and second opening");
    },
  ],
  [
    "the sender sees openings, revokes, and deletes every object",
    async (bench) => {
      const made = await make(bench);
      const page = await form(bench, "/d", { token: tokenOf(made) });
      await form(bench, "/d/file", { visit: visitOf(page), file: "dossier.pdf" });
      const own = `/api/dossiers/${made.id}`;
      const seen = await ofOwner(bench, "GET", `${own}/openings`, made.ownerSecret);
      const { accessLogSchema } = await loadBundled<typeof import("../../functions/api/dossier-schemas.ts")>(
        "functions/api/dossier-schemas.ts",
      );
      const { openings } = accessLogSchema.parse(JSON.parse(seen.body.toString("utf8")));
      mustBe(
        openings.map(({ outcome }) => outcome),
        ["opened", "downloaded"],
        "openings",
      );
      mustBe(
        (await ofOwner(bench, "GET", `${own}/openings`, made.ownerSecret.toLowerCase())).status,
        404,
        "other secret",
      );
      mustBe((await ofOwner(bench, "POST", `${own}/unlock`, made.ownerSecret)).status, 204, "unlock");
      mustBe((await ofOwner(bench, "POST", `${own}/revoke`, made.ownerSecret)).status, 204, "revoke");
      mustBe((await form(bench, "/d", { token: tokenOf(made) })).status, 410, "the link after it was revoked");
      mustBe((await ofOwner(bench, "DELETE", own, made.ownerSecret)).status, 204, "delete");
      mustBe(await keysUnder(bench, keys.dossier(made.id)), [], "objects left");
      mustBe((await form(bench, "/d", { token: tokenOf(made) })).status, 410, "the link after it was deleted");
    },
  ],
  [
    "an unknown link, dossier and visit are unknown, not forbidden and not a fault",
    async (bench) => {
      const made = await make(bench);
      const foreign = tokenOf(made).replace(/^./, (first) => (first === "A" ? "B" : "A"));
      mustBe((await form(bench, "/d", { token: foreign })).status, 404, "link");
      const visit = "A".repeat(43);
      const { status } = await form(bench, "/d/file", { visit, file: "dossier.pdf" });
      must(status === 404 || status === 410, `visit: ${status}`);
      const own = `/api/dossiers/07-${"0".repeat(32)}`;
      mustBe((await ofOwner(bench, "DELETE", own, made.ownerSecret)).status, 404, "dossier");
    },
  ],
];

const theBounds: Check[] = [
  [
    "an address that nobody signed gets nothing from the bucket",
    async (bench) => {
      const made = await make(bench);
      const { url } = made.documents[0] ?? { url: "" };
      const { origin, pathname } = new URL(url);
      mustBe((await bench.emulator.ask(`${origin}${pathname}`)).status, 403, "not signed");
    },
  ],
  [
    "no key, log line or metric holds a name, a number or an address of the answers, nor a token",
    async (bench) => {
      const made = await make(bench, "?factor=code");
      await form(bench, "/d", { token: tokenOf(made), factor: "000000" });
      await bench.emulator.ask(`${bench.deployed.siteUrl}/d/${tokenOf(made)}`);
      const personal = personalTexts(JSON.parse(answers));
      must(personal.length > 10, "too few planted texts");
      const told = [...(await keysUnder(bench, "")), ...(await logLines(bench))].join("\n");
      must(told.includes('"route":"/api/dossiers"'), "the functions' log lines were not found");
      const found = [...personal, tokenOf(made), made.ownerSecret].filter((text) => isTold(told, text));
      mustBe(found, [], "found");
      must(told.includes(hashOf(tokenOf(made))), "the link's key is not the hash of its token");
    },
  ],
  [
    "the emulator's IAM allows each function what its row says of each kind of object, and nothing else",
    async (bench) => {
      const kinds = Object.entries(sampleKeys);
      for (const [name, row] of Object.entries({ ...permissions, ...stepPermissions })) {
        const role = new RegExp(`^${pascalCase(name)}Role[0-9A-F]{8}$`);
        const roleName = bench.deployed.functions.get(idOf(bench, role)) ?? "";
        for (const [deed, action] of Object.entries(s3Actions)) {
          const allowed = row[deed as keyof typeof s3Actions] ?? [];
          const wanted = kinds.filter(([, key]) => allowed.some((place) => isUnder(key, place))).map(([kind]) => kind);
          const found = [];
          for (const [kind, key] of kinds) {
            const xml = await bench.emulator.query("iam", "SimulatePrincipalPolicy", {
              PolicySourceArn: `arn:aws:iam::${account}:role/${roleName}`,
              "ActionNames.member.1": action,
              "ResourceArns.member.1": `arn:aws:s3:::${bench.deployed.bucket}/${key}`,
            });
            if (/<EvalDecision>allowed<\/EvalDecision>/.test(xml)) found.push(kind);
          }
          mustBe(found, wanted, `${name} may ${deed}`);
        }
      }
    },
  ],
  [
    "each function is held to its role: with the right to write taken away, no dossier is made",
    async (bench) => {
      const role = bench.deployed.functions.get(idOf(bench, /^CreateDossierRole[0-9A-F]{8}$/)) ?? "";
      const named = { RoleName: role, PolicyName: idOf(bench, /^CreateDossierRoleDefaultPolicy/) };
      const xml = await bench.emulator.query("iam", "GetRolePolicy", named);
      const whole = decodeURIComponent(/<PolicyDocument>([\s\S]*?)<\/PolicyDocument>/.exec(xml)?.[1] ?? "");
      const document = JSON.parse(unescapeXml(whole)) as { Statement: { Action: string | string[] }[] };
      const less = document.Statement.filter(({ Action }) => Action !== "s3:PutObject");
      mustBe(less.length, document.Statement.length - 1, "statements without s3:PutObject");
      const put = (PolicyDocument: string) =>
        bench.emulator.query("iam", "PutRolePolicy", { ...named, PolicyDocument });
      await put(JSON.stringify({ ...document, Statement: less }));
      const before = await keysUnder(bench, "");
      const reply = await post(bench, "/api/dossiers", answers, { "content-type": "application/json" });
      await put(JSON.stringify(document));
      mustBe(reply.status, 500, "status");
      must(reply.body.toString("utf8").includes("store-refused"), "another error");
      mustBe(await keysUnder(bench, ""), before, "keys");
      await make(bench);
    },
  ],
];

const theEnd: Check[] = [
  [
    "`cdk destroy` leaves no stack",
    async ({ emulator, deployed }) => {
      // The accounts are protected: the operator says first that they may go.
      const UserPoolId = deployed.outputs["DossierBulk"]?.["UserPool"] ?? "";
      const unprotected = { UserPoolId, DeletionProtection: "INACTIVE" };
      await emulator.json("cognito-idp", "AWSCognitoIdentityProviderService.UpdateUserPool", unprotected);
      const ran = await deployed.cdk(["destroy", "--all", "--force"]);
      mustBe(ran.exitCode, 0, `exit code (${ran.stderr.slice(-500)})`);
      for (const stack of ["DossierStorage", "DossierSite", "DossierBulk", "DossierService", "DossierWatch"]) {
        const left = await physicalIds(emulator, stack).then(
          (ids) => ids.size,
          () => 0,
        );
        mustBe(left, 0, `resources of ${stack}`);
      }
    },
  ],
];

const s3Actions = { read: "s3:GetObject", write: "s3:PutObject", delete: "s3:DeleteObject" } as const;

const sampleId = "07-00112233445566778899aabbccddeeff";
const sampleBatch = { tenant: "association-a", batch: "00112233445566778899aabbccddeeff" };
/** One object of each kind, and one that is none of ours. */
const sampleKeys = {
  file: keys.file(sampleId, "dossier.pdf"),
  manifest: keys.manifest(sampleId),
  link: keys.link("ab12"),
  revocation: keys.revocation(sampleId),
  attempt: keys.attempt(sampleId, 0, 1),
  opened: keys.opened("ab12"),
  visit: keys.session("ab12"),
  accessLog: `${keys.accessLog(sampleId)}20261123T101500123Z_opened_-_0011223344556677`,
  idempotency: keys.idempotency("ab12"),
  upload: batchKeys.upload(sampleBatch),
  report: batchKeys.report(sampleBatch),
  fingerprintKey: batchKeys.fingerprintKey(sampleBatch.tenant),
  other: "other/object",
};

const isUnder = (key: string, place: string): boolean =>
  place.endsWith("/") ? key.startsWith(place) : new RegExp(`^${place.replaceAll("*", ".*")}$`).test(key);

const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

const idOf = ({ deployed }: Bench, form: RegExp): string =>
  [...deployed.functions.keys()].find((id) => form.test(id)) ?? `no id ${form.source}`;

const unescapeXml = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Names, numbers and addresses: what is longer than a fixed word of the schema, and only a person can have written. */
function personalTexts(value: unknown): string[] {
  if (typeof value === "string") return /[A-ZÀ-Ý0-9@]/.test(value) && value.length > 4 ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(personalTexts) : [];
}

/** Digits alone count where no letter or digit touches them: those of a postcode come up by chance within a hash. */
const isTold = (told: string, text: string): boolean =>
  /^\d+$/.test(text) ? new RegExp(`\\b${text}\\b`).test(told) : told.includes(text);

/** Throws where the emulator cannot be had. */
export async function runEmulatorConformance(): Promise<Outcome> {
  // Not inside the project: its package.json would make the emulator's own scripts ES modules.
  const folder = mkdtempSync(join(tmpdir(), "dossier-aws-"));
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  let emulator: MiniStack | undefined;
  try {
    emulator = await startMiniStack(folder);
    const deployed = await deploy(emulator, folder);
    const { endpoint, credentials, agent } = emulator;
    const s3 = new S3Client({
      endpoint,
      region,
      credentials,
      forcePathStyle: true,
      requestHandler: { httpsAgent: agent },
    });
    for (const [sentence, run] of [...theBucket, ...theWayIn, ...aDossier, ...theBatches, ...theBounds, ...theEnd]) {
      try {
        await run({ emulator, deployed, s3 });
        outcome.passed += 1;
        console.log(`  ok: ${sentence}`);
      } catch (error) {
        outcome.failed += 1;
        outcome.failures.push(`${sentence}\n  ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    for (const line of changesForEmulator) console.log(`  otherwise than on AWS: ${line}`);
    for (const line of [...notEmulated, ...notEmulatedOfBatches]) console.log(`  not shown here: ${line}`);
    return outcome;
  } finally {
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, failures } = await runEmulatorConformance();
  for (const failure of failures) console.log(`  ${failure}`);
  console.log(`AWS emulator: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
