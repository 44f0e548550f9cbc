// Signed links over a store in memory: they name their object, end by the clock, and are answered without HTTP.
import { downloadDisposition } from "../../functions/aws/download-name.ts";
import type { Clock } from "../../functions/aws/dependencies.ts";
import { checkedExpiry, checkedKey } from "../../functions/aws/store-checks.ts";
import { ServiceError } from "../../functions/aws/service-error.ts";
import type { ObjectStore, Store } from "../../functions/aws/store.ts";

export const storeOrigin = "https://store.test";

export function withLinks(objects: ObjectStore, clock: Clock): Store {
  const link = (key: string, expiresInSeconds = 60, more: Record<string, string> = {}): string => {
    const url = new URL(`/dossiers/${checkedKey(key)}`, storeOrigin);
    const seconds = checkedExpiry(expiresInSeconds);
    const until = String(clock().getTime() + seconds * 1000);
    url.search = String(new URLSearchParams({ "X-Amz-Expires": String(seconds), until, ...more }));
    return url.href;
  };
  return {
    ...objects,
    downloadOrigin: storeOrigin,
    presignDownload: async (key, { fileName, how = "attachment", expiresInSeconds }) =>
      link(key, expiresInSeconds, { fileName, how }),
    async presignUpload(key, { contentType, bytes, expiresInSeconds }) {
      const headers = { "content-type": contentType, "content-length": String(bytes), "if-none-match": "*" };
      return { url: link(key, expiresInSeconds, headers), headers };
    },
    close: () => undefined,
  };
}

/** What the store answers to a request of a link. */
export async function answerLink(store: Store, clock: Clock, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const given = (name: string) => url.searchParams.get(name);
  if (clock().getTime() > Number(given("until"))) return new Response(null, { status: 403 });
  const key = url.pathname.replace(/^\/dossiers\//, "");
  if (request.method === "PUT") {
    const body = new Uint8Array(await request.arrayBuffer());
    const contentType = request.headers.get("content-type") ?? "";
    const isAsSigned = contentType === given("content-type") && String(body.length) === given("content-length");
    if (!isAsSigned) return new Response(null, { status: 403 });
    return store.put(key, body, { contentType, ifAbsent: true }).then(
      () => new Response(null, { status: 200 }),
      (error: unknown) => {
        if (error instanceof ServiceError) return new Response(null, { status: 412 });
        throw error;
      },
    );
  }
  const stored = await store.get(key);
  if (stored === undefined) return new Response(null, { status: 404 });
  return new Response(Buffer.from(stored.body), {
    headers: {
      "content-type": stored.contentType,
      "content-disposition": downloadDisposition(
        given("fileName") ?? "",
        given("how") === "inline" ? "inline" : "attachment",
      ),
      "cache-control": "private, no-store",
    },
  });
}
