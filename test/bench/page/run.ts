// What the page for a person costs, with its aims: `npm run bench:page`. Options: --json; --rounds N; --sizes, without the browser.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureSizes } from "./sizes.ts";

const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, sizes: { type: "boolean" }, rounds: { type: "string", default: "5" } },
});

/** Milliseconds at a quarter of the speed. */
const aims: Readonly<Record<string, number>> = {
  "all papers from the answers, cold": 1000,
  "preview of a page, cold": 200,
  "preview of a page, warm": 200,
  "next screen after an answer, median": 100,
  "next screen after an answer, slowest": 100,
  "what is decided, cold": 100,
};

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`.padStart(11);
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(11);
const aim = (found: number, wanted: number | undefined, text: string): string =>
  wanted === undefined ? "" : `  aim ${text}${found > wanted ? ", missed" : ""}`;
const print = (name: string, rest: string): void => console.log(`  ${name}`.padEnd(66) + rest);

const sizes = await measureSizes();
const times =
  options.sizes === true ? undefined : await (await import("./times.ts")).measureTimes(Number(options.rounds));
const machine = `${cpus()[0]?.model ?? "?"}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);

if (options.json === true) console.log(JSON.stringify({ date, machine, aims, sizes, times }));
else {
  console.log(`${date}, ${machine}\n\nParts, each alone, compressed by Brotli:`);
  for (const { name, bytes } of sizes.parts) print(name, kb(bytes));
  console.log("\nFiles of the page:");
  for (const { name, bytes } of sizes.files) print(name, kb(bytes));
  console.log("\nOne visit: its code, its texts and the words that it reads, its fonts:");
  for (const { name, bytes, aim: wanted } of sizes.visits)
    print(name, kb(bytes) + aim(bytes, wanted, kb(wanted ?? 0).trim()));
  if (times !== undefined) {
    console.log(
      `\nTimes, medians of ${times.rounds} rounds: at full speed, and at a quarter of it by Chromium's throttle`,
    );
    print("a fixed loop: whether the throttle is real", ms(times.loop[1]) + ms(times.loop[4]));
    for (const [name, found] of Object.entries(times.times))
      print(name, ms(found[1]) + ms(found[4]) + aim(found[4], aims[name], `${aims[name]} ms`));
    print(
      "a key typed until the next frame, slowest",
      ms(times.typing[1]) + ms(times.typing[4]) + aim(times.typing[4], 100, "100 ms"),
    );
    console.log("\nThe same papers beside Typst compiled to WebAssembly, in the same Chromium; its fonts counted too:");
    if ("reason" in times.peers) print(`not measured: ${times.peers.reason}`, "");
    else
      for (const [name, rows] of Object.entries(times.peers.engines))
        for (const { speed, brotliBytes, firstMs, nextMs } of rows)
          print(
            `${name}, ${speed === 1 ? "full speed" : "a quarter"}: size, first paper, next paper`,
            kb(brotliBytes) + ms(firstMs) + ms(nextMs),
          );
  }
}
process.exit(0);
