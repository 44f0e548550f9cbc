// GET /api/dossiers/{id}/openings: shows the owner when the link was opened and refused.
import type * as z from "zod";
import type { openingsSchema } from "../api/dossier-schemas.ts";
import { dossierOfOwner } from "../delivery/dossier-records.ts";
import { jsonReply, lambda } from "../api/lambda-http.ts";
import { checkedId } from "../delivery/keys.ts";
import { theStore } from "../aws/open-store.ts";
import { listOpenings } from "../delivery/access-log.ts";
import { Refused } from "../api/http-problems.ts";

export const handler = lambda("list-openings", async (request, call) => {
  const store = theStore();
  const id = checkedId(call.parameter("id"));
  const { ended } = await dossierOfOwner(store, id, request.headers.get("authorization"));
  if (ended?.how === "deleted") throw new Refused("dossier-over");
  call.note({ dossierId: id });
  return jsonReply({ id, openings: await listOpenings(store, id) } satisfies z.input<typeof openingsSchema>);
});
