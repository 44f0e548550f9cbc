// How a file leaves the page on this device: by a download, by the share sheet, both, or not at all.
import type { InApp } from "../rescue/in-app.ts";

export type Way = "download" | "share";

export type Device = {
  userAgent: string;
  /** `navigator.maxTouchPoints`: an iPad says that it is a Mac. */
  touchPoints: number;
  inApp: InApp | undefined;
};

export const isAppleTouch = ({ userAgent, touchPoints }: Omit<Device, "inApp">): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);

/** The best way first. Empty where none works: a button there would do nothing. `canShare` is of this file. */
export function waysToGet(device: Device, canShare: boolean): readonly Way[] {
  const share: readonly Way[] = canShare ? ["share"] : [];
  // A browser inside an app drops what a page made, and says nothing.
  if (device.inApp !== undefined) return share;
  if (!isAppleTouch(device)) return ["download", ...share];
  // Firefox on iOS cannot open a file that a page made (mozilla-mobile/firefox-ios #21105).
  return canShare && device.userAgent.includes("FxiOS") ? share : [...share, "download"];
}
