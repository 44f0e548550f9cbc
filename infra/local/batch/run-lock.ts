// One run at a time in one folder. The system itself ends the lock with its process, however that is killed.
import { stat, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type RunLock = { release(): Promise<void> };

/** Undefined where another process has the folder. */
export async function lockRun(folder: string): Promise<RunLock | undefined> {
  const address = await addressOf(folder);
  const server = createServer((socket) => socket.destroy());
  // It is no reason to stay alive.
  server.unref();
  if (await listens(server, address)) return { release: () => close(server) };
  // Only a socket that is a file outlives its process: nobody answers at it then.
  if (!address.startsWith(tmpdir()) || (await answers(address))) return undefined;
  await rm(address, { force: true });
  return (await listens(server, address)) ? { release: () => close(server) } : undefined;
}

/**
 * A name that belongs to this folder by whatever path it is reached. Linux and Windows know names that are no files and end
 * with who listens at them.
 */
async function addressOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `dossier-batch-${dev}-${ino}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\?\\pipe\\${name}` : join(tmpdir(), name);
}

const listens = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen({ path, exclusive: true }, () => resolve(true));
  });

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const close = (server: Server): Promise<void> => new Promise((resolve) => void server.close(() => resolve()));
