// The token of a link: 256 random bits, then from when to when it is valid, so that a page without effect can say it.

/** `<secret>.<from>.<until>`: base64url, then seconds since 1970 in base 36. */
const tokenForm = /^[A-Za-z0-9_-]{43}\.[0-9a-z]{6}\.[0-9a-z]{6}$/;

/** The dates are part of what is hashed: a token with changed dates is an unknown token. */
export function makeToken(secret: string, from: Date, until: Date): string {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000).toString(36);
  return `${secret}.${seconds(from)}.${seconds(until)}`;
}

export const isToken = (text: string): boolean => tokenForm.test(text);

/** The dates in a token; whether the link exists is not checked. */
export function datesOfToken(text: string): { from: Date; until: Date } | undefined {
  if (!isToken(text)) return undefined;
  const [, from = "", until = ""] = text.split(".");
  const date = (seconds: string) => new Date(Number.parseInt(seconds, 36) * 1000);
  return { from: date(from), until: date(until) };
}
