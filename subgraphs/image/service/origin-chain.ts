import type { Logger } from '../../../schema/runtime.ts';
import type { ImageSpec } from '../../../schema/tasks.ts';
import type { Collection, Store } from '../../store/port.ts';
import { activatedStates } from '../policy.ts';
import { type ImageDoc, images } from '../store/images.ts';
import type { ImageDesk } from './image-desk.ts';

/** As Triton: a longer chain of origins would be a mistake, and importing it take for ever. */
export const maxChainLength = 100;

/** What compute nodes must know of images. The image itself must be active; those it builds on need only be there. */
export class OriginChain implements ImageDesk {
  readonly #images: Collection<ImageDoc>;
  readonly #logger: Logger;

  constructor(store: Store, logger: Logger) {
    this.#images = store.collection(images);
    this.#logger = logger;
  }

  async specsFor(imageUuid: string): Promise<readonly ImageSpec[] | undefined> {
    const chain = await this.chainOf(imageUuid);
    if (chain?.[0]?.state !== 'ACTIVE') return undefined;
    const specs = chain.map(imageSpec).filter((spec) => spec !== undefined);
    return specs.length === chain.length ? specs.reverse() : undefined;
  }

  /**
   * An image and what it builds on, itself first; `undefined` when one of them is missing or was never activated,
   * or when the chain is too long or bites its own tail (which is logged: somebody has edited records).
   */
  async chainOf(imageUuid: string): Promise<readonly ImageDoc[] | undefined> {
    const chain: ImageDoc[] = [];
    for (let next: string | null = imageUuid; next !== null; ) {
      const image: ImageDoc | undefined = await this.#images.get(next);
      if (!image || !isActivated(image)) return undefined;
      chain.push(image);
      next = image.originUuid;
      if (chain.length <= maxChainLength) continue;
      this.#logger.error({ image: imageUuid }, 'the origins of an image never end');
      return undefined;
    }
    return chain;
  }
}

const isActivated = ({ state }: ImageDoc): boolean =>
  activatedStates.some((activated) => activated === state);

function imageSpec({ _id, name, version, type, file, originUuid }: ImageDoc): ImageSpec | undefined {
  if (!file) return undefined;
  const { sha1, sizeBytes } = file;
  return { uuid: _id, name, version, type, sizeBytes, sha1, originUuid };
}
