// How a command ends, where it does not simply end well.

export const exitCodes = {
  made: 0,
  unexpected: 1,
  wrong: 2,
  notAllMade: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** Its report says all that is to say; the command line prints it and gives the exit code. */
export class Ending extends Error {
  override name = "Ending";
  readonly how: keyof typeof exitCodes;
  readonly report: string;
  readonly toStdout: boolean;
  constructor(how: keyof typeof exitCodes, report: string, toStdout = false) {
    super(how);
    this.how = how;
    this.report = report;
    this.toStdout = toStdout;
  }
}
