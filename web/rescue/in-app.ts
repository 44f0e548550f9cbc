// Browsers inside another app. They drop files that a page makes, without a word: a person has to leave them first.

/** `app`: its name, where it says it. */
export type InApp = { app: string | undefined; system: "android" | "ios" | "desktop" };

/** Marks that apps put into the user agent, with the names that people know. The first that fits counts. */
const apps: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\b(?:MessengerForiOS|MessengerLiteForiOS|Orca-Android)\b|FB_IAB\/(?:MESSENGER|Orca)|FBAN\/Messenger/, "Messenger"],
  [/\bInstagram\b/, "Instagram"],
  [/\bBarcelona\b/, "Threads"],
  [/\bFB(?:AN|AV|IOS|4A|_IAB|SV)\b|\[FB/, "Facebook"],
  [/\bWhatsApp\//, "WhatsApp"],
  [/\bTelegram(?:-Android|Bot)?\b/, "Telegram"],
  [/musical_ly|BytedanceWebview|ByteLocale|\btrill_|\bTikTok/i, "TikTok"],
  [/\bLinkedInApp\b/, "LinkedIn"],
  [/\bLine\/\d/, "LINE"],
  [/\bMicroMessenger\b/, "WeChat"],
  [/\bSnapchat\b/, "Snapchat"],
  [/\bViber\b/, "Viber"],
  [/\bKAKAOTALK\b/, "KakaoTalk"],
  [/\bTwitter(?:Android| for)|\bTwitter\/\d/, "X"],
  [/\bPinterest(?:\/| for )/, "Pinterest"],
  [/\bimo(?:Android|iOS)\b/, "imo"],
];

/** Real browsers that are built on a WebView and say so: they keep files. */
const realBrowsers =
  /\b(?:OPR|OPT|OPiOS|DuckDuckGo|Ddg|SamsungBrowser|MiuiBrowser|UCBrowser|VivoBrowser|HeyTapBrowser|HuaweiBrowser|EdgA|EdgiOS|CriOS|FxiOS|Focus|Klar|YaBrowser|Brave|Vivaldi|Ecosia|Silk|Whale)\b/;

/**
 * The app whose browser this is; undefined in a browser of its own. `isInstalled`: opened from the home screen of an iPhone,
 * which has no Safari in its name either.
 */
export function inAppBrowser(userAgent: string, { isInstalled = false } = {}): InApp | undefined {
  const system = /Android/.test(userAgent) ? "android" : /iPhone|iPad|iPod/.test(userAgent) ? "ios" : "desktop";
  const app = apps.find(([mark]) => mark.test(userAgent))?.[1];
  if (app !== undefined) return { app, system };
  if (isInstalled || realBrowsers.test(userAgent)) return undefined;
  if (system === "android") return /; wv\)/.test(userAgent) ? { app: undefined, system } : undefined;
  // WebKit in an app names no Safari; on an iPad it says that it is a Mac.
  const isApple = system === "ios" || /Macintosh/.test(userAgent);
  const isOther = /Safari\/|Chrome\/|Firefox\/|Electron\//.test(userAgent) || !/AppleWebKit\//.test(userAgent);
  return isApple && !isOther ? { app: undefined, system: "ios" } : undefined;
}
