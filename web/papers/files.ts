// Files made by the page, as the browser wants them: an address for each as long as the page is there, and the share sheet.
import type { LargeFile, LaterFile, MadeFile } from "../protocol.ts";
import { inApp } from "../rescue/this-browser.ts";
import { waysToGet, type Way } from "./ways.ts";

type AnyFile = MadeFile | LargeFile;

const addresses = new Map<AnyFile["bytes"], string>();

const typeOf = ({ type }: AnyFile): string => (type === "text/calendar" ? "text/calendar;charset=utf-8" : type);

/** It ends with the page or by `dropAddresses`: a download that begins late still finds its file. */
export function addressOf(file: AnyFile): string {
  let address = addresses.get(file.bytes);
  if (address === undefined) {
    address = URL.createObjectURL(new Blob([file.bytes], { type: typeOf(file) }));
    addresses.set(file.bytes, address);
  }
  return address;
}

/** Starts a download that a link has not started itself. */
export function saveFile(file: AnyFile): void {
  const link = document.createElement("a");
  link.href = addressOf(file);
  link.download = file.fileName;
  link.click();
}

export function dropAddresses(): void {
  for (const address of addresses.values()) URL.revokeObjectURL(address);
  addresses.clear();
}

const asFile = (file: MadeFile): File => new File([file.bytes], file.fileName, { type: typeOf(file) });

export function waysOf(file: MadeFile | LaterFile): readonly Way[] {
  const { userAgent, maxTouchPoints } = navigator;
  // Whether a file can be shared depends on its name and type.
  const known = "bytes" in file ? file : { ...file, bytes: new Uint8Array() };
  return waysToGet({ userAgent, touchPoints: maxTouchPoints, inApp }, canShare(known));
}

/** Older browsers lack `canShare`, whatever the types say. */
const canShare = (file: MadeFile): boolean =>
  typeof navigator.canShare === "function" && navigator.canShare({ files: [asFile(file)] });

/** False where the device refused; a person who closes the sheet chose so. */
export async function share(file: MadeFile): Promise<boolean> {
  try {
    await navigator.share({ files: [asFile(file)] });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}
