import { isDeepStrictEqual } from 'node:util';
import type { InstanceReport, InstanceSpec } from '../../../schema/tasks.ts';
import type { SerialLanes } from '../../serial-lanes.ts';
import { givenUp, HostError, type HostInstances, type InstanceProperties } from '../host.ts';
import { demandRoom } from './sim-capacity.ts';
import type { SimAct, SimFaults } from './sim-faults.ts';
import { brandFactor, type SimDurations } from './sim-model.ts';
import type { SimNode } from './sim-node.ts';
import { propertiesOf, type ZoneRecord } from './sim-records.ts';

/** The life of simulated zones: every act passes the states a real one passes and takes its time. */
export class SimInstances implements HostInstances {
  readonly #node: SimNode;
  readonly #faults: SimFaults;
  readonly #lanes: SerialLanes;

  constructor(node: SimNode, faults: SimFaults, lanes: SerialLanes) {
    this.#node = node;
    this.#faults = faults;
    this.#lanes = lanes;
  }

  async observe(uuid: string): Promise<InstanceReport> {
    await this.#faults.sound();
    return this.#node.report(uuid);
  }

  async list(): Promise<readonly InstanceReport[]> {
    await this.#faults.sound();
    return [...this.#node.zones.keys()].map((uuid) => this.#node.report(uuid));
  }

  async properties(uuid: string): Promise<InstanceProperties | undefined> {
    await this.#faults.sound();
    const zone = this.#node.zones.get(uuid);
    return zone && propertiesOf(zone);
  }

  create(spec: InstanceSpec, signal: AbortSignal): Promise<void> {
    return this.#act('instance.create', spec.uuid, signal, async () => {
      if (this.#node.zones.has(spec.uuid))
        throw new HostError('TASK_FAILED', `instance ${spec.uuid} exists already`, true);
      demandRoom(this.#node, spec);
      this.#node.addZone({ spec, state: 'INCOMPLETE', boots: 0, isOurs: true, snapshots: [] });
      const isOver = await this.#node.spend(this.#durationOf(spec.uuid, 'createMs'), signal);
      if (!isOver) throw givenUp();
      this.#node.changeZone(spec.uuid, { state: 'STOPPED' });
    });
  }

  start(uuid: string, signal: AbortSignal): Promise<void> {
    return this.#act('instance.start', uuid, signal, async () => {
      if (this.#node.existing(uuid).state !== 'RUNNING') await this.boot(uuid, signal);
    });
  }

  stop(uuid: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    return this.#act('instance.stop', uuid, signal, async () => {
      if (this.#node.existing(uuid).state !== 'STOPPED') await this.halt(uuid, timeoutMs, signal);
    });
  }

  reboot(uuid: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    return this.#act('instance.reboot', uuid, signal, async () => {
      await this.halt(uuid, timeoutMs, signal);
      await this.boot(uuid, signal);
    });
  }

  update(uuid: string, properties: InstanceProperties, signal: AbortSignal): Promise<void> {
    return this.#act('instance.update', uuid, signal, async () => {
      const zone = this.#node.existing(uuid);
      if (isDeepStrictEqual(propertiesOf(zone), properties)) return;
      if (!(await this.#node.spend(this.#node.model.durations.updateMs, signal))) throw givenUp();
      this.#node.changeZone(uuid, { spec: { ...zone.spec, ...properties } });
    });
  }

  delete(uuid: string, signal: AbortSignal): Promise<void> {
    return this.#act('instance.delete', uuid, signal, async () => {
      const state = this.#node.zones.get(uuid)?.state;
      if (state === undefined) return;
      if (state === 'RUNNING') await this.halt(uuid, 0, signal);
      if (!(await this.#node.spend(this.#node.model.durations.deleteMs, signal))) throw givenUp();
      this.#node.removeZone(uuid);
    });
  }

  /** STOPPED → STARTING → RUNNING; for acts that boot on the way. */
  async boot(uuid: string, signal: AbortSignal): Promise<void> {
    const { boots } = this.#demandState(uuid, 'STOPPED');
    this.#node.changeZone(uuid, { state: 'STARTING', boots: boots + 1 });
    await this.#arrive(uuid, 'RUNNING', this.#durationOf(uuid, 'bootMs'), signal);
  }

  /** RUNNING → STOPPING → STOPPED; the plug is pulled after `timeoutMs`. */
  async halt(uuid: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
    this.#demandState(uuid, 'RUNNING');
    this.#node.changeZone(uuid, { state: 'STOPPING' });
    await this.#arrive(uuid, 'STOPPED', Math.min(this.#durationOf(uuid, 'stopMs'), timeoutMs), signal);
  }

  /** Boots and shutdowns that were begun come to their end also when nobody waits for them. */
  async #arrive(
    uuid: string,
    state: 'RUNNING' | 'STOPPED',
    durationMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const isOver = await this.#node.spend(durationMs, signal);
    this.#node.changeZone(uuid, { state });
    if (!isOver) throw givenUp();
  }

  #demandState(uuid: string, state: ZoneRecord['state']): ZoneRecord {
    const zone = this.#node.existing(uuid);
    if (zone.state !== state)
      throw new HostError('TASK_FAILED', `instance ${uuid} is ${zone.state}, not ${state}`);
    return zone;
  }

  #durationOf(uuid: string, part: keyof SimDurations): number {
    const { durations } = this.#node.model;
    return durations[part] * brandFactor(durations, this.#node.existing(uuid).spec.brand);
  }

  #act(act: SimAct, uuid: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    return this.#lanes.run(uuid, () => this.#faults.around(act, uuid, signal, work));
  }
}
