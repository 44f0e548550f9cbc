// What the page shows and gives once the questions are answered: the same as the printed checklist and the command line.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { questionOf } from "../../functions/questions/questions.ts";
import { operatorLanguages } from "../../functions/text/languages.ts";
import type { Papers } from "../../web/protocol.ts";
import { make, makeLater, page, papers } from "../../web/worker/papers.ts";
import { listCases, type GoldenCase } from "../golden-cases.ts";
import { readFields } from "../support/read-fields.ts";
import { readPdf, textOfDocument, withoutSpaces } from "../support/read-pdf.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";
import { runInProcess } from "../support/cli-in-process.ts";

const cases = listCases().filter(({ also }) => also === undefined || also.length === 0);
const visitOf = ({ answers, language }: Pick<GoldenCase, "answers" | "language">) => ({
  language,
  answers: JSON.parse(JSON.stringify(answers)) as Record<string, unknown>,
  skipped: [],
});
const sample = (language = "fr") => ({ ...visitOf({ answers: sampleAnswers(), language }), language });

function whole(found: Papers): Extract<Papers, { ok: true }> {
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message).join("\n"));
  return found;
}

describe("the first page", () => {
  test.each(cases)("of $name says what the printed checklist says, in its order", async (one) => {
    const visit = visitOf(one);
    const { first, included } = whole(papers(visit, one.today));
    const id = included.find(({ fileName }) => fileName.includes("liste-de-controle"))!.id;
    // A very long name leaves it too little room on one page.
    const { pages } = await page(visit, one.today, id, 0);
    const views = await Promise.all(
      Array.from({ length: Math.min(pages, 2) }, (_, index) => page(visit, one.today, id, index)),
    );
    const printed = withoutSpaces(views.flatMap(({ texts }) => texts).join(""));
    const said = [
      first.heading,
      first.words.now,
      ...first.acts.map(({ text }) => text),
      ...(first.acts.length > 0 ? [] : first.notes),
      ...first.papers.flatMap(({ title, from }) => [title ?? "", from ?? ""]),
      ...first.datesAndPrices.flatMap(({ label, text }) => [label, text]),
      first.words.problem,
      first.phone ?? "",
      first.site.shown,
    ];
    let at = 0;
    for (const text of said) {
      const found = printed.indexOf(withoutSpaces(text), at);
      expect(found, `${text} after ${printed.slice(0, at).slice(-40)}`).toBeGreaterThanOrEqual(at);
      at = found + withoutSpaces(text).length;
    }
  });

  test.each(cases)("of $name has a box of its own for each act and paper", (one) => {
    const { first } = whole(papers(visitOf(one), one.today));
    for (const rows of [first.acts, first.papers]) {
      const ids = rows.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }
  });

  test.each(operatorLanguages)("keeps its boxes when the language changes (%s)", (language) => {
    const idsIn = (spoken: string) => {
      const { first } = whole(papers(sample(spoken), sampleToday));
      return [...first.acts, ...first.papers].map(({ id }) => id);
    };
    expect(idsIn(language)).toEqual(idsIn("fr"));
  });
});

describe("each paper", () => {
  test.each(operatorLanguages)(
    "has the number of its file, a reason, and who signs it where somebody does (%s)",
    (language) => {
      const { included, notIncluded } = whole(papers(sample(language), sampleToday));
      for (const { number, fileName, reason } of included) {
        expect(fileName.startsWith(String(number))).toBe(true);
        expect(reason).not.toBe("");
      }
      for (const { reason } of notIncluded) expect(reason).not.toBe("");
      const signed = included.filter(({ signer }) => signer !== null).map(({ id }) => id);
      expect(signed).toEqual(["non-polygamy-statement", "hosting-attestation"]);
    },
  );

  test("says what is left to write on it, page by page, and nothing else", async () => {
    const visit = sample();
    for (const { id, byHand } of whole(papers(visit, sampleToday)).included) {
      const { pages } = await page(visit, sampleToday, id, 0);
      const views = await Promise.all(Array.from({ length: pages }, (_, index) => page(visit, sampleToday, id, index)));
      expect(new Set(views.flatMap((view) => view.byHand))).toEqual(new Set(byHand));
    }
  });
});

describe("answers that are not whole", () => {
  test.each(operatorLanguages)("are named with the screens that ask for them (%s)", (language) => {
    const found = papers({ language, answers: { version: 1 }, skipped: [] }, sampleToday);
    expect(found.ok).toBe(false);
    if (found.ok) return;
    expect(found.problems.length).toBeGreaterThan(0);
    for (const { screen, label, message } of found.problems) {
      expect(questionOf((screen ?? "").split("."))).toBeDefined();
      expect(label).toMatch(/\?$/);
      expect(message).toBeNull();
    }
  });

  test("a name that cannot be printed is one of them", () => {
    const answers = { ...sample().answers, identity: { ...sampleAnswers().identity, familyName: "مریم" } };
    const found = papers({ ...sample(), answers }, sampleToday);
    expect(found).toMatchObject({ ok: false, problems: [{ screen: "identity.familyName" }] });
  });

  test("every answer that is taken away and needed is asked for on its own screen", () => {
    const { answers } = sample();
    for (const kind of ["procedure", "status", "housing", "couple"]) {
      const { [kind]: _, ...rest } = answers;
      const found = papers({ ...sample(), answers: rest }, sampleToday);
      expect(found).toMatchObject({ ok: false, problems: [{ screen: `${kind}.kind` }] });
    }
  });
});

test.each(operatorLanguages.flatMap((language) => [false, true].map((isFillable) => ({ language, isFillable }))))(
  "the files are the command line’s, in $language, with fields: $isFillable",
  async ({ language, isFillable }) => {
    const folder = await mkdtemp(join(tmpdir(), "papers-"));
    try {
      const visit = sample(language);
      await writeFile(join(folder, "answers.json"), JSON.stringify(visit.answers));
      const out = join(folder, "out");
      const options = ["--out", "out", "--today", sampleToday, "--language", language];
      if (isFillable) options.push("--fillable");
      expect(await runInProcess(["make", "answers.json", ...options], { folder })).toMatchObject({ code: 0 });
      const { documents, all, ...later } = await make(visit, sampleToday, isFillable);
      const zip = await makeLater(visit, sampleToday, later.zip);
      const calendar = later.calendar && (await makeLater(visit, sampleToday, later.calendar));
      const files = [...documents, all, ...(calendar === undefined ? [] : [calendar])];
      expect(files.map(({ fileName }) => fileName).toSorted()).toEqual(
        (await readdir(out)).filter((name) => /\.(?:pdf|ics)$/.test(name)).toSorted(),
      );
      const theirs = (fileName: string) => readFile(join(out, fileName)).then((bytes) => new Uint8Array(bytes));
      for (const { fileName, bytes } of files.filter(({ type }) => type === "application/pdf")) {
        const [one, other] = await Promise.all([readPdf(bytes), readPdf(await theirs(fileName))]);
        expect(textOfDocument(one)).toBe(textOfDocument(other));
        expect(one).toEqual(other);
        expect(await readFields(bytes)).toEqual(await readFields(await theirs(fileName)));
      }
      expect((await readFields(all.bytes)).length > 0).toBe(isFillable);
      expect(calendar?.bytes).toEqual(await theirs("calendar.ics"));
      const packed = unzipSync(zip.bytes);
      const inZip = files.filter(({ fileName }) => fileName !== all.fileName);
      expect(Object.keys(packed)).toEqual(inZip.map(({ fileName }) => fileName));
      for (const { fileName, bytes } of inZip) expect(Buffer.compare(packed[fileName]!, bytes)).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
