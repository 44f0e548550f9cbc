// AWS's published test vectors for Signature V4, put to the verifier of the local store. They are fetched, not kept here.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { S3Error } from "../../infra/local/object-store/protocol/s3-error.ts";
import { encodePath, readHeaders, readQuery } from "../../infra/local/object-store/protocol/s3-request.ts";
import { checkSignature, type SignedMessage } from "../../infra/local/object-store/protocol/signature.ts";
import { runProgram, type Outcome } from "./programs.ts";

// The suite of aws-c-auth, as AWS's own crate carries it (Apache-2.0): https://crates.io/crates/aws-sigv4
const crate = "aws-sigv4";
const crateVersion = "1.3.6";
/** How many vectors of AWS that version has: fewer would mean that some were lost on the way. */
const vectorsInCrate = 38;

const folder = fileURLToPath(new URL("../../.cache/sigv4-vectors", import.meta.url));

type Context = {
  credentials: { access_key_id: string; secret_access_key: string; token?: string };
  region: string;
  service: string;
  timestamp: string;
  normalize: boolean;
  omit_session_token?: boolean;
};

/** The folder of the vectors, fetched through cargo the first time. */
async function fetchVectors(): Promise<string> {
  const vectors = join(folder, crateVersion);
  if (existsSync(vectors)) return vectors;
  const project = join(folder, "project");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "lib.rs"), "");
  writeFileSync(
    join(project, "Cargo.toml"),
    `[package]\nname = "vectors"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[workspace]\n` +
      `[dependencies]\n${crate} = { version = "=${crateVersion}", default-features = false }\n`,
  );
  const manifest = join(project, "Cargo.toml");
  const ran = await runProgram("cargo", ["metadata", "--format-version", "1", "--manifest-path", manifest]);
  if (ran.exitCode !== 0) throw new Error(`cargo could not fetch ${crate}:\n${ran.stderr}`);
  const { packages } = JSON.parse(ran.stdout) as { packages: { name: string; manifest_path: string }[] };
  const found = packages.find(({ name }) => name === crate);
  if (found === undefined) throw new Error(`cargo does not know ${crate}.`);
  // Copied beside and renamed, so that a run that is stopped midway leaves nothing that looks whole.
  cpSync(join(dirname(found.manifest_path), "aws-signing-test-suite", "v4"), `${vectors}.part`, { recursive: true });
  renameSync(`${vectors}.part`, vectors);
  return vectors;
}

/** A request as the vectors write it: folded headers, bare UTF-8 and spaces in the path included. */
function readText(text: string, context: Context): SignedMessage & { body: string } {
  const [head = "", body = ""] = text.split(/\n\n(.*)/s);
  const [first = "", ...lines] = head.replace(/\n[ \t]+/g, " ").split("\n");
  const [, method = "", path = "", query = ""] = /^(\S+) ([^?]*)\??(.*) HTTP\/1\.1$/s.exec(first) ?? [];
  const rawHeaders = lines.flatMap((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);
  const headers = readHeaders(rawHeaders);
  return {
    method,
    // The signer tidies a path and encodes it once more, or takes it as it is; the vectors have a third way.
    path: context.normalize ? path : encodePath(path),
    query: readQuery(query).filter(
      // Services that want the token unsigned take it out before they look at the signature.
      ([name]) => context.omit_session_token !== true || name !== "X-Amz-Security-Token",
    ),
    headers,
    payloadHash: headers.get("x-amz-content-sha256") ?? createHash("sha256").update(body).digest("hex"),
    body,
  };
}

async function isAccepted(message: SignedMessage, context: Context): Promise<boolean | string> {
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey } = context.credentials;
  try {
    await checkSignature(message, {
      credentials: { accessKeyId, secretAccessKey },
      region: context.region,
      service: context.service,
      now: new Date(context.timestamp),
      tidyPath: context.normalize,
    });
    return true;
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    return error.code;
  }
}

/** The same request with one thing changed: each must be refused, or the vector proves nothing. */
function spoil(message: SignedMessage): SignedMessage[] {
  const { headers, query } = message;
  const host = new Map(headers).set("host", `${headers.get("host")}.evil.example`);
  return [
    { ...message, method: message.method === "GET" ? "POST" : "GET" },
    { ...message, path: `${message.path}x` },
    { ...message, query: [...query, ["more", "1"]] },
    { ...message, headers: host },
    { ...message, payloadHash: createHash("sha256").update("another body").digest("hex") },
  ];
}

/** Every vector by header and by query: accepted as it is, refused with any one thing changed. */
export async function runSignatureVectors(): Promise<Outcome> {
  const vectors = await fetchVectors();
  // Two more are the crate's own, without the credentials that would sign them.
  const names = readdirSync(vectors).filter((name) => existsSync(join(vectors, name, "context.json")));
  if (names.length !== vectorsInCrate) {
    throw new Error(`${names.length} signature vectors were found, ${vectorsInCrate} expected.`);
  }
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  for (const name of names) {
    const read = (file: string) => readFileSync(join(vectors, name, file), "utf8");
    const context = JSON.parse(read("context.json")) as Context;
    for (const how of ["header", "query"]) {
      const { body: _, ...message } = readText(read(`${how}-signed-request.txt`), context);
      const verdict = await isAccepted(message, context);
      const spoilt = await Promise.all(spoil(message).map((changed) => isAccepted(changed, context)));
      if (verdict === true && spoilt.every((code) => code === "SignatureDoesNotMatch")) outcome.passed += 1;
      else {
        outcome.failed += 1;
        outcome.failures.push(
          `${name} by ${how}: ${verdict === true ? `when changed: ${spoilt.join(", ")}` : verdict}`,
        );
      }
    }
  }
  return outcome;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, failures } = await runSignatureVectors();
  for (const line of failures) console.log(line);
  console.log(`Signature V4 vectors: ${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
