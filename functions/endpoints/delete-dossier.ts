// DELETE /api/dossiers/{id}: the owner erases a dossier, now and for good.
import { revokeDossier } from "../delivery/revoke.ts";
import { dossierOfOwner } from "../delivery/dossier-records.ts";
import { lambda, type Endpoint } from "../api/lambda-http.ts";
import { deployed } from "../aws/dependencies.ts";
import { checkedId } from "../delivery/keys.ts";

export const endpoint: Endpoint = {
  name: "delete-dossier",
  async handle(request, call, { store, clock }) {
    const id = checkedId(call.parameter("id"));
    const { ownerHash } = await dossierOfOwner(store, id, request.headers.get("authorization"));
    await revokeDossier(store, id, { how: "deleted", at: clock().toISOString(), ownerHash });
    call.note({ dossierId: id });
    return new Response(null, { status: 204 });
  },
};

export const handler = lambda(endpoint, deployed);
