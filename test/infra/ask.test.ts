// `dossier ask`: what a person answers, in any order of going back and stopping, is in the file.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { ask } from "../../infra/local/cli/commands/ask.ts";
import { CommandExit } from "../../infra/local/cli/exit.ts";
import type { Prompts } from "../../infra/local/cli/prompts.ts";
import { runInProcess } from "../support/cli-in-process.ts";
import { sampleToday as today } from "../support/sample-answers.ts";

const root = mkdtempSync(join(tmpdir(), "ask-"));
afterAll(() => rm(root, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(root, `answers-${++files}.json`);

/** A person at the terminal: an answer for each question in turn; at the end of the list they stop. */
function person(script: readonly [question: RegExp, answer: string][]) {
  const rest = [...script];
  const offered: { question: string; before: unknown; choices?: string[] }[] = [];
  const refused: string[] = [];
  const next = (question: string): string | undefined => {
    const step = rest.shift();
    if (step !== undefined && !step[0].test(question)) throw new Error(`asked ${question}, expected ${step[0]}`);
    return step?.[1];
  };
  const prompts: Prompts = {
    text({ question, before, wrong }) {
      offered.push({ question, before });
      let typed = next(question);
      while (typed !== undefined) {
        const issue = wrong(typed);
        if (issue === undefined) break;
        refused.push(issue);
        typed = next(question);
      }
      return Promise.resolve(typed);
    },
    choose({ question, choices, before }) {
      offered.push({ question, before, choices: choices.map(({ label }) => label) });
      const answer = next(question);
      const chosen = choices.find(({ label }) => label === answer);
      if (answer !== undefined && chosen === undefined) throw new Error(`${answer} is not offered for ${question}`);
      return Promise.resolve(chosen);
    },
  };
  return { prompts, offered, refused };
}

async function run(file: string, script: readonly [RegExp, string][]) {
  const { prompts, ...seen } = person(script);
  let out = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const end = await ask(file, { today, language: "fr" }, prompts).catch((error: unknown) => error);
  spy.mockRestore();
  return { ...seen, out, end, answers: JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown> };
}

const start: [RegExp, string][] = [
  [/langue/, "Français"],
  [/demandez/, "Première demande"],
  [/protection/, "Réfugié(e)"],
  [/logé/, "Hébergé(e) chez un particulier"],
  [/familiale/, "Célibataire"],
];

describe("dossier ask", { timeout: 120_000 }, () => {
  test("writes each answer at once, and goes on where the person stopped", async () => {
    const file = newFile();
    const first = await run(file, [...start, [/nom de famille/, "Nguyễn"]]);
    expect(first.end).toBeInstanceOf(CommandExit);
    expect((first.end as CommandExit).report).toContain(`dossier ask ${file}`);
    expect(first.answers).toMatchObject({ version: 1, couple: { kind: "single" }, identity: { familyName: "Nguyễn" } });
    const second = await run(file, [
      [/nom d’usage/, ""],
      [/prénoms/, "Thị Ánh"],
    ]);
    expect(second.answers).toMatchObject({ identity: { familyName: "Nguyễn", givenNames: "Thị Ánh" } });
    const made = await runInProcess(["make", file, "--out", join(root, "papers"), "--today", today], { folder: root });
    expect(made).toMatchObject({ code: 0, err: "" });
  });

  test("says why each question is asked, how to answer and what is wrong, in the words of the language", async () => {
    const { out, refused, answers } = await run(newFile(), [
      ...start,
      [/nom de famille/, "Rahimi"],
      [/nom d’usage/, ""],
      [/prénoms/, "Mariam"],
      [/sexe/, "Femme"],
      [/date de naissance/, "31/02/1990"],
      [/date de naissance/, "05/03/1990"],
    ]);
    expect(out).toMatch(/Cette réponse sert à\u00A0: Page de garde/);
    expect(out).toContain("jj/mm/aaaa");
    expect(refused).toEqual([expect.stringMatching(/^Ce jour n’existe pas/)]);
    expect(answers).toMatchObject({ identity: { gender: "female", birth: { date: "1990-03-05" } } });
  });

  test("goes back: the earlier answer is offered again, and what no longer goes with it is named", async () => {
    const back = "← Revenir en arrière";
    const file = newFile();
    const host = { familyName: "Dupont" };
    const before = {
      version: 1,
      language: "fr",
      procedure: { kind: "first-application" },
      status: { kind: "refugee" },
    };
    writeFileSync(file, JSON.stringify({ ...before, housing: { kind: "hosted", host } }));
    const { offered, answers, end } = await run(file, [
      [/familiale/, back],
      [/logé/, "Hôtel"],
      [/familiale/, "Célibataire"],
      [/nom de famille/, "Rahimi"],
      [/nom d’usage/, "<"],
      [/nom de famille/, "Rahimy"],
    ]);
    expect(end).toBeInstanceOf(CommandExit);
    expect(answers).toMatchObject({ housing: { kind: "hotel" }, identity: { familyName: "Rahimy" } });
    expect(offered.filter(({ question }) => /nom de famille/.test(question))[1]?.before).toBe("Rahimi");
  });

  test("a file with a mistake is refused with its place, and stays as it is", async () => {
    const file = newFile();
    writeFileSync(file, '{"version":1,"ofpraNumber":"12"}');
    const { end } = await run(file, []);
    expect((end as CommandExit).report).toContain("ofpraNumber");
    expect(readFileSync(file, "utf8")).toBe('{"version":1,"ofpraNumber":"12"}');
  });

  test("without a terminal, says so and writes nothing", async () => {
    const { code, err } = await runInProcess(["ask", "answers.json"], { folder: root });
    expect(code).toBe(2);
    expect(err).toContain("asked in a terminal");
  });
});
