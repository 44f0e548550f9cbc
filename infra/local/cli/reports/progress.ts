// Shows the progress of a batch on standard error: a bar on a terminal, a line now and then elsewhere.
import { SingleBar } from "cli-progress";
import { factsOf, type Language } from "../../../../functions/text/languages.ts";
import { message, type Message } from "../../../../functions/text/message.ts";
import { say } from "../../../../functions/text/say.ts";
import type { RunPhase, RunProgress } from "../../batch/batch-engine.ts";

export type ProgressView = {
  reading(): void;
  update(progress: RunProgress): void;
  /** Removes the bar, so that what follows begins a line. */
  end(): void;
};

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY">;

type Phase = RunPhase | "reading";

const phaseName = (phase: Phase, language: Language): string => say(message(`cli.progress.phases.${phase}`), language);

const secondsBetweenLines = 5;
const percentBetweenLines = 10;

export function openProgress(
  language: Language,
  output: Output = process.stderr,
  now: () => number = () => performance.now(),
): ProgressView {
  return output.isTTY ? openBar(language, now) : openLines(language, output, now);
}

/** The figures as text; the rate counts this run only, not the one that it resumes. */
function measure(language: Language, now: () => number) {
  let first: { at: number; seen: number } | undefined;
  const number = new Intl.NumberFormat(factsOf(language).locale, { numberingSystem: "latn" });
  return ({ seen, total }: RunProgress) => {
    first ??= { at: now(), seen };
    const seconds = (now() - first.at) / 1000;
    const perSecond = seen > first.seen && seconds > 0 ? (seen - first.seen) / seconds : undefined;
    return {
      seen: number.format(seen),
      total: number.format(total),
      percent: String(total === 0 ? 100 : Math.floor((100 * seen) / total)),
      rate: perSecond === undefined ? "…" : number.format(Number(perSecond.toPrecision(perSecond < 10 ? 2 : 3))),
      left: perSecond === undefined ? "…" : say(duration((total - seen) / perSecond), language),
    };
  };
}

/** `4,5 s`, `45 s`, `3 min 20 s`, `2 h 05 min`. */
export function duration(seconds: number): Message {
  if (seconds < 9.95) return message("cli.duration.seconds", { count: { number: Math.round(10 * seconds) / 10 } });
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return message("cli.duration.seconds", { count: whole });
  const two = (value: number) => String(value % 60).padStart(2, "0");
  if (minutes < 60) {
    return message("cli.duration.minutes", {
      count: minutes,
      seconds: message("cli.duration.seconds", { count: two(whole) }),
    });
  }
  return message("cli.duration.hours", {
    count: Math.floor(minutes / 60),
    minutes: message("cli.duration.minutesOnly", { count: two(minutes) }),
  });
}

const placeholders = Object.fromEntries(
  ["phase", "bar", "percent", "seen", "total", "rate", "left"].map((name) => [name, `{${name}}`]),
);

function openBar(language: Language, now: () => number): ProgressView {
  const figures = measure(language, now);
  // A line wider than the terminal wraps, and would be repeated instead of redrawn.
  const barsize = Math.max(5, Math.min(30, (process.stderr.columns ?? 80) - 55));
  const drawn = new SingleBar({
    // cli-progress fills the placeholders.
    format: say(message("cli.progress.bar", placeholders), language),
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize,
    hideCursor: true,
    clearOnComplete: true,
    fps: 5,
  });
  const nothingYet = { seen: "0", total: "…", percent: "0", rate: "…", left: "…" };
  drawn.start(1, 0, { phase: phaseName("reading", language), ...nothingYet });
  return {
    reading: () => undefined,
    update(progress) {
      drawn.setTotal(Math.max(1, progress.total));
      drawn.update(progress.seen, { phase: phaseName(progress.phase, language), ...figures(progress) });
    },
    end: () => drawn.stop(),
  };
}

function openLines(language: Language, output: Output, now: () => number): ProgressView {
  const figures = measure(language, now);
  const write = (text: string) => output.write(`${text}\n`);
  let phase: RunPhase | undefined;
  let saidAt = now();
  let saidPercent = 0;
  return {
    reading: () => write(`${phaseName("reading", language)}…`),
    update(progress) {
      const values = figures(progress);
      if (progress.phase !== phase) {
        phase = progress.phase;
        if (phase !== "rows") return void write(`${phaseName(phase, language)}…`);
        saidPercent = Number(values.percent);
        saidAt = now();
        return;
      }
      const percent = Number(values.percent);
      const due = percent >= saidPercent + percentBetweenLines || now() >= saidAt + 1000 * secondsBetweenLines;
      if (!due || percent === saidPercent) return;
      saidPercent = percent;
      saidAt = now();
      write(say(message("cli.progress.line", values), language));
    },
    end: () => undefined,
  };
}
