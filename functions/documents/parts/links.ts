// An address as it is printed, to be read on paper and typed.

/** `shown`: without what a browser adds by itself. */
export type LinkView = { url: string; label: string; shown: string };

export const linkView = (url: string, label: string): LinkView => ({
  url,
  label,
  shown: url.replace(/^https:\/\/(?:www\.)?/, "").replace(/\/$/, ""),
});
