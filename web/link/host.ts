// Whether the page has a service behind it. The host says so in the page: nothing is asked to find that out.

/** False on a plain web space. */
export const hasService = (): boolean =>
  document.querySelector<HTMLMetaElement>('meta[name="dossier-service"]')?.content === "api";

/** The place that answers would be sent to. */
export const serviceHost = (): string => location.host;
