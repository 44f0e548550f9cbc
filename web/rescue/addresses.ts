// Addresses by which a person opens the page elsewhere. Pure, so that they can be tested without a browser.

/** The page in a language, on a screen. `route` is behind the #, which no browser sends. */
export function pageAddress(here: string, language: string, route: string): string {
  const address = new URL(here);
  address.search = `?lang=${language}`;
  address.hash = `#/${route}`;
  return address.href;
}

/** The same for Android: the app asks the system to open it, and the person’s own browser does. */
export function intentAddress(address: string): string {
  const { protocol, host, pathname, search, hash } = new URL(address);
  const scheme = protocol.slice(0, -1);
  return `intent://${host}${pathname}${search}${hash}#Intent;scheme=${scheme};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end`;
}
