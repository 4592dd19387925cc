import { randomUUID } from 'node:crypto';
import type { ImageSpec, InstanceSpec } from '../../../schema/tasks.ts';

/** An image of 1 GiB. */
export const imageOf = (wanted: Partial<ImageSpec> = {}): ImageSpec => ({
  uuid: randomUUID(),
  name: 'base-64',
  version: '23.4.0',
  type: 'ZONE_DATASET',
  sizeBytes: 1024 ** 3,
  sha1: '0'.repeat(40),
  originUuid: null,
  ...wanted,
});

/** A small zone of the image. */
export const specOf = (imageUuid: string, wanted: Partial<InstanceSpec> = {}): InstanceSpec => ({
  uuid: randomUUID(),
  accountUuid: randomUUID(),
  name: 'web',
  brand: 'JOYENT',
  imageUuid,
  ramMiB: 256,
  quotaGiB: 10,
  vcpus: null,
  cpuCapPercent: 100,
  maxLwps: 1_000,
  autoboot: true,
  resolvers: ['8.8.8.8'],
  nics: [],
  tags: [{ name: 'role', value: 'web' }],
  metadata: [{ key: 'greeting', value: 'hello' }],
  ...wanted,
});
