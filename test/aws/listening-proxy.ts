// Stands between the service and a store, and keeps what is said over the wire.
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type ListeningProxy = {
  endpoint: string;
  /** Addresses and headers, of requests and replies. */
  heard: string[];
  /** What was sent with each POST: which keys to delete, which work to start. */
  posted: string[];
  close(): void;
};

export async function listeningProxy(upstream: string): Promise<ListeningProxy> {
  const heard: string[] = [];
  const posted: string[] = [];
  const server = createServer((req, res) => {
    const { method = "GET", url = "/", headers } = req;
    heard.push(`${method} ${url} ${JSON.stringify(req.rawHeaders)}`);
    void buffer(req).then((body) => {
      if (method === "POST") posted.push(body.toString("utf8"));
      const { hostname, port } = new URL(upstream);
      const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
        heard.push(JSON.stringify(reply.rawHeaders));
        res.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(res);
      });
      onward.on("error", () => res.destroy()).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, heard, posted, close: () => server.close() };
}
