import type { ImageSpec } from '../../../schema/tasks.ts';
import type { SerialLanes } from '../../serial-lanes.ts';
import { givenUp, HostError, type HostImages } from '../host.ts';
import { bytesPerGiB, demandDisk } from './sim-capacity.ts';
import type { SimFaults } from './sim-faults.ts';
import type { SimNode } from './sim-node.ts';

/** Images on a simulated node: received in a time that grows with their size, then usable for creations. */
export class SimImages implements HostImages {
  readonly #node: SimNode;
  readonly #faults: SimFaults;
  readonly #lanes: SerialLanes;

  constructor(node: SimNode, faults: SimFaults, lanes: SerialLanes) {
    this.#node = node;
    this.#faults = faults;
    this.#lanes = lanes;
  }

  async list(): Promise<readonly string[]> {
    await this.#faults.sound();
    return [...this.#node.images.values()].filter((image) => image.isComplete).map((image) => image.uuid);
  }

  ensure(image: ImageSpec, signal: AbortSignal): Promise<void> {
    return this.#lanes.run(image.uuid, () =>
      this.#faults.around('image.ensure', image.uuid, signal, async () => {
        if (this.#node.images.has(image.uuid)) return;
        if (image.originUuid !== null) this.#receiveOrigin(image.originUuid);
        await this.#receive(image, signal);
      }),
    );
  }

  remove(uuid: string, signal: AbortSignal): Promise<void> {
    return this.#lanes.run(uuid, () =>
      this.#faults.around('image.remove', uuid, signal, async () => {
        if (this.#isUsed(uuid)) throw new HostError('TASK_FAILED', `image ${uuid} is in use`, true);
        this.#node.removeImage(uuid);
      }),
    );
  }

  /** A cut-off transfer leaves nothing. */
  async #receive({ uuid, name, sizeBytes, originUuid }: ImageSpec, signal: AbortSignal): Promise<void> {
    const sizeGiB = sizeBytes / bytesPerGiB;
    demandDisk(this.#node, sizeGiB);
    const image = { uuid, name, sizeBytes, originUuid };
    this.#node.putImage({ ...image, isComplete: false });
    const { imageMs, imageMsPerGiB } = this.#node.model.durations;
    if (await this.#node.spend(imageMs + imageMsPerGiB * sizeGiB, signal))
      return this.#node.putImage({ ...image, isComplete: true });
    this.#node.removeImage(uuid);
    throw givenUp();
  }

  /** The origin travels inside the same stream; of it only the uuid is known here. */
  #receiveOrigin(uuid: string): void {
    if (!this.#node.images.has(uuid))
      this.#node.putImage({ uuid, name: uuid, sizeBytes: 0, originUuid: null, isComplete: true });
  }

  #isUsed(uuid: string): boolean {
    return (
      [...this.#node.zones.values()].some((zone) => zone.spec.imageUuid === uuid) ||
      [...this.#node.images.values()].some((image) => image.originUuid === uuid)
    );
  }
}
