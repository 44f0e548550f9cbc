// The configuration, from environment variables. It holds no personal data, and no secret that the operator does not know.

export type Config = {
  bucket: string;
  /** What links begin with, without a slash at the end: `https://dossiers.example.org`. */
  publicUrl: string;
  /** Sent by the proxy in front (CloudFront); when set, requests that come another way are refused. */
  originSecret: string | undefined;
  /** The link of the example dossier, which the local service makes at its start and shows on its first page. */
  exampleLink?: string | undefined;
};

/** The header that carries `ORIGIN_SECRET`. */
export const originSecretHeader = "x-origin-secret";

/** The store is a part of this process: it is late only where the machine is busy, and no gateway waits for a reply. */
export const storeIsHere = (): boolean => process.env["DOSSIER_STORE_IS_HERE"] === "true";

let known: Config | undefined;

/** Read once, at the first request. Throws where a variable is missing: the operator reads it in the log. */
export function config(): Config {
  known ??= {
    bucket: required("DOSSIER_BUCKET"),
    publicUrl: required("DOSSIER_PUBLIC_URL").replace(/\/+$/, ""),
    originSecret: process.env["ORIGIN_SECRET"] || undefined,
    // Made by a first request, after this is read.
    get exampleLink() {
      return process.env["DOSSIER_EXAMPLE_LINK"] || undefined;
    },
  };
  return known;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`The environment variable ${name} is missing.`);
  return value;
}
