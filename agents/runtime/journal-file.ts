import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines. A resolved `append` is on the disk (fsync; appends that come together share
 * one). A line that was torn by a crash, and everything after it, is cut off at opening.
 */
export class JournalFile {
  readonly #path: string;
  #file: FileHandle;
  #goodBytes: number;
  #waiting: { readonly line: string; readonly done: (error?: unknown) => void }[] = [];
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(path: string, file: FileHandle, goodBytes: number) {
    this.#path = path;
    this.#file = file;
    this.#goodBytes = goodBytes;
  }

  /** Opens or makes the file and hands out what is in it; `parse` throws for a line that makes no sense. */
  static async open<T>(
    path: string,
    parse: (value: unknown) => T,
  ): Promise<{ readonly file: JournalFile; readonly records: readonly T[] }> {
    const handle = await open(path, 'a+', 0o600);
    const content = await readFile(path);
    const { records, goodBytes } = readLines(content, parse);
    if (goodBytes < content.length) await handle.truncate(goodBytes);
    await syncDirectory(path);
    return { file: new JournalFile(path, handle, goodBytes), records };
  }

  /** Resolves when `value` is on the disk; rejects when it is not, and then leaves no part of it. */
  append(value: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown): void => (error === undefined ? resolve() : reject(error));
      this.#waiting.push({ line: `${JSON.stringify(value)}\n`, done });
      if (this.#waiting.length === 1) this.#work = this.#work.then(() => this.#flush());
    });
  }

  /** Replaces the whole file by what `values` returns when its turn has come. */
  rewrite(values: () => readonly unknown[]): Promise<void> {
    const rewritten = this.#work.then(() => this.#replace(values()));
    this.#work = rewritten.catch(() => undefined);
    return rewritten;
  }

  /** Waits for what was given and closes; later appends are refused. */
  async close(): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (!this.#isClosed) await this.#file.close();
      this.#isClosed = true;
    });
    await this.#work;
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const bytes = Buffer.from(batch.map(({ line }) => line).join(''));
    const error = await this.#write(bytes).catch((caught: unknown) => caught);
    if (error === undefined) this.#goodBytes += bytes.length;
    else if (!this.#isClosed) await this.#file.truncate(this.#goodBytes).catch(() => undefined);
    for (const { done } of batch) done(error);
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#isClosed) throw new Error('the journal is closed');
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
  }

  async #replace(values: readonly unknown[]): Promise<void> {
    if (this.#isClosed) throw new Error('the journal is closed');
    const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
    const fresh = await open(`${this.#path}.new`, 'w', 0o600);
    await fresh.writeFile(bytes);
    await fresh.sync();
    await fresh.close();
    await rename(`${this.#path}.new`, this.#path);
    await syncDirectory(this.#path);
    await this.#file.close();
    this.#file = await open(this.#path, 'a+', 0o600);
    this.#goodBytes = bytes.length;
  }
}

/** The records up to the first line that makes no sense, and how many bytes they take. */
function readLines<T>(content: Buffer, parse: (value: unknown) => T): { records: T[]; goodBytes: number } {
  const records: T[] = [];
  let goodBytes = 0;
  try {
    for (let end = content.indexOf(0x0a); end >= 0; end = content.indexOf(0x0a, goodBytes)) {
      records.push(parse(JSON.parse(content.toString('utf8', goodBytes, end))));
      goodBytes = end + 1;
    }
  } catch {
    // The rest is given up: its tasks are delivered again, and tasks look before they act.
  }
  return { records, goodBytes };
}

/** A new name is durable only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(dirname(path), 'r');
  await directory.sync();
  await directory.close();
}
