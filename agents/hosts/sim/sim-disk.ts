import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Logger } from '../../../schema/runtime.ts';
import { counterRecord, type ImageRecord, imageRecord, type ZoneRecord, zoneRecord } from './sim-records.ts';

/**
 * The simulated node's disk: one small file per zone and image, replaced by rename, so that whatever process
 * dies in whatever moment, each file is whole. Writes are synchronous on purpose: memory and file never differ.
 */
export class SimDisk {
  readonly #directory: string;
  readonly #logger: Logger;

  constructor(directory: string, logger: Logger) {
    this.#directory = directory;
    this.#logger = logger;
    for (const folder of ['zones', 'images']) mkdirSync(join(directory, folder), { recursive: true });
  }

  zones(): readonly ZoneRecord[] {
    return this.#readFolder('zones', zoneRecord);
  }

  images(): readonly ImageRecord[] {
    return this.#readFolder('images', imageRecord);
  }

  /** The newest generation written by `writeCounter`, 0 on a new node. */
  counter(): number {
    return this.#read('node.json', counterRecord)?.generation ?? 0;
  }

  writeZone(zone: ZoneRecord): void {
    this.#write(join('zones', `${zone.spec.uuid}.json`), zone);
  }

  removeZone(uuid: string): void {
    rmSync(join(this.#directory, 'zones', `${uuid}.json`), { force: true });
  }

  writeImage(image: ImageRecord): void {
    this.#write(join('images', `${image.uuid}.json`), image);
  }

  removeImage(uuid: string): void {
    rmSync(join(this.#directory, 'images', `${uuid}.json`), { force: true });
  }

  writeCounter(generation: number): void {
    this.#write('node.json', { generation });
  }

  #write(name: string, value: unknown): void {
    const path = join(this.#directory, name);
    writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }

  #readFolder<T>(folder: string, schema: z.ZodType<T>): readonly T[] {
    const names = readdirSync(join(this.#directory, folder)).filter((name) => name.endsWith('.json'));
    return names.flatMap((name) => this.#read(join(folder, name), schema) ?? []);
  }

  /** An unreadable file is left alone and said aloud: it may be all that is known about a zone. */
  #read<T>(name: string, schema: z.ZodType<T>): T | undefined {
    try {
      return schema.parse(JSON.parse(readFileSync(join(this.#directory, name), 'utf8')));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      this.#logger.error({ file: name }, 'a file of the simulated node cannot be read');
      return undefined;
    }
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
