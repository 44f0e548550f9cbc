// Loads the templates of documents when they are first needed: a person prints a few of them.
import { documents, partials } from "virtual:templates";
import { files } from "virtual:template-files";
import { loadFile } from "./texts.ts";

export async function loadTemplates(ids: readonly string[]): Promise<void> {
  await Promise.all(
    ids.map(async (id) => {
      const file = files[id];
      if (file === undefined) throw new Error(`no template of ${id}`);
      const loaded = await loadFile(file);
      Object.assign(partials, loaded.partials);
      Object.assign(documents, loaded.documents);
    }),
  );
}
