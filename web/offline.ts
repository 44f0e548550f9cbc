// Makes the page start without a network from the second visit on, where the browser and the address allow it.
import { trusted } from "./trusted-address.ts";

/** After everything else: the first screen must not wait for files that come later. */
export function keepForOffline(): void {
  if (!isSecureContext || !("serviceWorker" in navigator)) return;
  const register = () =>
    navigator.serviceWorker.register(trusted("service-worker.js"), { updateViaCache: "none" }).catch(() => {
      // The page works without it while there is a network.
    });
  if (document.readyState === "complete") void register();
  else addEventListener("load", () => void register(), { once: true });
}
