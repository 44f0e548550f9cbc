// The browser in which the page is open.
import { inAppBrowser } from "./in-app.ts";

const isInstalled = (navigator as Navigator & { standalone?: boolean }).standalone === true;

/** The app around this browser; undefined in a browser of its own. */
export const inApp = inAppBrowser(navigator.userAgent, { isInstalled });
