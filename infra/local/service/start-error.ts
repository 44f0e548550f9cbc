// Why the service does not start, where whoever starts it can change that. The words are `cli.serve.refused.<code>`.

export const startErrorCodes = [
  "port-busy",
  "port-not-allowed",
  "store-port-busy",
  "store-port-not-allowed",
  "host-elsewhere",
  "folder-in-use",
  "folder-not-allowed",
  "folder-is-file",
  "folder-elsewhere",
  "folder-full",
  "store-credentials",
  "store-silent",
  "public-url",
  "not-built",
] as const;

export type StartErrorCode = (typeof startErrorCodes)[number];

export class StartError extends Error {
  override name = "StartError";
  readonly code: StartErrorCode;
  readonly values: Readonly<Record<string, string>>;
  constructor(code: StartErrorCode, values: Record<string, string> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, { cause });
    this.code = code;
    this.values = values;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** What a server that could not listen says; another error stays as it is. */
export function asListenError(error: unknown, host: string, port: number, ofStore: boolean): unknown {
  const values = { host, port: String(port) };
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new StartError(ofStore ? "store-port-busy" : "port-busy", values, error);
    case "EACCES":
    case "EPERM":
      return new StartError(ofStore ? "store-port-not-allowed" : "port-not-allowed", values, error);
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "EINVAL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError("host-elsewhere", values, error);
    default:
      return error;
  }
}

/** What a folder that cannot be used says; another error stays as it is. */
export function asFolderError(error: unknown, folder: string): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new StartError("folder-not-allowed", { folder }, error);
    case "EEXIST":
    case "ENOTDIR":
      return new StartError("folder-is-file", { folder }, error);
    case "ENOENT":
    case "EINVAL":
    case "ENAMETOOLONG":
      return new StartError("folder-elsewhere", { folder }, error);
    case "ENOSPC":
    case "EDQUOT":
      return new StartError("folder-full", { folder }, error);
    default:
      return error;
  }
}
