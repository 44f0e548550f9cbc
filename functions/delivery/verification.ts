// What a person types to prove that a link is theirs: in the one form that is compared, and as it is kept.
import type { FactorKind } from "../api/kinds.ts";
import type { LinkRecord } from "./dossier-records.ts";
import { newSecret, type Secrets } from "../aws/secrets.ts";

/** The right answer as it is kept: a slow hash with a salt of its own. */
export async function hideAnswer(
  secrets: Secrets,
  kind: FactorKind,
  answer: string,
  token: string,
): Promise<NonNullable<LinkRecord["factor"]>> {
  const salt = newSecret(secrets);
  return { kind, salt, hash: await secrets.slowHash(answer, salt, token) };
}

/**
 * A birth date in three fields, day first; or `factor`, six digits or a whole date in the French or the ISO order.
 * Undefined where nothing was typed yet. A malformed answer counts as a wrong one.
 */
export function answerGiven(form: URLSearchParams): string | undefined {
  const [day, month, year, factor] = ["day", "month", "year", "factor"].map((name) => form.get(name)?.trim());
  if (day !== undefined || month !== undefined || year !== undefined) return isoDay(year, month, day) ?? "malformed";
  if (factor === undefined) return undefined;
  const [, isoYear, isoMonth, isoDate] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(factor) ?? [];
  const [, frenchDate, frenchMonth, frenchYear] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(factor) ?? [];
  const date = isoDay(isoYear ?? frenchYear, isoMonth ?? frenchMonth, isoDate ?? frenchDate);
  if (date !== undefined) return date;
  const digits = factor.replaceAll(/[\s.-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : "malformed";
}

function isoDay(year = "", month = "", day = ""): string | undefined {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
