// The one account of one machine: without sign-in, batches are for who sits at it.
import { tenantClaim } from "../../../functions/api/limits.ts";

/** What API Gateway's authorizer would give. */
export const localClaims = { [tenantClaim]: "local" };

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

export const isLoopback = (host: string): boolean => loopback.has(host);

/** Whether an address, as `http://localhost:8080`, is one of this machine. */
export const isLoopbackUrl = (address: string): boolean => isLoopback(hostName(address));

/** What proxies, load balancers and tunnels add to a request; no browser or program of this machine does. */
const ofProxy =
  /^(?:forwarded(?:-for)?|via|x-forwarded(?:-.+)?|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|x-original-.+|x-envoy-.+|x-amzn-trace-id|x-azure-.+|x-arr-.+|x-origin-secret|cdn-loop|cf-.+|fastly-.+|fly-.+|tailscale-.+)$/;

export type Door = {
  listensAt: string;
  /** What links begin with, where the service was told: `https://dossiers.example.org`. */
  publicUrl?: string | undefined;
};

/**
 * The service listens to this machine only, has no public address, no proxy stands in front, and it is not a page of
 * another site that asks: a browser says which site that is, and an address that somebody else's name leads to here has
 * that name as its host. HTTP/1.0 is what a proxy speaks that was told nothing (nginx); it may hide who asks.
 */
export function isAskedHere(
  { listensAt, publicUrl }: Door,
  headers: Readonly<Record<string, string>>,
  httpVersion: string,
): boolean {
  const { host = "", origin } = headers;
  return (
    isLoopback(listensAt) &&
    (publicUrl === undefined || isLoopbackUrl(publicUrl)) &&
    isLoopbackUrl(`http://${host}`) &&
    (origin === undefined || origin === `http://${host}`) &&
    httpVersion !== "1.0" &&
    !Object.keys(headers).some((name) => ofProxy.test(name))
  );
}

function hostName(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[(.*)\]$/, "$1") : "";
}
