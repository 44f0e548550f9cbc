// POST /api/dossiers/{id}/unlock: the owner gives the tries of the second factor back.
import { dossierOfOwner, isOver } from "../delivery/dossier-records.ts";
import { giveTriesBack } from "../delivery/links.ts";
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { checkedId } from "../delivery/keys.ts";
import { HttpProblem } from "../api/http-problems.ts";

export const endpoint: Endpoint = {
  name: "unlock-dossier",
  async handle(request, call, { store, clock }) {
    const id = checkedId(call.parameter("id"));
    const { manifest, revocation } = await dossierOfOwner(store, id, request.headers.get("authorization"));
    if (revocation !== undefined || manifest === undefined || isOver(manifest.expiresAt, clock()))
      throw new HttpProblem("dossier-over");
    await giveTriesBack(store, id);
    call.note({ dossierId: id });
    return new Response(null, { status: 204 });
  },
};

export const handler = lambda(endpoint, deployed);
