// The tenant of the account that sends a request, read only from the token that API Gateway has verified.
import { tenantClaim, tenantForm } from "./limits.ts";
import type { BatchDependencies } from "../aws/dependencies.ts";
import type { Call, Endpoint } from "./lambda-http.ts";
import { HttpProblem } from "./http-problems.ts";
import type { FunctionName } from "./routes.ts";

/** Throws `HttpProblem` where no account asks, or one without a tenant. */
function tenantOf(claims: Call["claims"]): string {
  if (claims === undefined) throw new HttpProblem("not-signed-in");
  const tenant = claims[tenantClaim];
  if (typeof tenant !== "string" || !tenantForm.test(tenant)) throw new HttpProblem("no-tenant");
  return tenant;
}

/** What the handler of a batch gets: the tenant too. */
export type AccountDependencies = BatchDependencies & { tenant: string };

/** An endpoint for accounts: whose request it is, is known before anything of it is read. */
export const accountEndpoint = (
  name: FunctionName,
  handle: (request: Request, call: Call, dependencies: AccountDependencies) => Promise<Response>,
): Endpoint<BatchDependencies> => ({
  name,
  handle: async (request, call, dependencies) =>
    handle(request, call, { ...dependencies, tenant: tenantOf(call.claims) }),
});
