// One run at a time in a folder. The lock is a socket, which the system closes however the process ends.
import { stat, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type RunLock = { release(): Promise<void> };

/** Undefined if another process holds the lock. */
export async function lockRun(folder: string): Promise<RunLock | undefined> {
  const address = await addressOf(folder);
  const server = createServer((socket) => socket.destroy());
  // The lock does not keep the process alive.
  server.unref();
  if (await listens(server, address)) return { release: () => close(server) };
  // A socket file of a dead process remains, and refuses connections.
  if (!address.startsWith(tmpdir()) || (await answers(address))) return undefined;
  await rm(address, { force: true });
  return (await listens(server, address)) ? { release: () => close(server) } : undefined;
}

/**
 * One name for the folder whatever path leads to it. On Linux and Windows the name is not a file and disappears with the
 * process that listens.
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
