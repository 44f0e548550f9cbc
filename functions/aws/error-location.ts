// Where an error comes from, said without a word of what was being read.

/** Where an error was thrown: the first line of its stack, without its message, which may quote what was being read. */
export function errorLocation(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { stack = "", message } = error;
  const lines = stack.slice(stack.indexOf(message) + message.length);
  return /^\s+at .*?([\w-]+(?:\.[\w-]+)*\.m?[jt]s:\d+:\d+)\)?$/m.exec(lines)?.[1];
}
