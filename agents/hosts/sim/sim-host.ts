import type { Clock, Logger, Random } from '../../../schema/runtime.ts';
import { SerialLanes } from '../../serial-lanes.ts';
import type { Host, HostFacts } from '../host.ts';
import { SimDisk } from './sim-disk.ts';
import { SimFaults } from './sim-faults.ts';
import { SimHand } from './sim-hand.ts';
import { SimImages } from './sim-images.ts';
import { SimInstances } from './sim-instances.ts';
import { type SimModel, simModel } from './sim-model.ts';
import { SimNode } from './sim-node.ts';
import type { ImageRecord, ZoneRecord } from './sim-records.ts';
import { SimSnapshots } from './sim-snapshots.ts';

export interface SimHostOptions {
  /** Where the node keeps its zones and images; made when absent. One node per directory. */
  readonly directory: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly model?: SimModel;
  /** Handed in to be controlled from outside; the node is well without. */
  readonly faults?: SimFaults;
}

/**
 * A compute node that exists only in one directory but behaves like a real one: zone states and durations,
 * capacity and refusals, images, snapshots, and a state that outlives the process in whatever moment it dies.
 */
export class SimHost implements Host {
  readonly faults: SimFaults;
  readonly images: SimImages;
  readonly instances: SimInstances;
  readonly snapshots: SimSnapshots;
  /** What happens on the node without the agent. */
  readonly hand: SimHand;
  readonly #node: SimNode;

  constructor({ directory, clock, random, logger, model, faults }: SimHostOptions) {
    this.faults = faults ?? new SimFaults();
    const disk = new SimDisk(directory, logger);
    const lanes = new SerialLanes();
    this.#node = new SimNode({ model: model ?? simModel(), disk, faults: this.faults, clock, random });
    this.images = new SimImages(this.#node, this.faults, lanes);
    this.instances = new SimInstances(this.#node, this.faults, lanes);
    this.snapshots = new SimSnapshots(this.#node, this.faults, lanes, this.instances);
    this.hand = new SimHand(this.#node);
  }

  async facts(): Promise<HostFacts> {
    await this.faults.sound();
    const { hostname, ramMiB, diskGiB, cpus, brands, nicTags } = this.#node.model;
    const has = { ramMiB, diskGiB, cpus, brands: [...brands], nicTags: [...nicTags] };
    return { hostname, host: 'sim', platform: 'sim', ...has };
  }

  events(listener: (uuid: string) => void): () => void {
    return this.#node.listen(listener);
  }

  /** The look inside the node: every zone, with name, tags, metadata, NICs and snapshots. */
  zones(): readonly ZoneRecord[] {
    return [...this.#node.zones.values()];
  }

  /** The look inside the node: every image, also those being received. */
  imageRecords(): readonly ImageRecord[] {
    return [...this.#node.images.values()];
  }

  /** Ends the node as a power cut would: acts going on reject, and the directory stays as it is. */
  switchOff(): void {
    this.#node.switchOff();
  }
}
