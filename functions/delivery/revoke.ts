// Revokes or deletes a dossier before it expires: its link is dead from the first write on, even if the rest fails.
import { jsonType, putIfAbsent, type Revocation } from "./dossier-records.ts";
import { keys } from "./keys.ts";
import type { ObjectStore } from "../aws/store.ts";

/** Can be asked for again after a failure; a dossier that was deleted stays deleted. */
export async function revokeDossier(store: ObjectStore, id: string, revocation: Revocation): Promise<void> {
  if (revocation.how === "revoked") {
    await putIfAbsent(store, keys.revocation(id), revocation);
    return;
  }
  await store.put(keys.revocation(id), JSON.stringify(revocation), { contentType: jsonType });
  await deleteFiles(store, id);
}

/** Every file, the manifest first, what happened with the link, and the tries of its second factor. */
export async function deleteFiles(store: ObjectStore, id: string): Promise<void> {
  const listed = await Promise.all(
    [keys.dossier(id), keys.accessLog(id), keys.attempts(id)].map((prefix) => store.list(prefix)),
  );
  await store.delete([keys.manifest(id)]);
  await store.delete(listed.flat().map(({ key }) => key));
}
