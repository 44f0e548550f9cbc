// What any store must do for us: tried on the local one by the tests, and on a real server by the conformance run.
import { edgeCases } from "./store-contract/edge.ts";
import { linkCases } from "./store-contract/links.ts";
import { listingCases } from "./store-contract/listing.ts";
import { objectCases } from "./store-contract/objects.ts";
import { signatureCases } from "./store-contract/signatures.ts";
import type { ContractCase } from "./store-contract/target.ts";

export const storeContract: ContractCase[] = [
  ...objectCases,
  ...listingCases,
  ...signatureCases,
  ...linkCases,
  ...edgeCases,
];
