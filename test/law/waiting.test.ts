// Who waits has filed: they are told what is told to those who name their request and say that it is filed.
import { expect, test } from "vitest";
import type { Answers } from "../../functions/answers/answers.ts";
import { showPath } from "../../functions/answers/shown-values.ts";
import { makeDossier } from "../../functions/documents/dossier.ts";
import { answersWithoutEffect } from "../../functions/questions/questions.ts";
import { procedures } from "../support/answer-kinds.ts";
import { sampleAnswers, sampleToday } from "../support/sample-answers.ts";

const madeFor = (procedure: Answers["procedure"]) => makeDossier(sampleAnswers({ procedure }), { today: sampleToday });

const request = { filedOn: "2026-06-02", number: "DEM-48213" };
const permit = { currentPermit: { expiresOn: "2026-12-31" } };

test.each(procedures.flatMap((kind) => [{ kind }, { kind, request }, { kind, ...permit, request }]))(
  "for %o",
  ({ kind, ...others }) => {
    expect(madeFor({ kind: "waiting", waitsFor: kind, ...others })).toEqual(madeFor({ kind, request: {}, ...others }));
  },
);

test.each([
  ["a renewal where a permit is given", permit, "renewal"],
  ["a first application otherwise", {}, "first-application"],
] as const)("where it is not said for what: %s", (_, given, kind) => {
  expect(madeFor({ kind: "waiting", ...given })).toEqual(madeFor({ kind, request: {}, ...given }));
});

test("what is waited for changes nothing for whoever does not wait", () => {
  const found = answersWithoutEffect(sampleAnswers({ procedure: { kind: "loss", waitsFor: "renewal" } }), sampleToday);
  expect(found.map(showPath)).toContain("procedure.waitsFor");
});
