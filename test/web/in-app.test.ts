// Browsers inside an app are found by what they say of themselves, and no browser of its own is taken for one.
import { describe, expect, test } from "vitest";
import { inAppBrowser } from "../../web/rescue/in-app.ts";

const android = (end: string, device = "Android 13; SM-A146B Build/TP1A.220624.014; wv") =>
  `Mozilla/5.0 (Linux; ${device}) AppleWebKit/537.36 (KHTML, like Gecko) ${end}`;
const webView = android("Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36");
const iPhone = (end: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${end}`;
const mac = (end: string) =>
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)${end}`;

describe("a browser inside an app", () => {
  test.each([
    ["Facebook", "android", `${webView} [FB_IAB/FB4A;FBAV/459.0.0.41.94;]`],
    ["Facebook", "ios", iPhone("Mobile/15E148 [FBAN/FBIOS;FBAV/459.0.0.32.107;FBBV/583222106;FBDV/iPhone13,2]")],
    ["Facebook", "ios", iPhone("Mobile/15E148 Safari/604.1 [FBAN/FBIOS;FBAV/459.0.0.32.107]")],
    ["Messenger", "android", `${webView} [FB_IAB/Orca-Android;FBAV/456.0.0.50.109;]`],
    ["Messenger", "android", `${webView} [FB_IAB/MESSENGER;FBAV/456.0.0.50.109;]`],
    ["Messenger", "ios", iPhone("Mobile/15E148 [FBAN/MessengerForiOS;FBAV/455.0.0.38.107;FBDV/iPhone14,5]")],
    [
      "Instagram",
      "android",
      `${webView} Instagram 325.0.0.35.91 Android (33/13; 450dpi; 1080x2177; samsung; SM-A146B)`,
    ],
    [
      "Instagram",
      "ios",
      iPhone("Mobile/15E148 Instagram 325.0.2.26.98 (iPhone13,2; iOS 17_4_1; fr_FR; fr; scale=3.00)"),
    ],
    ["Threads", "ios", iPhone("Mobile/15E148 Barcelona 325.0.0.27.103 (iPhone13,2; iOS 17_4_1; fr_FR)")],
    ["WhatsApp", "android", `${webView} WhatsApp/2.24.9.78`],
    ["WhatsApp", "ios", iPhone("Mobile/15E148 WhatsApp/24.9.74")],
    ["Telegram", "android", `${webView} Telegram-Android/11.2.2 (Samsung SM-A146B; Android 13; SDK 33; AVERAGE)`],
    ["TikTok", "android", `${webView} trill_340403 JsSdk/1.0 NetType/WIFI AppName/trill ByteLocale/fr`],
    ["TikTok", "android", `${webView} musical_ly_2023404030 BytedanceWebview/d8a21c6`],
    ["TikTok", "ios", iPhone("Mobile/15E148 musical_ly_34.4.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a21c6")],
    ["LinkedIn", "ios", iPhone("Mobile/15E148 [LinkedInApp]/9.29.6748")],
    ["LinkedIn", "android", `${webView} [LinkedInApp]`],
    ["LINE", "android", `${webView} Line/14.6.0/IAB`],
    ["LINE", "ios", iPhone("Safari/604.1 Line/14.6.0")],
    ["WeChat", "android", `${webView} XWEB/1160117 MMWEBSDK/20240301 MicroMessenger/8.0.48.2580(0x28003035)`],
    ["WeChat", "ios", iPhone("Mobile/15E148 MicroMessenger/8.0.49(0x18003127) NetType/WIFI Language/fr")],
    ["WeChat", "desktop", mac(" Chrome/107.0.0.0 Safari/537.36 MicroMessenger/6.8.0(0x16080000) MacWechat/3.8.7")],
    ["Snapchat", "ios", iPhone("Mobile/15E148 Snapchat/12.83.0.34 (like Safari/8617.2.4.10.8, panda)")],
    ["Snapchat", "android", `${webView} Snapchat/12.83.0.29 (SM-A146B; Android 13#A146BXXS5CXA3#33; gzip; )`],
    ["Viber", "android", `${webView} Viber/21.9.0.3`],
    ["X", "ios", iPhone("Mobile/15E148 Twitter for iPhone/10.38")],
    ["X", "android", `${webView} TwitterAndroid`],
    ["Pinterest", "ios", iPhone("Mobile/15E148 [Pinterest/iOS]")],
    [undefined, "android", webView],
    [undefined, "ios", iPhone("Mobile/15E148")],
    ["Facebook", "ios", mac(" Mobile/15E148 [FBAN/FBIOS;FBAV/459.0.0.32.107;FBDV/iPad13,4]")],
    [undefined, "ios", mac("")],
  ])("%s on %s: %s", (app, system, userAgent) => {
    expect(inAppBrowser(userAgent)).toEqual({ app, system });
  });
});

describe("a browser of its own", () => {
  test.each([
    ["Chrome on Android", android("Chrome/124.0.0.0 Mobile Safari/537.36", "Android 10; K")],
    ["Samsung Internet", android("SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36", "Android 10; K")],
    ["Firefox on Android", "Mozilla/5.0 (Android 13; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0"],
    ["Edge on Android", android("Chrome/123.0.0.0 Mobile Safari/537.36 EdgA/123.0.2420.102", "Android 10; K")],
    ["Opera on Android", android("Chrome/121.0.0.0 Mobile Safari/537.36 OPR/81.0.0.0", "Android 10; K")],
    ["Opera Mini, a WebView", android("Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36 OPR/76.0.2254.69409")],
    ["DuckDuckGo, a WebView", android("Version/4.0 Chrome/124.0.6367.82 Mobile Safari/537.36 DuckDuckGo/5")],
    [
      "Mi Browser",
      android(
        "Version/4.0 Chrome/112.0.5615.136 Mobile Safari/537.36 XiaoMi/MiuiBrowser/14.6.0-gn",
        "Android 13; M2101",
      ),
    ],
    [
      "Huawei Browser",
      android(
        "Chrome/114.0.5735.196 HuaweiBrowser/14.0.5.302 Mobile Safari/537.36",
        "Android 10; JNY-LX1; HMSCore 6.13",
      ),
    ],
    ["Safari on an iPhone", iPhone("Version/17.4.1 Mobile/15E148 Safari/604.1")],
    ["Chrome on an iPhone", iPhone("CriOS/124.0.6367.88 Mobile/15E148 Safari/604.1")],
    ["Firefox on an iPhone", iPhone("FxiOS/125.0 Mobile/15E148 Safari/605.1.15")],
    ["Edge on an iPhone", iPhone("Version/17.0 EdgiOS/123.0.2420.108 Mobile/15E148 Safari/605.1.15")],
    ["DuckDuckGo on an iPhone", iPhone("Version/17.4.1 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15")],
    ["Brave on an iPhone, which is Safari by name", iPhone("Version/17.4 Mobile/15E148 Safari/604.1")],
    ["Safari on an iPad, which is a Mac by name", mac(" Version/17.4.1 Safari/605.1.15")],
    [
      "Chrome on a Mac",
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36",
    ],
    ["Firefox on a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:125.0) Gecko/20100101 Firefox/125.0"],
    [
      "Edge on Windows",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0",
    ],
    ["Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"],
    ["a browser that says nothing", ""],
  ])("%s", (_, userAgent) => {
    expect(inAppBrowser(userAgent)).toBeUndefined();
  });

  test("is the page on the home screen of an iPhone, though it names no Safari", () => {
    expect(inAppBrowser(iPhone("Mobile/15E148"), { isInstalled: true })).toBeUndefined();
    expect(inAppBrowser(iPhone("Mobile/15E148 WhatsApp/24.9.74"), { isInstalled: true })?.app).toBe("WhatsApp");
  });
});
