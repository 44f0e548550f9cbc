// Names of downloads, as browsers of any age read them.
import { expect, test } from "vitest";
import { downloadDisposition } from "../../functions/aws/download-name.ts";

test.each([
  ["dossier.pdf", "attachment; filename=\"dossier.pdf\"; filename*=UTF-8''dossier.pdf"],
  [
    "Été à l’hôtel.pdf",
    "attachment; filename=\"Ete a l_hotel.pdf\"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20l%E2%80%99h%C3%B4tel.pdf",
  ],
  ["a\"b\\c'(d)*.pdf", "attachment; filename=\"a_b_c'(d)*.pdf\"; filename*=UTF-8''a%22b_c%27%28d%29%2A.pdf"],
  ["../../etc/passwd", "attachment; filename=\".._.._etc_passwd\"; filename*=UTF-8''.._.._etc_passwd"],
  ["a\r\nX-Evil: 1", "attachment; filename=\"a__X-Evil: 1\"; filename*=UTF-8''a__X-Evil%3A%201"],
  ["half \ud83d.pdf", "attachment; filename=\"half _.pdf\"; filename*=UTF-8''half%20_.pdf"],
  ["ملف.pdf", "attachment; filename=\"___.pdf\"; filename*=UTF-8''%D9%85%D9%84%D9%81.pdf"],
])("%j", (fileName, header) => {
  expect(downloadDisposition(fileName)).toBe(header);
});

test("a document can be shown instead of saved", () => {
  expect(downloadDisposition("a.pdf", "inline")).toMatch(/^inline; /);
});
