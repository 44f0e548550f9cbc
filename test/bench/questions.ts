// What the next question costs on this machine: whole interviews of people of the examples. Prints figures, asserts nothing.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseAnswers } from "../../functions/answers/parse-answers.ts";
import { covers } from "../../functions/pdf/text/fonts.ts";
import type { AnswersSoFar } from "../../functions/questions/answer-set.ts";
import { answersWithoutEffect, nextQuestions } from "../../functions/questions/questions.ts";
import { withoutContradiction } from "../../functions/questions/read-answer.ts";
import { nextScreen } from "../../functions/questions/screens.ts";
import { askedOneByOne } from "../support/interview.ts";

const today = "2026-11-23";
const people = [
  "refugee-renewal-own-name-turkish",
  "minor-refugee-travels",
  "family-of-stateless-first-parent",
  "refugee-first-hosted-married",
];
const rounds = 5;

const row = (name: string, ...values: string[]) => console.log(`${name.padEnd(48)}${values.join(", ")}`);
const ms = (value: number) => `${value.toFixed(1)} ms`;
const at = (share: number, values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

function timed<Result>(times: number[], work: () => Result): Result {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}

const figures = (times: readonly number[]): string[] => [
  `median ${ms(at(0.5, times))}`,
  `p95 ${ms(at(0.95, times))}`,
  `longest ${ms(Math.max(...times))}`,
];

row("machine", `${cpus()[0]?.model ?? "?"}, Node ${process.version}; each person ${rounds} times, the first time cold`);
for (const name of people) {
  const parsed = parseAnswers(JSON.parse(readFileSync(`test/examples/${name}.json`, "utf8")), { today, covers });
  if (!parsed.ok) throw new Error(`the example ${name} is no longer valid`);
  const whole = parsed.answers;
  const [questions, screens, cpu]: [number[], number[], number[]] = [[], [], []];
  let asked = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = cpuMs();
    const interview = askedOneByOne(
      whole,
      today,
      (answers, skipped) => timed(questions, () => nextQuestions(answers, { today, skipped, limit: 1 }))[0],
    );
    asked = interview.asked.length;
    cpu.push(cpuMs() - start);
  }
  askedOneByOne(
    whole,
    today,
    (answers: AnswersSoFar, skipped) => timed(screens, () => nextScreen(answers, { today, skipped }))?.questions[0],
  );
  const [checks, unused]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    timed(checks, () => withoutContradiction(["contact", "email"], "autre@example.org", whole, { today, covers }));
    timed(unused, () => answersWithoutEffect(whole, today));
  }
  row(`${name}: questions`, String(asked));
  row("  the next question", ...figures(questions));
  row("  the next screen", ...figures(screens));
  row("  whole interview, CPU", `first ${ms(cpu[0] ?? 0)}`, `least ${ms(Math.min(...cpu))}`);
  row("  a question, CPU, mean of the least", ms(Math.min(...cpu) / asked));
  row("  an answer checked against the others, least", ms(Math.min(...checks)));
  row("  answers that change nothing, least", ms(Math.min(...unused)));
}
