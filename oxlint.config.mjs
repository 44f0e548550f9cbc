// The lint rules, and the one table of which room may import which.

/** Code that runs in Lambda, in the terminal and in a browser: no Node, no AWS, no DOM, no clock, no randomness. */
const pureRooms = ["text", "formats", "answers", "law", "pdf", "documents", "spreadsheet"];

/** Each room of `functions/` with the rooms that it may import; `web/` and `infra/` follow. No room is above itself. */
const allowed = {
  text: [],
  formats: [],
  answers: ["text"],
  law: ["text", "answers", "documents"],
  pdf: ["text", "formats"],
  documents: ["text", "formats", "answers", "law", "pdf"],
  spreadsheet: ["text", "formats", "answers"],
  aws: ["text", "formats"],
  api: ["text", "answers", "documents", "aws"],
  delivery: ["text", "formats", "answers", "law", "documents", "pdf", "aws", "api"],
  batch: [...pureRooms, "aws", "api", "delivery"],
  endpoints: [...pureRooms, "aws", "api", "delivery", "batch"],
  steps: ["aws", "api", "batch"],
};
const rooms = Object.keys(allowed);

/** Packages that only these rooms may import. */
const packageRooms = {
  "pdf-lib": ["pdf"],
  luxon: ["text"],
  "handlebars*": ["documents", "delivery"],
  zod: ["answers", "spreadsheet", "api", "delivery", "batch", "endpoints"],
  papaparse: ["spreadsheet", "formats"],
  fflate: ["spreadsheet", "formats", "delivery"],
  htmlparser2: ["spreadsheet", "formats", "pdf"],
};

const nodeAndBrowserGlobals =
  "process Buffer require fetch setTimeout setInterval performance crypto window document navigator".split(" ");

const onlyAtEdges = ["node:*", "@aws-sdk/*", "@smithy/*", "@aws-lambda-powertools/*"];

const restrictedImports = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns: patterns.filter(Boolean) }],
});

/** A pattern for imports of `names`, from a file that is `depth` folders below the folder that holds the rooms. */
const roomPattern = (depth, prefix, names, message) =>
  names.length === 0 ? undefined : { regex: `^${"\\.\\./".repeat(depth)}${prefix}(?:${names.join("|")})/`, message };

const outside = (depth, message) => ({ regex: `^${"\\.\\./".repeat(depth)}(?:infra|test|web)/`, message });

/** The borders of one room of `functions/`: a rule for its own files and one for those of its folders. */
const roomOverrides = (room) =>
  [1, 2, 3].map((depth) => ({
    files: [`functions/${room}/${"*/".repeat(depth - 1)}*.ts`],
    rules: restrictedImports(
      roomPattern(
        depth,
        "",
        rooms.filter((other) => other !== room && !allowed[room].includes(other)),
        `${room} may import ${allowed[room].join(", ") || "no other room"} only: see the table in oxlint.config.mjs.`,
      ),
      outside(depth + 1, "What is deployed imports neither infra, web nor tests."),
      pureRooms.includes(room) && { group: onlyAtEdges, message: "A pure room: no Node, no AWS." },
      ...Object.entries(packageRooms)
        .filter(([, owners]) => !owners.includes(room))
        .map(([name, owners]) => ({ group: [name], message: `Only ${owners.join(", ")} may import ${name}.` })),
    ),
  }));
export default {
  plugins: ["typescript", "unicorn", "import", "oxc", "vitest"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "import/no-cycle": "error",
    "import/no-unassigned-import": "off",
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "no-underscore-dangle": ["error", { allow: ["_zod"] }],
    "unicorn/consistent-function-scoping": "off",
    "oxc/no-map-spread": "off",
    "typescript/consistent-return": "off",
    "typescript/consistent-type-definitions": ["error", "type"],
    "typescript/no-explicit-any": "error",
    "typescript/no-floating-promises": "error",
    "typescript/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    "typescript/no-unsafe-type-assertion": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/prefer-node-protocol": "error",
  },
  overrides: [
    ...rooms.flatMap(roomOverrides),
    {
      files: pureRooms.map((room) => `functions/${room}/**`),
      rules: {
        "no-restricted-globals": ["error", ...nodeAndBrowserGlobals],
        "no-restricted-properties": [
          "error",
          { object: "Math", property: "random", message: "Pure rooms have no randomness." },
          ...["Date", "DateTime"].flatMap((object) =>
            ["now", "local", "utc"].map((property) => ({
              object,
              property,
              message: "Pure rooms have no clock: take `today` as a parameter.",
            })),
          ),
        ],
      },
    },
  ],
  ignorePatterns: ["dist", "out", "templates/fonts", "test/bench/peers"],
};
