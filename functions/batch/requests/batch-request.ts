// Reads what a request about a batch asks for: a small JSON object, and everything wrong with it at once.
import { retentionDays } from "../../api/limits.ts";
import type * as z from "zod";
import { documentIds } from "../../documents/table.ts";
import { parseJson } from "../../answers/parse-answers.ts";
import { say } from "../../text/say.ts";
import { helpLanguages, type HelpLanguage } from "../../text/text.ts";
import { mostUploadBytes, rowChoices, uploadTypes } from "../../api/batch-schemas.ts";
import { mediaType, readText } from "../../api/lambda-http.ts";
import { optionProblems } from "../../api/option-problems.ts";
import { Refused } from "../../api/http-problems.ts";

const mostBodyBytes = 4096;

const expectedOf: Record<string, string> = {
  bytes: `1–${mostUploadBytes}`,
  contentType: uploadTypes.join(", "),
  language: helpLanguages.join(", "),
  links: "true, false",
  retentionDays: `${retentionDays.least}–${retentionDays.most}`,
  only: documentIds.join(", "),
  rows: rowChoices.join(", "),
};

/** No body at all is an empty object. Throws `Refused`. */
export async function readBatchRequest<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  language: HelpLanguage,
): Promise<z.output<Schema>> {
  const text = await readText(request, mostBodyBytes);
  if (text !== "" && mediaType(request) !== "application/json") throw new Refused("wrong-type");
  const json = parseJson(text === "" ? "{}" : text);
  if (!json.ok)
    throw new Refused(
      "not-json",
      json.issues.map(({ code, message }) => ({ code, path: "", message: say(message, language) })),
    );
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return parsed.data;
  const expected = Object.fromEntries(Object.entries(expectedOf).filter(([name]) => name in schema.shape));
  throw new Refused("wrong-batch-request", optionProblems(parsed.error.issues, expected, language));
}
