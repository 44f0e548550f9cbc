// Does what the pages ask of curl, on a machine that has none: -s, -f, -H, -X, -d, --data-binary @file, -T file.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

const text = (short) => ({ type: "string", ...(short === undefined ? {} : { short }) });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: "boolean", short: "s" },
    fail: { type: "boolean", short: "f" },
    header: { type: "string", short: "H", multiple: true, default: [] },
    request: text("X"),
    data: text("d"),
    "data-binary": text(),
    "upload-file": text("T"),
  },
});
const { request, data, "data-binary": binary, "upload-file": upload } = values;
const body = upload === undefined && binary === undefined ? data : readFileSync(upload ?? binary.replace(/^@/, ""));
const method = request ?? (upload !== undefined ? "PUT" : body === undefined ? "GET" : "POST");
const headers = values.header.map((line) => [
  line.slice(0, line.indexOf(":")),
  line.slice(line.indexOf(":") + 1).trim(),
]);
const reply = await fetch(positionals[0], { method, headers, body });
if (reply.ok) process.stdout.write(await reply.text());
else process.exitCode = 22;
