// Parses answers, or finds all their issues at once.
import { message } from "../text/message.ts";
import { answersSchema, type Answers } from "./answers.ts";
import { contradictionIssues } from "./contradictions.ts";
import { impossibleDates, sameOnBothDocuments } from "./content-issues.ts";
import type { Issue, IssueCode } from "./issues.ts";
import { findDoubledKeys, findJsonError, type DoubledKey } from "./scan-json.ts";
import { inOrderOf } from "./order-issues.ts";
import { unprintableTexts, type Covers } from "./printable.ts";
import { schemaIssues } from "./schema-issues.ts";
import { showPath } from "./shown-values.ts";

export type ParseOptions = {
  /** YYYY-MM-DD in Paris: dates of past events cannot be later. */
  today: string;
  covers: Covers;
};

export type ParseResult = { ok: true; answers: Answers } | { ok: false; issues: Issue[] };

/** Damaged letters, and no option of a choice: nothing is left to say of single letters. */
const saysWhole: ReadonlySet<IssueCode> = new Set(["mojibake", "unknown-value"]);

/** Never throws. The issues come in the order of the input's fields. */
export function parseAnswers(input: unknown, { today, covers }: ParseOptions): ParseResult {
  const parsed = answersSchema.safeParse(input);
  const bySchema = parsed.success ? [] : schemaIssues(parsed.error.issues, input);
  const unknownFields = new Set(
    bySchema.filter(({ code }) => code === "unknown-key").map(({ path }) => showPath(path)),
  );
  const byContent = withoutPathsOf(bySchema, [...impossibleDates(input, today), ...sameOnBothDocuments(input)]);
  const refused = pathSet([...bySchema, ...byContent]);
  const found = [
    ...bySchema,
    ...byContent,
    ...contradictionIssues(input, today, (path) => refused.has(JSON.stringify(path))),
    ...withoutPathsOf(
      bySchema.filter(({ code }) => saysWhole.has(code)),
      unprintableTexts(input, covers, unknownFields),
    ),
  ];
  if (parsed.success && found.length === 0) return { ok: true, answers: parsed.data };
  return { ok: false, issues: inOrderOf(input, found) };
}

const pathSet = (issues: readonly Issue[]): ReadonlySet<string> =>
  new Set(issues.map(({ path }) => JSON.stringify(path)));

/** Leaves out issues of content where the form is wrong already. */
function withoutPathsOf(refused: readonly Issue[], issues: readonly Issue[]): readonly Issue[] {
  if (issues.length === 0 || refused.length === 0) return issues;
  const paths = pathSet(refused);
  return issues.filter(({ path }) => !paths.has(JSON.stringify(path)));
}

/**
 * The value of a JSON text, and the issues of keys that come twice: which of the two values is meant, only the person knows.
 * Or the one issue that it is not JSON.
 */
export function parseJson(
  text: string,
): { ok: true; value: unknown; doubled: Issue[] } | { ok: false; issues: Issue[] } {
  if (text.trim() === "")
    return { ok: false, issues: [{ code: "empty-file", path: [], message: message("problems.empty-file") }] };
  try {
    const value = JSON.parse(text) as unknown;
    return { ok: true, value, doubled: findDoubledKeys(text).map(doubledKeyIssue) };
  } catch {
    // The parser's error quotes the text around it, which may be a name, so only the position is reported.
    const { line, column } = findJsonError(text) ?? { line: 1, column: 1 };
    return {
      ok: false,
      issues: [{ code: "not-json", path: [], message: message("problems.not-json", { line, column }) }],
    };
  }
}

function doubledKeyIssue({ path, count, at }: DoubledKey): Issue {
  const places = at.map(({ line, column }) => message("problems.added.line-and-column", { line, column }));
  return {
    code: "doubled-key",
    path,
    message: message("problems.doubled-key", { count, places: { list: places, type: "separated" } }),
  };
}
