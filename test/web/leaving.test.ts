// How papers and answers leave the page: by what works on each device, and never by what does not.
import { describe, expect, test } from "vitest";
import { waysToGet, type Device } from "../../web/papers/ways.ts";
import { intentAddress, pageAddress } from "../../web/rescue/addresses.ts";
import { pack, unpack } from "../../web/worker/carry.ts";
import { sampleAnswers } from "../support/sample-answers.ts";

const agents = {
  android:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36",
  iPhone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
  firefoxOnIPhone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/125.0 Mobile/15E148 Safari/605.1.15",
  mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
};
const device = (userAgent: string, more: Partial<Device> = {}): Device => ({
  userAgent,
  touchPoints: 5,
  inApp: undefined,
  ...more,
});
const inApp = { app: "WhatsApp", system: "android" } as const;

describe("a file", () => {
  test.each([
    ["is downloaded first on Android", device(agents.android), true, ["download", "share"]],
    ["is downloaded where nothing can be shared", device(agents.android), false, ["download"]],
    ["is shared first on an iPhone", device(agents.iPhone), true, ["share", "download"]],
    ["is shared first on an iPad, a Mac that is touched", device(agents.mac), true, ["share", "download"]],
    ["is downloaded first on a Mac", device(agents.mac, { touchPoints: 0 }), true, ["download", "share"]],
    ["is only shared in Firefox on an iPhone", device(agents.firefoxOnIPhone), true, ["share"]],
    ["is downloaded there before iOS could share", device(agents.firefoxOnIPhone), false, ["download"]],
    ["is only shared inside an app", device(agents.android, { inApp }), true, ["share"]],
    ["has no button inside an app that can neither", device(agents.android, { inApp }), false, []],
  ] as const)("%s", (_, on, canShare, ways) => {
    expect(waysToGet(on, canShare)).toEqual(ways);
  });
});

describe("the address for another browser", () => {
  test("keeps the place of the page, the language and the screen, and nothing else of the old address", () => {
    const here = "https://example.org/papiers/?lang=en&fbclid=abc#/question/identity.familyName";
    expect(pageAddress(here, "fr", "need")).toBe("https://example.org/papiers/?lang=fr#/need");
  });

  test("for Android says how it is opened, with the fragment inside", () => {
    expect(intentAddress("https://example.org/papiers/?lang=fr#/carry/eJw")).toBe(
      "intent://example.org/papiers/?lang=fr#/carry/eJw#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end",
    );
    expect(intentAddress("http://192.168.1.2:8080/#/need")).toMatch(
      /^intent:\/\/192\.168\.1\.2:8080\/#\/need#Intent;scheme=http;/,
    );
  });
});

describe("answers in an address", () => {
  const answers = JSON.parse(JSON.stringify(sampleAnswers())) as Record<string, unknown>;
  const visit = { language: "fr", answers, skipped: ["contact.email"] };
  const now = Date.parse("2026-11-29T10:00:00Z");
  const minutes = (count: number) => now + count * 60_000;

  test("come back as they were, and fit into any address", () => {
    const code = pack(visit, now);
    expect(code).toMatch(/^[\w-]+$/);
    expect(code.length).toBeLessThan(2500);
    const { language: _, ...rest } = answers;
    expect(unpack(code, minutes(59))).toMatchObject({ ok: true, answers: rest, skipped: ["contact.email"] });
  });

  test.each([61, 600, -5])("are not shown %i minutes later", (later) => {
    expect(unpack(pack(visit, now), minutes(later))).toEqual({ ok: false, reason: "too-old" });
  });

  test.each([
    ["nothing", ""],
    ["what is no code", "***"],
    ["what was cut", pack(visit, now).slice(0, -40)],
    ["other letters", "AAAA"],
  ])("are refused where the address holds %s", (_, code) => {
    expect(unpack(code, now)).toEqual({ ok: false, reason: "unreadable" });
  });

  test("hold only what the page asks for", () => {
    const code = pack(
      { ...visit, answers: { ...answers, secret: "x", identity: { familyName: "Rahimi", x: { y: 1 } } } },
      now,
    );
    const carried = unpack(code, now);
    expect(carried.ok && carried.answers).not.toHaveProperty("secret");
    expect(carried.ok && carried.answers["identity"]).toEqual({ familyName: "Rahimi" });
  });
});
