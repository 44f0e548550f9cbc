// Makes the page start without a network from the second visit on, where the browser and the address allow it.
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../functions/text/languages.ts";
import { trusted } from "./trusted-address.ts";
import { useVisit } from "./visit.ts";
import { t } from "./words.ts";

const canKeep = isSecureContext && "serviceWorker" in navigator;

/** After everything else: the first screen must not wait for files that come later. */
export function keepForOffline(): void {
  if (!canKeep) return;
  const register = () =>
    navigator.serviceWorker.register(trusted("service-worker.js"), { updateViaCache: "none" }).catch(() => {
      // The page works without it while there is a network.
    });
  if (document.readyState === "complete") void register();
  else addEventListener("load", () => void register(), { once: true });
}

const keeping = new Map<string, Promise<void>>();

/**
 * Resolves when all that the page needs in a language, or all of another page than the first, is kept on the device; never
 * where nothing is.
 */
export function keep(group: string): Promise<void> {
  let kept = keeping.get(group);
  if (kept === undefined) keeping.set(group, (kept = askToKeep(group)));
  return kept;
}

async function askToKeep(group: string): Promise<void> {
  if (!canKeep) return new Promise(() => undefined);
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.addEventListener("message", resolve, { once: true });
    port1.start();
    active?.postMessage(group, [port2]);
  });
}

/** Says that the page works without a network, in the language that it speaks, once it does. `page`: another than the first. */
export function WorksOffline({ page }: { page?: string }) {
  const { language } = useVisit();
  const [kept, show] = useState<Language>();
  useEffect(() => {
    void Promise.all([keep(language), page === undefined ? undefined : keep(page)]).then(() => show(language));
  }, [language, page]);
  return <p role="status">{kept === language && t("web.frame.offline")}</p>;
}
