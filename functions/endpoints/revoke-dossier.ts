// POST /api/dossiers/{id}/revoke: the owner makes the link and all open pages useless; the files stay until they expire.
import { endDossier } from "../delivery/revoke.ts";
import { dossierOfOwner } from "../delivery/dossier-records.ts";
import { lambda } from "../api/lambda-http.ts";
import { checkedId } from "../delivery/keys.ts";
import { theStore } from "../aws/open-store.ts";

export const handler = lambda("revoke-dossier", async (request, call) => {
  const store = theStore();
  const id = checkedId(call.parameter("id"));
  const { ownerHash } = await dossierOfOwner(store, id, request.headers.get("authorization"));
  await endDossier(store, id, { how: "revoked", at: new Date().toISOString(), ownerHash });
  call.note({ dossierId: id });
  return new Response(null, { status: 204 });
});
