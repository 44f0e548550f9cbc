// The one account of one machine: without sign-in, batches are for who sits at it.
import { tenantClaim } from "../../../functions/api/limits.ts";

/** What API Gateway's authorizer would give. */
export const localClaims = { [tenantClaim]: "local" };

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export const isLoopback = (host: string): boolean => loopback.has(host);

/**
 * The service listens to this machine only, and it is not a page of another site that asks: a browser says which site
 * that is, and an address that somebody else's name leads to here has that name as its host.
 */
export function isAskedHere(listensAt: string, headers: Readonly<Record<string, string>>): boolean {
  const { host = "", origin } = headers;
  return (
    isLoopback(listensAt) &&
    isLoopback(hostName(`http://${host}`)) &&
    (origin === undefined || origin === `http://${host}`)
  );
}

function hostName(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[(.*)\]$/, "$1") : "";
}
