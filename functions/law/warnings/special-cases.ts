// Warnings about people whom a rule does not fit: the table of special-cases.ts.
import { specialCases } from "../special-cases.ts";
import type { Facts } from "../facts.ts";
import { ownSources } from "../status-sources.ts";
import { message } from "../../text/message.ts";
import { warn, type Warning } from "./warning.ts";

/** Where another law applies, only that is said. */
export const specialCaseWarnings = (s: Facts): Warning[] =>
  specialCases
    .filter(({ effect }) => s.otherLaw === undefined || effect === "no-document")
    .flatMap(({ code, find, sources }) =>
      find(s).flatMap(({ path, values }) =>
        warn(code, path, message(`warnings.special-cases.${code}`, values), ownSources(sources, s.protection)),
      ),
    );
