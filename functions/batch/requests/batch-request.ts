// Reads the JSON object of a request about a batch; a wrong one is refused with all its issues at once.
import type * as z from "zod";
import { parseJson } from "../../answers/parse-answers.ts";
import { showPath } from "../../answers/shown-values.ts";
import { say } from "../../text/say.ts";
import type { Language } from "../../text/languages.ts";
import { mediaType, readText } from "../../api/lambda-http.ts";
import { optionProblems } from "../../api/option-problems.ts";
import { HttpProblem } from "../../api/http-problems.ts";

const maxBodyBytes = 4096;

/** An empty body counts as an empty object. Throws `HttpProblem`. */
export async function readBatchRequest<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  language: Language,
): Promise<z.output<Schema>> {
  const text = await readText(request, maxBodyBytes);
  if (text !== "" && mediaType(request) !== "application/json") throw new HttpProblem("wrong-type");
  const json = parseJson(text === "" ? "{}" : text);
  if (!json.ok)
    throw new HttpProblem(
      "not-json",
      json.issues.map(({ code, message }) => ({ code, path: "", message: say(message, language) })),
    );
  const parsed = schema.safeParse(json.value);
  if (parsed.success && json.doubled.length === 0) return parsed.data;
  throw new HttpProblem("wrong-batch-request", [
    ...json.doubled.map(({ code, path, message }) => ({ code, path: showPath(path), message: say(message, language) })),
    ...(parsed.success ? [] : optionProblems(parsed.error.issues, schema, language)),
  ]);
}
