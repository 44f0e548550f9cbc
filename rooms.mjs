// The rooms of the house and the arrows between them: one table, enforced by lint for every file.
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

/** Rooms whose code runs in Lambda, in the terminal and in a browser. */
export const pureRooms = [
  "text",
  "formats",
  "answers",
  "law",
  "pdf",
  "documents",
  "spreadsheet",
  "questions",
  "lists",
].map((name) => `functions/${name}`);

const service = ["aws", "api", "delivery", "batch"].map((name) => `functions/${name}`);

const functions = (...names) => names.map((name) => `functions/${name}`);

/** Each room with those that it may import; none is below itself. A folder that is not named belongs to the one above it. */
export const allowed = {
  templates: [],
  "functions/text": ["templates"],
  "functions/formats": [],
  "functions/answers": functions("text"),
  "functions/law": functions("text", "answers"),
  "functions/pdf": ["templates", ...functions("text", "formats")],
  "functions/documents": ["templates", ...functions("text", "formats", "answers", "law", "pdf")],
  "functions/spreadsheet": functions("text", "formats", "answers"),
  "functions/questions": functions("text", "answers", "law", "documents", "spreadsheet"),
  "functions/lists": functions("text", "formats", "answers", "law", "pdf", "documents", "spreadsheet"),
  "functions/aws": functions("text", "formats"),
  "functions/api": functions("text", "answers", "documents", "spreadsheet", "lists", "aws"),
  "functions/delivery": ["templates", ...pureRooms, ...functions("aws", "api")],
  "functions/batch": [...pureRooms, ...functions("aws", "api", "delivery")],
  "functions/endpoints": ["package.json", ...pureRooms, ...service],
  "functions/steps": service,
  web: ["templates", ...functions("api"), ...pureRooms],
  "infra/build": [...functions("api", "formats", "pdf", "text"), "web"],
  "infra/fonts": [],
  "infra/stacks": service,
  "infra/prices": ["infra/stacks", "functions/spreadsheet", ...service],
  infra: ["infra/stacks"],
  "infra/local/files": [],
  "infra/local/object-store": ["infra/local/files"],
  "infra/local/batch": ["infra/local/files", ...pureRooms, ...service],
  "infra/local/service": [
    "infra/local/files",
    "infra/local/batch",
    "infra/local/object-store",
    ...pureRooms,
    ...service,
  ],
  "infra/local/cli": [
    "package.json",
    "test/examples",
    "infra/local/files",
    "infra/local/batch",
    "infra/local/service",
    ...pureRooms,
    ...service,
  ],
};

/** Packages that only these rooms may import; tests may import any. */
const ownersOf = {
  "node:": ["functions/aws", "functions/delivery", "functions/batch", "infra"],
  "@aws-sdk/": ["functions/aws"],
  "@aws-lambda-powertools/": ["functions/aws"],
  "pdf-lib": ["functions/pdf"],
  "bidi-js": ["functions/pdf"],
  luxon: ["infra/local/cli"],
  handlebars: ["functions/documents", "functions/delivery", "infra/build", "templates"],
  papaparse: ["functions/spreadsheet", "infra/build"],
  "@clack/prompts": ["infra/local/cli"],
  "@github/combobox-nav": ["web"],
  fflate: ["functions/formats", "infra/fonts", "web"],
};

// Tests of a pure room see no service; tests of the service see no terminal. What drives the whole program may see it all.
const tools = ["test/support", "test/examples", "infra/build", "infra/fonts"];
for (const room of pureRooms) {
  allowed[room.replace("functions", "test")] = [...pureRooms, "functions/aws", "test/spreadsheet", ...tools];
}
for (const room of service) {
  const tested = [...pureRooms, ...service, "infra/local/batch", "test/spreadsheet", "test/batch", "test/aws"];
  allowed[room.replace("functions", "test")] = [...tested, ...tools];
}

/** Only told apart from the folders above them. */
const parts = ["test/support", "test/examples"];

const rooms = [...Object.keys(allowed), ...parts].toSorted((one, other) => other.length - one.length);
const roomOf = (path) => rooms.find((room) => path === room || path.startsWith(`${room}/`));
const isWithin = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** What is wrong with an import of `source` in the file `path`, from the root; undefined where nothing is. */
export function wrongImport(path, source) {
  const room = roomOf(path);
  if (room === undefined || parts.includes(room)) return undefined;
  if (!source.startsWith(".")) {
    if (room.startsWith("test/")) return undefined;
    const owned = Object.entries(ownersOf).find(([name]) => source.startsWith(name));
    if (owned === undefined || owned[1].some((owner) => isWithin(room, owner))) return undefined;
    return `${room} may not import ${source}: only ${owned[1].join(", ")} may.`;
  }
  const target = relative(root, join(root, dirname(path), source))
    .split(sep)
    .join("/");
  const other = roomOf(target) ?? target;
  if (other === room || allowed[room].includes(other)) return undefined;
  return `${room} may not import ${target}: it may import ${allowed[room].join(", ") || "no other room"}.`;
}

const rule = {
  create(context) {
    const path = relative(root, context.filename).split(sep).join("/");
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== "string") return;
      const message = wrongImport(path, source);
      if (message !== undefined) context.report({ node: node.source, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: (node) => check({ source: node.source ?? node.argument?.literal ?? node.argument }),
    };
  },
};

export default { meta: { name: "rooms" }, rules: { arrows: rule } };
