// The closed lists of words that the schemas of the API and the stored records share.

/** What can happen with a link. */
export const accessOutcomes = ["opened", "downloaded", "wrong-factor", "locked", "expired", "already-opened"] as const;
export type AccessOutcome = (typeof accessOutcomes)[number];

/** The files of a dossier besides its documents. */
export const otherFileKinds = ["all", "zip", "calendar", "text"] as const;

/** What a link can ask for besides itself. */
export const factorKinds = ["birth-date", "code"] as const;
export type FactorKind = (typeof factorKinds)[number];
