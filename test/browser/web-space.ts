// A plain web space: a folder at an address of its own, that can be exchanged and stopped.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openPage, type PageServer } from "../../infra/local/service/page-server.ts";

export type WebSpace = {
  /** Ends with a slash. */
  url: string;
  /** Serves another folder from now on. */
  serve(folder: string): void;
  stop(): Promise<void>;
};

/** `at`: where on its site the page is, with a slash at both ends. `hasService`: the page is told of one that is not there. */
export async function openWebSpace(folder: string, at = "/", { hasService = false } = {}): Promise<WebSpace> {
  let page: PageServer = openPage(folder, { hasService });
  const server = createServer(async (req, res) => {
    const { url = "/", method, headers } = req;
    const found = url.startsWith(at) ? await page({ url: url.slice(at.length - 1), method, headers }) : undefined;
    if (found === undefined) return void res.writeHead(404).end();
    res.writeHead(found.status, found.headers).end(method === "HEAD" ? undefined : found.body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${at}`,
    serve: (other) => void (page = openPage(other, { hasService })),
    async stop() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
