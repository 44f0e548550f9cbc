// The packed command on this machine, by npx from its tarball: every command in a folder of its own, nothing fetched.
import { isDeepStrictEqual } from "node:util";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { batchClientAt, startProcess } from "../service/bundled-service.ts";
import { answeredTwice, askTwice } from "../support/terminal.ts";
import { installPacked, pack, runByNpx, twoPeople } from "../support/packed-command.ts";
import type { Outcome } from "./programs.ts";

const example = resolve("test/examples/refugee-first-hosted-married.json");

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** Each works on what the ones before it wrote. */
const commands = [
  ["--version"],
  ["--help", "--language", "fr"],
  ["make", example, "--out", "papers"],
  ["explain", example, "--language", "en"],
  ["blank", "checklist", "--out", "blank.pdf"],
  ["schema"],
  ["model", "--csv", "--out", "people.csv"],
  ["model", "--xlsx", "--out", "people.xlsx"],
];

export async function runPackageConformance(): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), "packed-"));
  const outcome: Outcome = { passed: 0, failed: 0, failures: [] };
  const note = (name: string, fault: string | undefined) => {
    if (fault === undefined) outcome.passed++;
    else outcome.failures.push(`${name}: ${fault}`);
    outcome.failed = outcome.failures.length;
  };
  try {
    const tarball = pack(join(root, "tarball"));
    for (const args of commands) {
      const { code, out, err } = runByNpx(tarball, join(root, "empty"), args);
      const isRight = code === 0 && (args[0] !== "--version" || out === `${version}\n`);
      note(`npx ${args[0]}`, isRight ? undefined : out + err);
    }
    const command = installPacked(tarball, join(root, "installed"));
    note("size", command.bytes < 10_000_000 ? undefined : `${command.bytes} bytes`);
    for (const args of [
      ["check", "-"],
      ["batch", "-", "--out", "batch"],
    ]) {
      const { code, err } = command.run(args, { input: twoPeople });
      note(args[0]!, code === 0 ? undefined : err);
    }
    const answers = await askTwice(command.program, join(root, "installed"));
    note("ask", isDeepStrictEqual(answers, answeredTwice) ? undefined : JSON.stringify(answers));
    const service = await startProcess(command.program, join(root, "data"), { example: true });
    try {
      const { code, err } = command.run(["send", example, "--to", service.url]);
      note("serve and send", code === 0 ? undefined : err);
      const client = batchClientAt(service.url);
      const { id } = await client.check(Buffer.from(twoPeople));
      const { state } = await client.make(id);
      note("a batch of the service", state === "done" ? undefined : state);
    } finally {
      await service.end("SIGTERM");
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return outcome;
}
