// The process that holds one engine: prints the sets that it is handed and says how long each took.
import { open } from "engine-under-test";
import { cpuMsOfTree, memoryMbOfTree } from "./processes.ts";
import type { FacePaths, PaperSet } from "./engine.ts";

export type Request =
  | { kind: "print"; sets: PaperSet[]; untimed: number }
  | { kind: "show"; set: PaperSet }
  | { kind: "memory" }
  | { kind: "end" };

export type Reply =
  | { kind: "ready" }
  | { kind: "printed"; wallMs: number[]; cpuMs: number; bytes: number }
  | { kind: "shown"; files: Uint8Array[] }
  | { kind: "memory"; peakMb: number }
  | { kind: "failed"; message: string };

const faces = JSON.parse(process.argv[2] ?? "{}") as FacePaths;
const engine = await open(faces);
const reply = (message: Reply): void => void process.send?.(message);
let peakMb = 0;

async function answer(request: Request): Promise<void> {
  switch (request.kind) {
    case "print": {
      const wallMs: number[] = [];
      let bytes = 0;
      let cpuMs = 0;
      for (const [index, set] of request.sets.entries()) {
        const cpuBefore = cpuMsOfTree();
        const start = performance.now();
        const files = await engine.print(set);
        const ms = performance.now() - start;
        if (index >= request.untimed) {
          wallMs.push(ms);
          cpuMs += cpuMsOfTree() - cpuBefore;
        }
        engine.tidy?.();
        bytes = files.reduce((sum, file) => sum + file.length, 0);
      }
      cpuMs /= Math.max(1, wallMs.length);
      peakMb = Math.max(peakMb, memoryMbOfTree());
      reply({ kind: "printed", wallMs, cpuMs, bytes });
      break;
    }
    case "show":
      reply({ kind: "shown", files: await engine.print(request.set) });
      break;
    case "memory":
      reply({ kind: "memory", peakMb: Math.max(peakMb, process.resourceUsage().maxRSS / 1024) });
      break;
    case "end":
      await engine.close?.();
      process.disconnect();
  }
}

process.on("message", (request: Request) => {
  answer(request).catch((error: unknown) => {
    reply({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});
reply({ kind: "ready" });
