// Where a batch's objects are, as plain data: it can be sent to another thread, which opens the store once.
import { resolve } from "node:path";
import type { BatchStore } from "../../../functions/batch/records.ts";
import { nodeSecrets } from "../../../functions/aws/secrets.ts";
import type { StepContext } from "../../../functions/batch/step-context.ts";
import { openFolderStore } from "./folder-store.ts";

/** `s3`: the store that the environment variables name. */
export type StoreAt = { kind: "folder"; path: string } | { kind: "s3" };

/** The context of every step on this machine. Only a batch of the service, which knows its address, has links. */
export const stepContext: StepContext = {
  clock: () => new Date(),
  secrets: nodeSecrets,
  get publicUrl() {
    return process.env["DOSSIER_PUBLIC_URL"] ?? "";
  },
};

const folders = new Map<string, BatchStore>();

export async function openBatchStore(at: StoreAt): Promise<BatchStore> {
  if (at.kind === "s3") {
    // The AWS SDK is a third of the program, and a folder does not need it.
    const { patientStore } = await import("../../../functions/aws/open-store.ts");
    return patientStore();
  }
  // A relative path is another folder where the program works in another one.
  const path = resolve(at.path);
  const opened = folders.get(path) ?? openFolderStore(path);
  folders.set(path, opened);
  return opened;
}
