// The token of a link: 256 random bits, then from when to when it is valid and whether it opens once only, so that a page
// without effect can say it.

/** `<secret>.<from>.<until>`: base64url, then seconds since 1970 in base 36; `.1` at the end where it opens once only. */
const tokenForm = /^[A-Za-z0-9_-]{43}\.[0-9a-z]{6}\.[0-9a-z]{6}(?:\.1)?$/;

/** All of it is hashed: a token with changed dates is an unknown token. */
export function makeToken(secret: string, from: Date, until: Date, oneTime: boolean): string {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000).toString(36);
  return `${secret}.${seconds(from)}.${seconds(until)}${oneTime ? ".1" : ""}`;
}

export const isToken = (text: string): boolean => tokenForm.test(text);

/** What a token says of its link; whether the link exists is not checked. */
export function factsOfToken(text: string): { from: Date; until: Date; oneTime: boolean } | undefined {
  if (!isToken(text)) return undefined;
  const [, from = "", until = "", once] = text.split(".");
  const date = (seconds: string) => new Date(Number.parseInt(seconds, 36) * 1000);
  return { from: date(from), until: date(until), oneTime: once !== undefined };
}
