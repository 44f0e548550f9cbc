// Warnings about people whom a rule does not fit: the table of special-cases.ts.
import { specialCases } from "../special-cases.ts";
import type { Facts } from "../facts.ts";
import { ownSources } from "../status-sources.ts";
import { message } from "../../text/message.ts";
import { warn, type Warning } from "./warning.ts";

/** Where another law applies, only that is said. What is true of two addresses or two children is said once. */
export const specialCaseWarnings = (s: Facts): Warning[] => {
  const said = new Set<string>();
  return specialCases
    .filter(({ effect }) => s.otherLaw === undefined || effect === "no-document")
    .flatMap(({ code, find, sources }) =>
      find(s).flatMap(({ path, values }) =>
        warn(code, path, message(`warnings.special-cases.${code}`, values), ownSources(sources, s.protection)),
      ),
    )
    .filter(({ code, message }) => {
      const words = JSON.stringify([code, message]);
      const isNew = !said.has(words);
      said.add(words);
      return isNew;
    });
};
