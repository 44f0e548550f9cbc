// GET /api/dossiers/{id}/openings: shows the owner when the link was opened and refused.
import type * as z from "zod";
import type { openingsSchema } from "./cloud/api-schemas.ts";
import { dossierOfOwner } from "./cloud/dossier-records.ts";
import { jsonReply, lambda } from "./cloud/http.ts";
import { checkedId } from "./cloud/keys.ts";
import { theStore } from "./cloud/open-store.ts";
import { listOpenings } from "./cloud/openings.ts";
import { Refused } from "./cloud/refusals.ts";

export const handler = lambda("list-openings", async (request, call) => {
  const store = theStore();
  const id = checkedId(call.parameter("id"));
  const { ended } = await dossierOfOwner(store, id, request.headers.get("authorization"));
  if (ended?.how === "deleted") throw new Refused("dossier-over");
  call.note({ dossierId: id });
  return jsonReply({ id, openings: await listOpenings(store, id) } satisfies z.input<typeof openingsSchema>);
});
