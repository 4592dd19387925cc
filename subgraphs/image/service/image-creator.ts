import { insert, type NewDoc, type Store, UniqueViolation } from '../../store/port.ts';
import { type ImageDoc, images } from '../store/images.ts';
import {
  type Manifest,
  type ManifestInput,
  type ManifestProblem,
  parseManifest,
  stateOf,
} from './manifest.ts';
import { maxChainLength, type OriginChain } from './origin-chain.ts';

export type CreatedImage = { readonly image: ImageDoc } | { readonly problems: readonly ManifestProblem[] };

/** Takes images in by their manifests. Nobody is authorised here: it is for the data center's own hands. */
export class ImageCreator {
  readonly #store: Store;
  readonly #origins: OriginChain;

  constructor(store: Store, origins: OriginChain) {
    this.#store = store;
    this.#origins = origins;
  }

  /** Records the image of a manifest (see `ManifestInput`), or says everything that is wrong with it. */
  async create(input: unknown): Promise<CreatedImage> {
    const read = parseManifest(input);
    if ('problems' in read) return read;
    const problems = await this.#originProblems(read.manifest);
    return problems.length > 0 ? { problems } : this.#insert(read.manifest);
  }

  /** Records an image unless there is one with its uuid, which then stays as it is. @throws Error when it cannot be recorded */
  async ensure(input: ManifestInput): Promise<void> {
    if (await this.#store.collection(images).get(input.uuid)) return;
    const created = await this.create(input);
    if ('image' in created) return;
    const problems = created.problems.map(({ field, message }) => `${field} ${message}`);
    throw new Error(`image ${input.name}: ${problems.join('; ')}`);
  }

  async #originProblems({ origin }: Manifest): Promise<readonly ManifestProblem[]> {
    if (origin === undefined) return [];
    const chain = await this.#origins.chainOf(origin);
    if (chain?.[0]?.state !== 'ACTIVE')
      return [badOrigin('is no active image, or builds on one that is none')];
    return chain.length < maxChainLength ? [] : [badOrigin(`has ${maxChainLength} images below it already`)];
  }

  async #insert(manifest: Manifest): Promise<CreatedImage> {
    try {
      const [image] = await this.#store.commit([insert(images, imageDoc(manifest))]);
      // The one change was the image: `commit` answers documents in the order of the changes.
      return { image: image as ImageDoc };
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error;
      return { problems: [{ field: 'uuid', code: 'Invalid', message: 'is another image already' }] };
    }
  }
}

const badOrigin = (message: string): ManifestProblem => ({ field: 'origin', code: 'Invalid', message });

const imageDoc = (manifest: Manifest): NewDoc<ImageDoc> => ({
  _id: manifest.uuid,
  name: manifest.name,
  version: manifest.version,
  description: manifest.description ?? null,
  homepage: manifest.homepage ?? null,
  eula: manifest.eula ?? null,
  os: upper(manifest.os),
  type: types[manifest.type],
  state: upper(stateOf(manifest)),
  isPublic: manifest.public,
  ownerUuid: manifest.owner,
  acl: manifest.acl,
  originUuid: manifest.origin ?? null,
  file: fileOf(manifest),
  requirements: {
    minRamMiB: manifest.requirements.min_ram ?? null,
    maxRamMiB: manifest.requirements.max_ram ?? null,
    brand: manifest.requirements.brand?.toUpperCase().replace('-', '_') ?? null,
  },
  tags: Object.entries(manifest.tags).map(([name, value]) => ({ name, value })),
  sizeMiB: manifest.image_size ?? null,
  publishedAt: isoOf(manifest.published_at),
});

const types = {
  'zone-dataset': 'ZONE_DATASET',
  'lx-dataset': 'LX_DATASET',
  zvol: 'ZVOL',
  docker: 'DOCKER',
  lxd: 'LXD',
  other: 'OTHER',
} as const satisfies Record<Manifest['type'], ImageDoc['type']>;

function fileOf({ files: [file] }: Manifest): ImageDoc['file'] {
  return file ? { compression: upper(file.compression), sha1: file.sha1, sizeBytes: file.size } : null;
}

/** Always with milliseconds, so that times order as texts. */
const isoOf = (time: string | undefined): string | null =>
  time === undefined ? null : new Date(time).toISOString();

/** The graph's enum values are the manifest's words in upper case. */
const upper = <T extends string>(word: T): Uppercase<T> => word.toUpperCase() as Uppercase<T>;
