// Whose request it is: the tenant of the account, from the token that API Gateway has verified and from nothing else.
import { tenantClaim, tenantForm } from "./limits.ts";
import { lambda, type Call, type LambdaHandler } from "./lambda-http.ts";
import { Refused } from "./http-problems.ts";
import type { FunctionName } from "./routes.ts";

/** Throws `Refused` where no account asks, or one without a tenant. */
export function tenantOf(claims: Call["claims"]): string {
  if (claims === undefined) throw new Refused("not-signed-in");
  const tenant = claims[tenantClaim];
  if (typeof tenant !== "string" || !tenantForm.test(tenant)) throw new Refused("no-tenant");
  return tenant;
}

/** As `lambda`, for accounts: nothing of the request is read before it is known whose it is. */
export const accountLambda = (
  name: FunctionName,
  handle: (request: Request, call: Call, tenant: string) => Promise<Response>,
): LambdaHandler => lambda(name, async (request, call) => handle(request, call, tenantOf(call.claims)));
