// Revokes or deletes a dossier before it expires: its link is dead from the first write on, even if the rest fails.
import { jsonType, putIfAbsent, type Ended } from "./dossier-records.ts";
import { keys } from "./keys.ts";
import type { ObjectStore } from "../aws/store.ts";

/** Can be asked for again after a failure; a dossier that was deleted stays deleted. */
export async function endDossier(store: ObjectStore, id: string, ended: Ended): Promise<void> {
  if (ended.how === "revoked") {
    await putIfAbsent(store, keys.ended(id), ended);
    return;
  }
  await store.put(keys.ended(id), JSON.stringify(ended), { contentType: jsonType });
  await eraseFiles(store, id);
}

/** Every file, the manifest first, and what happened with the link. */
export async function eraseFiles(store: ObjectStore, id: string): Promise<void> {
  const listed = await Promise.all([store.list(keys.dossier(id)), store.list(keys.openings(id))]);
  await store.delete([keys.manifest(id)]);
  await store.delete(listed.flat().map(({ key }) => key));
}
