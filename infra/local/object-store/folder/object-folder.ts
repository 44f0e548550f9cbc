// The folder behind the store: objects appear complete or not at all, even if the process is killed.
import { createHash, randomUUID } from "node:crypto";
import { open, readdir, rename, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../../files/make-folder.ts";
import { KeyIndex, type Listed } from "./key-index.ts";
import { readRecord, recordBytes, type ObjectRecord } from "./object-file.ts";

export type Incoming = {
  write(piece: Buffer): Promise<void>;
  /**
   * Makes the object visible and durable. `mayReplace` runs at that moment, while no other put or delete of this key
   * runs, and throws to refuse.
   */
  commit(record: ObjectRecord, mayReplace: (existing: Listed | undefined) => void): Promise<void>;
  /** Removes the unfinished object; no effect after a commit. */
  abandon(): Promise<void>;
};

export type OpenObject = { record: ObjectRecord; file: FileHandle };

const filesReadAtOnce = 32;
/** Bytes buffered before a write: most objects are then written at once. */
const bytesPerWrite = 128 * 1024;
/** Small pieces are copied: each would keep a whole network buffer alive. */
const piecesPerWrite = 32;

// A key never becomes a path: so neither its length, nor `..`, nor the case rules of a file system matter.
const fileNameOf = (key: string): string => createHash("sha256").update(key).digest("hex");

const toListed = ({ key, bytes, etag, lastModified }: ObjectRecord): Listed => ({
  key,
  bytes,
  etag,
  lastModified: new Date(lastModified),
});

export class ObjectFolder {
  readonly index = new KeyIndex();
  readonly #objects: string;
  readonly #incoming: string;
  readonly #underWay = new Map<string, Promise<unknown>>();
  #handle: FileHandle | undefined;
  #syncObjects: () => Promise<void> = () => Promise.resolve();

  private constructor(folder: string) {
    this.#objects = join(folder, "objects");
    this.#incoming = join(folder, "incoming");
  }

  /** Removes what a killed process left, and reads the index of objects. */
  static async open(folder: string): Promise<ObjectFolder> {
    const opened = new ObjectFolder(folder);
    await rm(opened.#incoming, { recursive: true, force: true });
    await makeFolder(opened.#objects, 0o700);
    await makeFolder(opened.#incoming, 0o700);
    // Windows cannot open a folder as a file, and makes names durable by itself.
    if (process.platform !== "win32") {
      opened.#handle = await open(opened.#objects, "r");
      opened.#syncObjects = sharedSync(opened.#handle);
    }
    await opened.#readAll();
    return opened;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }

  async #readAll(): Promise<void> {
    const names = await readdir(this.#objects);
    const readSome = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        const found = await this.#openFile(name);
        await found?.file.close();
        // An incomplete file, or one under the name of another key, is no object.
        if (found !== undefined && fileNameOf(found.record.key) === name) this.index.set(toListed(found.record));
      }
    };
    await Promise.all(Array.from({ length: filesReadAtOnce }, readSome));
  }

  async #openFile(name: string): Promise<OpenObject | undefined> {
    let file: FileHandle;
    try {
      file = await open(join(this.#objects, name), "r");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    try {
      const record = await readRecord(file);
      if (record !== undefined) return { record, file };
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    return undefined;
  }

  /** The caller closes the file. It can be read to its end even if it is replaced or deleted meanwhile. */
  async read(key: string): Promise<OpenObject | undefined> {
    return this.index.get(key) === undefined ? undefined : this.#openFile(fileNameOf(key));
  }

  receive(): Incoming {
    const path = join(this.#incoming, randomUUID());
    let file: FileHandle | undefined;
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    const flush = async () => {
      file ??= await open(path, "wx", 0o600);
      const pieces = waiting;
      const bytes = waitingBytes;
      waiting = [];
      waitingBytes = 0;
      const { bytesWritten } = await file.writev(pieces);
      if (bytesWritten < bytes) throw new Error("The disk took only a part of an object.");
    };
    const write = async (piece: Buffer) => {
      waiting.push(piece);
      waitingBytes += piece.length;
      if (waitingBytes >= bytesPerWrite || waiting.length >= piecesPerWrite) await flush();
    };
    return {
      write,
      commit: async (record, mayReplace) => {
        await write(recordBytes(record));
        if (waitingBytes > 0) await flush();
        await file?.sync();
        await file?.close();
        await this.#alone(record.key, async () => {
          mayReplace(this.index.get(record.key));
          await rename(path, join(this.#objects, fileNameOf(record.key)));
          file = undefined;
          this.index.set(toListed(record));
        });
        await this.#syncObjects();
      },
      abandon: async () => {
        if (file === undefined) return;
        await file.close();
        await rm(path, { force: true });
      },
    };
  }

  /** Durable when this returns. `really` runs for each key, while nothing else changes it. */
  async delete(keys: string[], really: (existing: Listed) => boolean = () => true): Promise<number> {
    let deleted = 0;
    for (const key of keys) {
      await this.#alone(key, async () => {
        const existing = this.index.get(key);
        if (existing === undefined || !really(existing)) return;
        await rm(join(this.#objects, fileNameOf(key)), { force: true });
        this.index.delete(key);
        deleted += 1;
      });
    }
    if (deleted > 0) await this.#syncObjects();
    return deleted;
  }

  /** Serialises the changes of a key. */
  async #alone(key: string, change: () => Promise<void>): Promise<void> {
    const before = this.#underWay.get(key) ?? Promise.resolve();
    const mine = before.then(change, change);
    this.#underWay.set(key, mine);
    try {
      await mine;
    } finally {
      if (this.#underWay.get(key) === mine) this.#underWay.delete(key);
    }
  }
}

/** Syncs the entries of a folder to disk; calls during a sync share the next one. */
function sharedSync(folder: FileHandle): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const start = () => {
    next = undefined;
    running = folder.sync();
    return running;
  };
  return () => (next ??= running.then(start, start));
}
