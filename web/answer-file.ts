// The answers as a file, the same as the command line’s: written here, on the device.
import type { AnswersSoFar } from "../functions/questions/answer-set.ts";
import type { MadeFile } from "./protocol.ts";

/** What is larger holds no answers of one person. */
export const maxFileBytes = 1_000_000;

const made = (fileName: string, title: string, answers: AnswersSoFar): MadeFile => ({
  fileName,
  title,
  type: "application/json",
  bytes: new TextEncoder().encode(`${JSON.stringify(answers, null, 2)}\n`),
});

/** Names no person: a file name is seen by others. */
export const answerFile = (answers: AnswersSoFar, title: string): MadeFile => made("answers.json", title, answers);

/** Only the part that a host fills in. */
export const hostFile = ({ housing }: AnswersSoFar, title: string): MadeFile =>
  made("host.json", title, { version: 1, housing });
