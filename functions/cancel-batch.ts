// Not there yet.
import { accountLambda } from "./cloud/account.ts";
import { Refused } from "./cloud/refusals.ts";

export const handler = accountLambda("cancel-batch", () => Promise.reject(new Refused("no-such-batch")));
