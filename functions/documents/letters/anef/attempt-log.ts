// The dated log of attempts to file on the ANEF site: first rows from the answers, others for the pen.
import { yes, type Eligibility } from "../../../law/eligibility.ts";
import { message, sentences } from "../../../text/message.ts";
import { document } from "../../document.ts";
import { blockedFilingView, onceBlocked } from "../../parts/blocked-filing.ts";
import { fromFacts } from "../../parts/facts.ts";
import { letterView } from "../../parts/letter.ts";

/** On one page, with room for attempts to come. */
const rowCount = 10;
const minEmptyRows = 3;

export const attemptLog = document({
  id: "attempt-log",
  fileName: "journal-essais-anef",
  signer: "nobody",
  language: "official",
  decide: onceBlocked(decide),
  ...fromFacts((facts) => {
    const view = blockedFilingView(facts);
    const emptyRows = Math.max(minEmptyRows, rowCount - view.attempts.length);
    return {
      ...letterView(facts),
      ...view,
      /** The number of each. */
      emptyRows: Array.from({ length: emptyRows }, (_, index) => view.attempts.length + index + 1),
    };
  }),
});

function decide(): Eligibility {
  return yes(
    "recommended",
    ["RI", "PAP"],
    sentences(message("decisions.attempt-log.proves"), message("decisions.attempt-log.screenshots")),
  );
}
