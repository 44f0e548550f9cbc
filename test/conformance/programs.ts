// Runs a program of the machine and keeps what it printed; a missing program is named, with how to get it.
import { spawn } from "node:child_process";

/** What one part of the conformance run found. */
export type Outcome = { passed: number; failed: number; failures: string[] };

export type Ran = { exitCode: number; stdout: string; stderr: string };

/** A program that the conformance run needs and the machine does not have. */
export class MissingProgram extends Error {}

const debianPackages: Record<string, string> = {
  java: "Java 11 or later (Debian: apt-get install default-jre-headless)",
  mvn: "Maven, to fetch veraPDF once (Debian: apt-get install maven)",
  go: "Go 1.21 or later, to build a real S3 server once",
  cargo: "cargo, to fetch AWS's signature vectors once (Debian: apt-get install cargo)",
  pdftotext: "pdftotext (Debian: apt-get install poppler-utils)",
  nginx: "nginx (Debian: apt-get install nginx-light)",
  openssl: "openssl (Debian: apt-get install openssl)",
  qpdf: "qpdf (Debian: apt-get install qpdf)",
};

export function runProgram(program: string, args: string[], cwd?: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ENOENT"
          ? new MissingProgram(`The conformance run needs ${debianPackages[program] ?? program}.`)
          : error,
      ),
    );
    child.on("close", (code) =>
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      }),
    );
  });
}
