// What keeps a batch from being run or ended, in the words and the form that were asked for.
import { ServiceError } from "../../../../functions/aws/service-error.ts";
import { placeOf } from "../../../../functions/aws/error-location.ts";
import { fillIn, type HelpLanguage, told } from "../../../../functions/text/text.ts";
import { faultWords, type FaultCode } from "../reports/batch-words.ts";
import { Ending, type exitCodes } from "../exit.ts";
import { WrongInput } from "../wrong-input.ts";

export class BatchRefusals {
  readonly #source: string;
  readonly #language: HelpLanguage;
  readonly #json: boolean;
  constructor(source: string, { language = "fr", json }: { language?: HelpLanguage; json?: true }) {
    this.#source = source;
    this.#language = language;
    this.#json = json === true;
  }

  #fault(code: FaultCode, values: Record<string, string>) {
    return { code, path: [], message: fillIn(told(faultWords[code], this.#language), values) };
  }

  /** Nothing was done. */
  wrong(code: FaultCode, values: Record<string, string> = {}): WrongInput {
    return new WrongInput([this.#fault(code, values)], this.#source, this.#language, this.#json);
  }

  /** Something was done, and is kept. */
  ended(how: keyof typeof exitCodes, code: FaultCode, values: Record<string, string> = {}): Ending {
    const { path: _, ...fault } = this.#fault(code, values);
    const report = this.#json ? `${JSON.stringify({ problems: [fault] }, null, 2)}\n` : `${fault.message}\n`;
    return new Ending(how, report, this.#json);
  }

  /** What a step or the file system threw in the middle of a batch. */
  endedBy(error: unknown, out: string): Ending {
    if (error instanceof Ending) return error;
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = error instanceof ServiceError ? error.reason : code;
    if (/^(ENOSPC|EDQUOT|EFBIG)$/.test(reason)) return this.ended("unexpected", "disk-full");
    if (/^(EACCES|EPERM|EROFS)$/.test(reason)) return this.ended("unexpected", "no-access", { out });
    if (/^E[A-Z0-9]+$/.test(reason)) return this.ended("unexpected", "disk-fault", { reason });
    // Its message may quote an answer, and is what people send on when they report a fault.
    const name = code !== "" ? code : error instanceof Error ? error.name : typeof error;
    return this.ended("unexpected", "unexpected", { reason: `${name} (${placeOf(error) ?? "?"})` });
  }
}
