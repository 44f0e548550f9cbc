// Puts the page for a person into its bucket, after a deployment. Files of older builds stay for a month, for pages that are
// still open; CloudFront serves them as before.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheControlOf, contentTypeOf, hashedFolder, withService } from "../../functions/api/page-files.ts";
import { openStore, type ObjectStore } from "../../functions/aws/store.ts";

const keptDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** `folder`: what the build made. `now`: to tell which files no build has had for a month. */
export async function publishPage(store: Pick<ObjectStore, "put" | "list" | "delete">, folder: string, now: Date) {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith(".br"))
    .map((name) => name.replaceAll("\\", "/"));
  // What names other files comes last: whoever gets it finds them.
  const rank = (path: string) => (path.startsWith(hashedFolder) ? 0 : 1);
  for (const path of paths.toSorted((one, other) => rank(one) - rank(other))) {
    const bytes = readFileSync(join(folder, path));
    const body = path === "index.html" ? withService(bytes.toString("utf8")) : bytes;
    // Also what is there already: the time of an object says when a build last had it.
    await store.put(path, body, { contentType: contentTypeOf(path), cacheControl: cacheControlOf(path) });
  }
  const current = new Set(paths);
  const old = (await store.list(hashedFolder)).filter(
    ({ key, lastModified }) => !current.has(key) && now.getTime() - lastModified.getTime() > keptDays * dayMs,
  );
  await store.delete(old.map(({ key }) => key));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.env["AWS_REGION"] ??= "eu-west-3";
  const outputs = JSON.parse(readFileSync("out/outputs.json", "utf8")) as Record<string, Record<string, string>>;
  const bucket = outputs["DossierSite"]?.["PageBucket"];
  if (bucket === undefined)
    throw new Error("out/outputs.json does not name the bucket of the page: deploy DossierSite.");
  const store = openStore({ bucket });
  await publishPage(store, "dist/web", new Date());
  store.close();
}
