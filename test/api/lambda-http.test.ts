// How large a body may be, to the byte, and of what letters.
import { expect, it } from "vitest";
import { readText } from "../../functions/api/lambda-http.ts";

const withBody = (body: string | Uint8Array<ArrayBuffer>) => new Request("https://a.fr/", { method: "POST", body });

it.each(["", "a".repeat(10), "é".repeat(5)])("a body of at most 10 bytes is read: %j", async (body) => {
  expect(await readText(withBody(body), 10)).toBe(body);
});

it.each(["a".repeat(11), `${"é".repeat(5)}a`])("a body of 11 bytes is too large: %j", async (body) => {
  await expect(readText(withBody(body), 10)).rejects.toMatchObject({ code: "body-too-large" });
});

it("a body that is not UTF-8 is refused", async () => {
  await expect(readText(withBody(Uint8Array.of(0x61, 0xff)), 10)).rejects.toMatchObject({ code: "wrong-type" });
});
