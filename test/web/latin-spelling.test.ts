// A name in other letters is refused on the page too, which says where the Latin spelling stands.
import { expect, test } from "vitest";
import { covers } from "../../functions/pdf/text/fonts.ts";
import { questionOf } from "../../functions/questions/questions.ts";
import { message } from "../../functions/text/message.ts";
import { say } from "../../functions/text/say.ts";
import { readDraft } from "../../web/worker/read-draft.ts";
import { fewestAnswers, sampleToday as today } from "../support/sample-answers.ts";
import { wholeLanguages } from "../support/printed-languages.ts";

test.each(wholeLanguages)("the host's name, in %s", (language) => {
  const question = questionOf(["housing", "host", "familyName"])!;
  const hosted = fewestAnswers({ housing: { kind: "hosted" } });
  const reading = readDraft(question, "Шевченко", hosted, { today, covers });
  expect(reading.ok ? "" : say(reading.issue, language)).toContain(
    say(message("problems.spelled-as.person"), language),
  );
});
