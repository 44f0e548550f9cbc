// Lets the page start without a network: it keeps the files of one build, in a cache of its own, and never an answer.
// A new build waits until no page of the old one is open, so that a page has all its files from one build.

/** What the build puts in: a name that changes with any file, and paths from the folder of the page. */
export type Build = {
  name: string;
  /** What an ordinary dossier needs, kept before the first use without a network. */
  atOnce: readonly string[];
  /** Kept when it is first asked for. */
  onDemand: readonly string[];
  /** Of each language, and of each other page, the places in that list of what it needs: kept when it is chosen. */
  groups: Readonly<Record<string, readonly number[]>>;
  /** What each page of this build names, so that the page of another build is not kept with these files. */
  pages: Readonly<Record<string, readonly string[]>>;
};
declare const thisBuild: Build;

// The library of types for pages does not have this scope.
type LifeEvent = Event & { waitUntil(done: Promise<unknown>): void };
type AskEvent = Event & { request: Request; respondWith(reply: Promise<Response>): void };
type TellEvent = LifeEvent & { data: unknown; ports: readonly MessagePort[] };
type Scope = {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", act: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", act: (event: AskEvent) => void): void;
  addEventListener(type: "message", act: (event: TellEvent) => void): void;
};
const worker = globalThis as unknown as Scope;

const { scope } = worker.registration;
/** Other pages of the same site may have caches too. */
const ours = `dossier ${scope} `;
const cacheName = `${ours}${thisBuild.name}`;
const addressOf = (path: string): string => new URL(path, scope).href;
const files = new Set([...thisBuild.atOnce, ...thisBuild.onDemand].map(addressOf));

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));

async function keepAll(): Promise<void> {
  const cache = await caches.open(cacheName);
  const page = await pageOfBuild("");
  await cache.addAll(thisBuild.atOnce.map(addressOf));
  for (const group of await groupsKept()) await keepGroup(group);
  await cache.put(addressOf(""), page);
}

/** Throws where it is of another build. */
async function pageOfBuild(path: string): Promise<Response> {
  const page = await fetch(addressOf(path), { cache: "no-cache" });
  const text = await page.clone().text();
  if (!page.ok || thisBuild.pages[path]?.some((named) => !text.includes(named)) !== false)
    throw new Error("another build");
  return page;
}

/** A mark in the cache, which is no file. */
const markOf = (group: string): string => addressOf(`?kept=${group}`);

async function keepGroup(group: string): Promise<void> {
  const cache = await caches.open(cacheName);
  const needed = (thisBuild.groups[group] ?? []).map((index) => thisBuild.onDemand[index]!);
  const missing: string[] = [];
  for (const path of needed) {
    if ((await cache.match(addressOf(path))) !== undefined) continue;
    if (path in thisBuild.pages) await cache.put(addressOf(path), await pageOfBuild(path));
    else missing.push(addressOf(path));
  }
  await cache.addAll(missing);
  await cache.put(markOf(group), new Response());
}

/** What a build before this one has kept: the pages start in the same languages. */
async function groupsKept(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const addresses = new Set(kept.flat().map(({ url }) => url));
  return Object.keys(thisBuild.groups).filter((group) => addresses.has(markOf(group)));
}

/** A page says which language it speaks, or which page it is, and is told when all that it needs is kept. */
worker.addEventListener("message", (event) =>
  event.waitUntil(keepGroup(String(event.data)).then(() => event.ports[0]?.postMessage("kept"))),
);

worker.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith(ours) && name !== cacheName);
      await Promise.all(old.map((name) => caches.delete(name)));
      // The page of the first visit, which came from the network, finds its files here from now on.
      await worker.clients.claim();
    })(),
  ),
);

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const [address = ""] = request.url.split(/[?#]/, 1);
  if (request.mode === "navigate") {
    const page = address === addressOf("index.html") ? "" : address.slice(scope.length);
    if (address.startsWith(scope) && page in thisBuild.pages) event.respondWith(kept(addressOf(page), request));
  } else if (files.has(address)) event.respondWith(kept(address, request));
});

/** From the cache, else from the network; what comes then is kept where it is a file of this build. */
async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(address, { ignoreVary: true });
  if (found !== undefined) return found;
  const reply = await fetch(request);
  if (reply.ok && files.has(address)) await cache.put(address, reply.clone());
  return reply;
}
