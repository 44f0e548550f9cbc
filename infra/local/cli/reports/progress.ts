// Shows how a batch goes on, on standard error: a bar on a terminal, a line now and then elsewhere.
import { SingleBar } from "cli-progress";
import { fillIn, type HelpLanguage, type Text, told } from "../../../../functions/text/text.ts";
import type { RunPhase, RunProgress } from "../../batch/batch-engine.ts";

export type ProgressView = {
  reading(): void;
  update(progress: RunProgress): void;
  /** Takes the bar away; whatever is said after it stands on a line of its own. */
  end(): void;
};

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY">;

const phases: Record<RunPhase | "reading", Text> = {
  reading: { fr: "Lecture et vérification du fichier", en: "Reading and checking the file" },
  rows: { fr: "Dossiers", en: "Dossiers" },
  volumes: { fr: "Archives et fichiers d’impression", en: "Archives and print files" },
  finish: { fr: "Manifeste", en: "Manifest" },
};

const line: Text = {
  fr: "{seen} sur {total} ({percent}\u00A0%), {rate} par seconde, encore {left}",
  en: "{seen} of {total} ({percent}%), {rate} a second, {left} left",
};
const bar: Text = {
  fr: "{phase} [{bar}] {percent}\u00A0% | {seen}/{total} | {rate}/s | encore {left}",
  en: "{phase} [{bar}] {percent}% | {seen}/{total} | {rate}/s | {left} left",
};

const secondsBetweenLines = 5;
const percentBetweenLines = 10;

export function openProgress(
  language: HelpLanguage,
  output: Output = process.stderr,
  now: () => number = () => performance.now(),
): ProgressView {
  return output.isTTY ? openBar(language, now) : openLines(language, output, now);
}

/** Figures in words; the rate is that of this run, whatever an earlier one did. */
function measure(language: HelpLanguage, now: () => number) {
  let first: { at: number; seen: number } | undefined;
  const number = new Intl.NumberFormat(language);
  return ({ seen, total }: RunProgress) => {
    first ??= { at: now(), seen };
    const seconds = (now() - first.at) / 1000;
    const perSecond = seen > first.seen && seconds > 0 ? (seen - first.seen) / seconds : undefined;
    return {
      seen: number.format(seen),
      total: number.format(total),
      percent: String(total === 0 ? 100 : Math.floor((100 * seen) / total)),
      rate: perSecond === undefined ? "…" : number.format(Number(perSecond.toPrecision(perSecond < 10 ? 2 : 3))),
      left: perSecond === undefined ? "…" : durationInWords((total - seen) / perSecond, language),
    };
  };
}

/** Seconds as people say them: `45 s`, `3 min 20 s`, `2 h 05 min`. */
export function durationInWords(seconds: number, language: HelpLanguage): string {
  if (seconds < 9.95) return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(seconds)}\u00A0s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  if (whole < 60) return `${whole}\u00A0s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}\u00A0min\u00A0${two(whole % 60)}\u00A0s`;
  return `${Math.floor(minutes / 60)}\u00A0h\u00A0${two(minutes % 60)}\u00A0min`;
}

function openBar(language: HelpLanguage, now: () => number): ProgressView {
  const figures = measure(language, now);
  // A line that is wider than the terminal would be drawn anew below itself.
  const barsize = Math.max(5, Math.min(30, (process.stderr.columns ?? 80) - 55));
  const drawn = new SingleBar({
    format: told(bar, language),
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize,
    hideCursor: true,
    clearOnComplete: true,
    // Between two chunks the bar stands still: nothing new to draw.
    fps: 5,
  });
  const nothingYet = { seen: "0", total: "…", percent: "0", rate: "…", left: "…" };
  drawn.start(1, 0, { phase: told(phases.reading, language), ...nothingYet });
  return {
    reading: () => undefined,
    update(progress) {
      drawn.setTotal(Math.max(1, progress.total));
      drawn.update(progress.seen, { phase: told(phases[progress.phase], language), ...figures(progress) });
    },
    end: () => drawn.stop(),
  };
}

function openLines(language: HelpLanguage, output: Output, now: () => number): ProgressView {
  const figures = measure(language, now);
  const say = (text: string) => output.write(`${text}\n`);
  let phase: RunPhase | undefined;
  let saidAt = now();
  let saidPercent = 0;
  return {
    reading: () => say(`${told(phases.reading, language)}…`),
    update(progress) {
      const values = figures(progress);
      if (progress.phase !== phase) {
        phase = progress.phase;
        if (phase !== "rows") return void say(`${told(phases[phase], language)}…`);
        saidPercent = Number(values.percent);
        saidAt = now();
        return;
      }
      const percent = Number(values.percent);
      const due = percent >= saidPercent + percentBetweenLines || now() >= saidAt + 1000 * secondsBetweenLines;
      if (!due || percent === saidPercent) return;
      saidPercent = percent;
      saidAt = now();
      say(fillIn(told(line, language), values));
    },
    end: () => undefined,
  };
}
