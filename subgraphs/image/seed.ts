import { createHash } from 'node:crypto';
import type { ImageCreator } from './service/image-creator.ts';
import type { ManifestInput } from './service/manifest.ts';

/** Whom the images of a new data center belong to, by uuid. */
export interface ImageOwners {
  /** The operator: owns the public images. */
  readonly admin: string;
  readonly acme: string;
}

const baseUuid = '98cdca02-e62b-40a1-9da7-9546b9bb1844';

type Seed = Omit<ManifestInput, 'v' | 'owner' | 'public' | 'files'> & { readonly sizeBytes: number };

const publicSeeds: readonly Seed[] = [
  {
    uuid: 'd007086e-4cd8-4f30-9eac-9a6fa89b3749',
    name: 'minimal-64-lts',
    version: '24.4.1',
    type: 'zone-dataset',
    os: 'smartos',
    description: 'A SmartOS zone with little more than a shell and pkgin.',
    homepage: 'https://docs.smartos.org/smartos-images/',
    published_at: '2025-04-29T09:12:31Z',
    requirements: { brand: 'joyent-minimal' },
    tags: { role: 'os', group: 'minimal-64-lts' },
    sizeBytes: 48_921_216,
  },
  {
    uuid: baseUuid,
    name: 'base-64-lts',
    version: '24.4.1',
    type: 'zone-dataset',
    os: 'smartos',
    description: 'A SmartOS zone with the tools of every day.',
    homepage: 'https://docs.smartos.org/smartos-images/',
    published_at: '2025-04-29T09:40:07Z',
    requirements: { brand: 'joyent' },
    tags: { role: 'os', group: 'base-64-lts' },
    sizeBytes: 214_563_072,
  },
  {
    uuid: '3979e642-5736-4fad-8aec-0089cf973377',
    name: 'base-64-lts',
    version: '22.4.0',
    type: 'zone-dataset',
    os: 'smartos',
    description: 'A SmartOS zone with the tools of every day. Superseded by 24.4.',
    disabled: true,
    published_at: '2023-01-10T14:03:55Z',
    requirements: { brand: 'joyent' },
    tags: { role: 'os', group: 'base-64-lts' },
    sizeBytes: 201_105_408,
  },
  {
    uuid: '6db61d1a-6214-4c1b-97ed-d8219440c298',
    name: 'nodejs-lts',
    version: '24.4.2',
    type: 'zone-dataset',
    os: 'smartos',
    description: 'base-64-lts with Node.js 22 and nginx.',
    origin: baseUuid,
    published_at: '2025-05-06T11:25:48Z',
    requirements: { brand: 'joyent', min_ram: 256 },
    tags: { role: 'web', group: 'nodejs-lts' },
    sizeBytes: 61_341_696,
  },
  {
    uuid: '4a4c1b9c-a547-4631-afde-c67b81d73940',
    name: 'debian-12',
    version: '20250318',
    type: 'lx-dataset',
    os: 'linux',
    description: 'Debian 12 (bookworm) in an lx zone.',
    homepage: 'https://docs.smartos.org/lx-branded-zones/',
    published_at: '2025-03-18T07:55:10Z',
    requirements: { brand: 'lx', networks: [{ name: 'net0', description: 'public' }] },
    tags: { role: 'os', kernel_version: '6.1.0' },
    sizeBytes: 138_412_032,
  },
  {
    uuid: 'd5951200-1d44-46b6-907d-2c439ca0fa77',
    name: 'ubuntu-24.04',
    version: '20250407',
    type: 'lx-dataset',
    os: 'linux',
    description: 'Ubuntu 24.04 LTS (noble) in an lx zone.',
    homepage: 'https://docs.smartos.org/lx-branded-zones/',
    published_at: '2025-04-07T08:31:02Z',
    requirements: { brand: 'lx', networks: [{ name: 'net0', description: 'public' }] },
    tags: { role: 'os', kernel_version: '6.8.0' },
    sizeBytes: 167_772_160,
  },
  {
    uuid: 'e9392d5f-53fb-4179-86ea-62ced49c920d',
    name: 'debian-12-hvm',
    version: '20250318',
    type: 'zvol',
    os: 'linux',
    description: 'Debian 12 (bookworm) with its own kernel, for bhyve.',
    published_at: '2025-03-18T08:20:44Z',
    requirements: { brand: 'bhyve', min_ram: 1024, bootrom: 'uefi' },
    tags: { role: 'os' },
    nic_driver: 'virtio',
    disk_driver: 'virtio',
    cpu_type: 'host',
    image_size: 10_240,
    sizeBytes: 402_653_184,
  },
  {
    uuid: 'a7772f98-02a0-43cb-a895-10058ccaf4e2',
    name: 'freebsd-14-hvm',
    version: '14.2.0',
    type: 'zvol',
    os: 'bsd',
    description: 'FreeBSD 14.2 with its own kernel, for bhyve.',
    homepage: 'https://www.freebsd.org/releases/14.2R/announce/',
    published_at: '2025-01-21T16:48:19Z',
    requirements: { brand: 'bhyve', min_ram: 1024, bootrom: 'bios' },
    tags: { role: 'os' },
    nic_driver: 'virtio',
    disk_driver: 'virtio',
    cpu_type: 'host',
    image_size: 8192,
    sizeBytes: 587_202_560,
  },
];

const acmeSeed: Seed = {
  uuid: '7174d10c-6ab1-4851-9c0d-4e6d7b2bf762',
  name: 'acme-appliance',
  version: '1.3.0',
  type: 'zone-dataset',
  os: 'smartos',
  description: "Acme's own web appliance.",
  origin: baseUuid,
  published_at: '2025-06-02T10:00:00Z',
  requirements: { brand: 'joyent', min_ram: 512 },
  tags: { team: 'platform' },
  sizeBytes: 33_554_432,
};

/** Simulated compute nodes fetch nothing: the checksum only has to be one and always the same. */
function manifestOf({ sizeBytes, ...seed }: Seed, owner: string, isPublic: boolean): ManifestInput {
  const sha1 = createHash('sha1').update(`${seed.uuid} ${seed.version}`).digest('hex');
  return {
    ...seed,
    v: 2,
    owner,
    public: isPublic,
    files: [{ sha1, size: sizeBytes, compression: 'gzip' }],
  };
}

/** Gives a new data center images to make instances from. Doing it again changes nothing. */
export async function seedImages(creator: ImageCreator, { admin, acme }: ImageOwners): Promise<void> {
  for (const seed of publicSeeds) await creator.ensure(manifestOf(seed, admin, true));
  await creator.ensure(manifestOf(acmeSeed, acme, false));
}
