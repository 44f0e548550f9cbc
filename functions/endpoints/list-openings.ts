// GET /api/dossiers/{id}/openings: shows the owner when the link was opened and refused.
import type * as z from "zod";
import type { accessLogSchema } from "../api/dossier-schemas.ts";
import { dossierOfOwner } from "../delivery/dossier-records.ts";
import { jsonReply, lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { checkedId } from "../delivery/keys.ts";
import { readAccessLog } from "../delivery/access-log.ts";
import { HttpProblem } from "../api/http-problems.ts";

export const endpoint: Endpoint = {
  name: "list-openings",
  async handle(request, call, { store }) {
    const id = checkedId(call.parameter("id"));
    const { revocation } = await dossierOfOwner(store, id, request.headers.get("authorization"));
    if (revocation?.how === "deleted") throw new HttpProblem("dossier-over");
    call.note({ dossierId: id });
    return jsonReply({ id, openings: await readAccessLog(store, id) } satisfies z.input<typeof accessLogSchema>);
  },
};

export const handler = lambda(endpoint, deployed);
