// The description of a result file is that of the stored bytes, whichever run stored them.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { batchKeys } from "../../functions/batch/keys.ts";
import { putResult } from "../../functions/batch/result-files.ts";
import { memoryStore, unavailable } from "./memory-store.ts";
import { ref } from "./small-batch.ts";

const file = { kind: "print", fileName: "impression-1.pdf", contentType: "application/pdf" } as const;
const [ours, theirs] = [Buffer.from("our bytes"), Buffer.from("other bytes, of another version")];
const described = (bytes: Uint8Array) => ({
  ...file,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

it("is described by its own bytes where it is the first", async () => {
  const store = memoryStore();
  expect(await putResult(store, ref, file, ours)).toEqual(described(ours));
  expect(store.objects.get(batchKeys.result(ref, file.fileName))).toMatchObject({
    body: ours,
    contentType: "application/pdf",
  });
});

it("is described by the bytes of another run that was faster, and those stay", async () => {
  const store = memoryStore();
  await putResult(store, ref, file, theirs);
  expect(await putResult(store, ref, file, ours)).toEqual(described(theirs));
  expect(store.objects.get(batchKeys.result(ref, file.fileName))?.body).toEqual(theirs);
});

it("is not described at all where the store fails", async () => {
  const store = memoryStore();
  store.interfere(() => {
    throw unavailable();
  });
  await expect(putResult(store, ref, file, ours)).rejects.toThrow("store-unavailable");
});
