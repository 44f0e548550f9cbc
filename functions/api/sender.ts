// Who sends a dossier, as the pages of its link say: in a header, because an address is kept by whoever logs addresses.

/** Its value is UTF-8, percent-encoded, because a header holds ASCII. */
export const senderHeader = "dossier-sender";

export const maxSenderLength = 80;

/** Controls, invisible and unassigned characters, line ends; and what would look like an address to follow. */
const unwanted = /\p{C}|\p{Zl}|\p{Zp}|:\/\/|www\./iu;

/** Undefined where none is given; null where it cannot be shown. */
export function readSender(value: string | null): string | undefined | null {
  if (value === null) return undefined;
  let text: string;
  try {
    text = decodeURIComponent(value);
  } catch {
    return null;
  }
  const sender = text.normalize("NFC").trim().replaceAll(/\s+/g, " ");
  const isShown = /\p{L}/u.test(sender) && !unwanted.test(text) && Array.from(sender).length <= maxSenderLength;
  return isShown ? sender : null;
}
