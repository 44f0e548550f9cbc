// Reads the JSON object of a request about a batch; a wrong one is refused with all its issues at once.
import type * as z from "zod";
import { parseJson } from "../../answers/parse-answers.ts";
import { showPath } from "../../answers/shown-values.ts";
import { say } from "../../text/say.ts";
import { operatorLanguage, type Language } from "../../text/languages.ts";
import { mediaType, readText } from "../../api/lambda-http.ts";
import { optionProblems } from "../../api/option-problems.ts";
import { HttpProblem, type ProblemItem } from "../../api/http-problems.ts";
import { parseMapping } from "../../spreadsheet/mapping/mapping.ts";

const maxBodyBytes = 4096;
/** Of a mapping, for a list with hundreds of columns. */
const maxMappingBytes = 100 * 1024;

/** An empty body counts as an empty object. Throws `HttpProblem`. */
export async function readBatchRequest<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  language: Language,
): Promise<z.output<Schema>> {
  const takesMapping = "mapping" in schema.shape;
  const text = await readText(request, takesMapping ? maxMappingBytes : maxBodyBytes);
  if (text !== "" && mediaType(request) !== "application/json") throw new HttpProblem("wrong-type");
  const json = parseJson(text === "" ? "{}" : text);
  if (!json.ok)
    throw new HttpProblem(
      "not-json",
      json.issues.map(({ code, message }) => ({ code, path: "", message: say(message, language) })),
    );
  const parsed = schema.safeParse(json.value);
  const ofMapping = takesMapping ? mappingProblems(json.value, language) : [];
  if (parsed.success && json.doubled.length === 0 && ofMapping.length === 0) return parsed.data;
  const ofOptions = parsed.success ? [] : parsed.error.issues.filter(({ path: [name] }) => name !== "mapping");
  throw new HttpProblem("wrong-batch-request", [
    ...json.doubled.map(({ code, path, message }) => ({ code, path: showPath(path), message: say(message, language) })),
    ...optionProblems(ofOptions, schema, language),
    ...ofMapping,
  ]);
}

/** A mapping has a message for each of its parts. */
function mappingProblems(options: unknown, language: Language): ProblemItem[] {
  if (typeof options !== "object" || options === null || !("mapping" in options)) return [];
  const parsed = parseMapping(options.mapping);
  if (parsed.ok) return [];
  return parsed.issues.map(({ code, path, message }) => ({
    code,
    path: showPath(["mapping", ...path]),
    message: say(message, operatorLanguage(language)),
  }));
}
