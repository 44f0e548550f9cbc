// How a command ends where it does not simply succeed.

export const exitCodes = {
  made: 0,
  unexpected: 1,
  wrong: 2,
  notAllMade: 3,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitReason = keyof typeof exitCodes;

/** Ends the command from any depth: the command line prints the report and exits with the code of the reason. */
export class CommandExit extends Error {
  override name = "CommandExit";
  readonly reason: ExitReason;
  readonly report: string;
  readonly toStdout: boolean;
  constructor(reason: ExitReason, report: string, toStdout = false) {
    super(reason);
    this.reason = reason;
    this.report = report;
    this.toStdout = toStdout;
  }
}
