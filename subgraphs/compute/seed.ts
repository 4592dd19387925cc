import { insertMissing } from '../shared/insert-missing.ts';
import type { NewDoc, Store } from '../store/port.ts';
import { type PackageDoc, packages } from './store/packages.ts';

const zone = (
  uuid: string,
  name: string,
  ramMiB: number,
  quotaGiB: number,
  cpuCapPercent: number,
): NewDoc<PackageDoc> => ({
  ...sized(uuid, name, ramMiB, quotaGiB, cpuCapPercent),
  description: `Zones with ${memory(ramMiB)} of memory and ${quotaGiB} GiB of disk.`,
  group: 'General purpose',
  brand: null,
  vcpus: null,
});

const machine = (
  uuid: string,
  name: string,
  ramMiB: number,
  quotaGiB: number,
  vcpus: number,
): NewDoc<PackageDoc> => ({
  ...sized(uuid, name, ramMiB, quotaGiB, vcpus * 100),
  description: `Hardware virtual machines with ${vcpus} CPUs, ${memory(ramMiB)} of memory and ${quotaGiB} GiB of disk.`,
  group: 'Hardware virtual machines',
  brand: 'BHYVE',
  vcpus,
});

const memory = (ramMiB: number): string => (ramMiB < 1024 ? `${ramMiB} MiB` : `${ramMiB / 1024} GiB`);

/** Triton's usual proportions: swap twice the memory, shares of disk bandwidth in proportion to memory. */
const sized = (uuid: string, name: string, ramMiB: number, quotaGiB: number, cpuCapPercent: number) => ({
  _id: uuid,
  name,
  version: '1.0.0',
  active: true,
  ramMiB,
  swapMiB: ramMiB * 2,
  quotaGiB,
  cpuCapPercent,
  maxLwps: 4_000,
  ioPriority: Math.max(1, Math.round(ramMiB / 128)),
  ownerUuids: [],
  isPublic: true,
});

const seeds: readonly NewDoc<PackageDoc>[] = [
  zone('3a1d3c2e-6f0b-4c54-9d0e-0b6a7f6f1a01', 'g1.nano', 128, 3, 25),
  zone('8c7e5a90-2d54-4f5e-8a6b-5f3d1c9e7b02', 'g1.micro', 256, 6, 50),
  zone('5e0f7b46-91c3-4a8d-b7f2-6c2e8d4a0c03', 'g1.xsmall', 512, 13, 50),
  zone('f2b4d8c1-7a36-4e9f-8d15-3b9c5e7f2d04', 'g1.small', 1_024, 25, 100),
  zone('1d6c9e38-4b72-4d0a-9f83-7e5a2c4b8f05', 'g1.medium', 4_096, 100, 200),
  zone('9b3f5d7a-0c84-4b6e-a2d9-8f1e6c3a5d06', 'g1.large', 16_384, 400, 400),
  machine('c4a8e2f0-5d19-4c7b-b386-2a7d9f0e4c07', 'b1.small', 1_024, 25, 1),
  machine('7f5b1c93-8e2a-4d64-8c0f-4d6e3b9a1f08', 'b1.medium', 4_096, 60, 2),
  machine('e09d6a4b-3f75-4a1c-9e28-5b8f7c2d6a09', 'b1.large', 8_192, 120, 4),
];

/** The packages of a new data center. Running it again changes nothing. @throws StoreUnavailable */
export const seedPackages = (store: Store): Promise<void> => insertMissing(store, packages, seeds);
