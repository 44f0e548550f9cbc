// The lint rules. Which room may import which is in rooms.mjs.
import { pureRooms } from "./rooms.mjs";

const nodeAndBrowserGlobals =
  "process Buffer require fetch setTimeout setInterval performance crypto window document navigator".split(" ");

export default {
  plugins: ["typescript", "unicorn", "import", "oxc", "vitest"],
  jsPlugins: ["./rooms.mjs"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  rules: {
    "rooms/arrows": "error",
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
    // It is about windows; a worker thread has no origin.
    "unicorn/require-post-message-target-origin": "off",
    "unicorn/prefer-node-protocol": "error",
  },
  overrides: [
    {
      files: pureRooms.map((room) => `${room}/**`),
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
  // The globals of the pure rooms clash with those of Node: they are compiled with those rooms only.
  ignorePatterns: ["dist", "out", "templates/fonts", "test/bench/peers/dist", "functions/globals.pure.d.ts"],
};
