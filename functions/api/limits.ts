// The forms of ids and the limits of time on which requests, schemas and keys agree.

export const retentionDays = { min: 1, max: 30, byDefault: 7 } as const;

/** How long a batch and its results stay; the dossiers behind links have their own time. */
export const batchDays = 7;

/** Days of retention in two digits, then 128 random bits: the bucket's own rules can tell how long a dossier stays. */
export const dossierIdForm = /^(?:0[1-9]|[12]\d|30)-[0-9a-f]{32}$/;

export const batchIdForm = /^[0-9a-f]{32}$/;

/** What may stand in a key: no slash, no dot, no capital. */
export const tenantForm = /^[a-z0-9-]{1,64}$/;

/** The claim of the ID token that only the operator can write. */
export const tenantClaim = "custom:tenant";

/** Of a sheet: programs number up to 1,048,576 rows. */
export const rowForm = /^[1-9]\d{0,6}$/;
