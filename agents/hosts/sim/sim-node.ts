import type { Clock, Random } from '../../../schema/runtime.ts';
import { pause } from '../../../schema/runtime.ts';
import type { InstanceReport } from '../../../schema/tasks.ts';
import { HostError, noInstance } from '../host.ts';
import type { SimDisk } from './sim-disk.ts';
import type { SimFaults } from './sim-faults.ts';
import type { SimModel } from './sim-model.ts';
import type { ImageRecord, ZoneRecord } from './sim-records.ts';

type ZoneChange = Partial<Pick<ZoneRecord, 'state' | 'boots' | 'spec' | 'snapshots'>>;

interface SimNodeParts {
  readonly model: SimModel;
  readonly disk: SimDisk;
  readonly faults: SimFaults;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * The simulated machine itself: what is on it, in memory and on disk, and how time passes for it. All
 * generations come from one counter of the node, so a uuid that is used again never falls back.
 */
export class SimNode {
  readonly model: SimModel;
  readonly clock: Clock;
  readonly zones = new Map<string, ZoneRecord>();
  readonly images = new Map<string, ImageRecord>();
  readonly #parts: SimNodeParts;
  readonly #listeners = new Set<(uuid: string) => void>();
  #generation: number;
  #isOff = false;

  constructor(parts: SimNodeParts) {
    this.#parts = parts;
    this.model = parts.model;
    this.clock = parts.clock;
    this.#generation = parts.disk.counter();
    for (const image of parts.disk.images()) this.#loadImage(image);
    for (const zone of parts.disk.zones()) this.#loadZone(zone);
    for (const zone of this.zones.values()) this.#settle(zone);
  }

  report(uuid: string): InstanceReport {
    const zone = this.zones.get(uuid);
    // Nothing foreign is there either, so an absent instance counts as ours.
    if (!zone)
      return { uuid, state: 'STOPPED', generation: this.#generation, boots: 0, exists: false, isOurs: true };
    const { state, generation, boots, isOurs } = zone;
    return { uuid, state, generation, boots, exists: true, isOurs };
  }

  /** The zone, or NO_INSTANCE. */
  existing(uuid: string): ZoneRecord {
    const zone = this.zones.get(uuid);
    if (!zone) throw noInstance(uuid);
    return zone;
  }

  addZone(zone: Omit<ZoneRecord, 'generation'>): void {
    this.#put({ ...zone, generation: this.#nextGeneration() });
  }

  changeZone(uuid: string, change: ZoneChange): void {
    this.#put({ ...this.existing(uuid), ...change, generation: this.#nextGeneration() });
  }

  removeZone(uuid: string): void {
    this.#parts.disk.writeCounter(this.#nextGeneration());
    this.zones.delete(uuid);
    this.#parts.disk.removeZone(uuid);
    this.#tell(uuid);
  }

  putImage(image: ImageRecord): void {
    this.#demandPower();
    this.images.set(image.uuid, image);
    this.#parts.disk.writeImage(image);
  }

  removeImage(uuid: string): void {
    this.#demandPower();
    this.images.delete(uuid);
    this.#parts.disk.removeImage(uuid);
  }

  listen(listener: (uuid: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Lets the time of an act pass. `false`: `signal` fired before it was over.
   * Rejects when the machine was switched off meanwhile: such an act never comes to an end.
   */
  async spend(durationMs: number, signal: AbortSignal): Promise<boolean> {
    const { clock, random, faults, model } = this.#parts;
    const jitter = 1 + (random.next() * 2 - 1) * model.durations.jitter;
    await pause(clock, durationMs * jitter * faults.slowness, signal);
    this.#demandPower();
    return !signal.aborted;
  }

  /** Nothing changes any more, in memory or on disk; what was going on stays as it is on disk. */
  switchOff(): void {
    this.#isOff = true;
    this.#listeners.clear();
  }

  #loadZone(zone: ZoneRecord): void {
    this.zones.set(zone.spec.uuid, zone);
    this.#generation = Math.max(this.#generation, zone.generation);
  }

  /** A transfer that was cut off is of no use to anyone. */
  #loadImage(image: ImageRecord): void {
    if (image.isComplete) this.images.set(image.uuid, image);
    else this.#parts.disk.removeImage(image.uuid);
  }

  /** Boots and shutdowns end by themselves while nobody watches. */
  #settle({ spec: { uuid }, state }: ZoneRecord): void {
    if (state === 'STARTING') this.changeZone(uuid, { state: 'RUNNING' });
    if (state === 'STOPPING') this.changeZone(uuid, { state: 'STOPPED' });
  }

  #put(zone: ZoneRecord): void {
    this.zones.set(zone.spec.uuid, zone);
    this.#parts.disk.writeZone(zone);
    this.#tell(zone.spec.uuid);
  }

  #nextGeneration(): number {
    this.#demandPower();
    this.#generation += 1;
    return this.#generation;
  }

  #demandPower(): void {
    if (this.#isOff) throw new HostError('TASK_FAILED', 'the simulated node is switched off');
  }

  #tell(uuid: string): void {
    for (const listener of this.#listeners) listener(uuid);
  }
}
