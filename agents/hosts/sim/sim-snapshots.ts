import { isoTime } from '../../../schema/runtime.ts';
import type { SerialLanes } from '../../serial-lanes.ts';
import { givenUp, HostError, type HostSnapshot, type HostSnapshots } from '../host.ts';
import type { SimAct, SimFaults } from './sim-faults.ts';
import type { SimInstances } from './sim-instances.ts';
import type { SimNode } from './sim-node.ts';
import { propertiesOf, type ZoneRecord } from './sim-records.ts';

const namePattern = /^[A-Za-z0-9_.:%-]{1,64}$/;

/** Snapshots of simulated zones; what they keep is the zone's properties. */
export class SimSnapshots implements HostSnapshots {
  readonly #node: SimNode;
  readonly #faults: SimFaults;
  readonly #lanes: SerialLanes;
  readonly #instances: SimInstances;

  constructor(node: SimNode, faults: SimFaults, lanes: SerialLanes, instances: SimInstances) {
    this.#node = node;
    this.#faults = faults;
    this.#lanes = lanes;
    this.#instances = instances;
  }

  async list(uuid: string): Promise<readonly HostSnapshot[]> {
    await this.#faults.sound();
    const { snapshots } = this.#node.existing(uuid);
    return snapshots.map(({ name, createdAt }) => ({ name, createdAt })).reverse();
  }

  create(uuid: string, name: string, signal: AbortSignal): Promise<void> {
    return this.#act('snapshot.create', uuid, signal, async () => {
      demandSnapshotable(this.#node.existing(uuid), name);
      await this.#spend(signal);
      const zone = this.#node.existing(uuid);
      const snapshot = { name, createdAt: isoTime(this.#node.clock), properties: propertiesOf(zone) };
      this.#node.changeZone(uuid, { snapshots: [...zone.snapshots, snapshot] });
    });
  }

  rollback(uuid: string, name: string, signal: AbortSignal): Promise<void> {
    return this.#act('snapshot.rollback', uuid, signal, async () => {
      const index = indexOf(this.#node.existing(uuid), name);
      if (this.#node.existing(uuid).state === 'RUNNING') await this.#instances.halt(uuid, 0, signal);
      await this.#spend(signal);
      this.#restore(uuid, index);
      await this.#instances.boot(uuid, signal);
    });
  }

  delete(uuid: string, name: string, signal: AbortSignal): Promise<void> {
    return this.#act('snapshot.delete', uuid, signal, async () => {
      if (!this.#node.existing(uuid).snapshots.some((snapshot) => snapshot.name === name)) return;
      await this.#spend(signal);
      const left = this.#node.existing(uuid).snapshots.filter((snapshot) => snapshot.name !== name);
      this.#node.changeZone(uuid, { snapshots: left });
    });
  }

  #restore(uuid: string, index: number): void {
    const { spec, snapshots } = this.#node.existing(uuid);
    const kept = snapshots.slice(0, index + 1);
    this.#node.changeZone(uuid, { spec: { ...spec, ...snapshots[index]?.properties }, snapshots: kept });
  }

  async #spend(signal: AbortSignal): Promise<void> {
    if (!(await this.#node.spend(this.#node.model.durations.snapshotMs, signal))) throw givenUp();
  }

  #act(act: SimAct, uuid: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    return this.#lanes.run(uuid, () => this.#faults.around(act, uuid, signal, work));
  }
}

function demandSnapshotable({ spec, snapshots }: ZoneRecord, name: string): void {
  if (spec.brand === 'KVM')
    throw new HostError('TASK_FAILED', 'snapshots of KVM instances are not possible', true);
  if (!namePattern.test(name))
    throw new HostError('TASK_FAILED', 'the snapshot name is not acceptable', true);
  if (snapshots.some((snapshot) => snapshot.name === name))
    throw new HostError('TASK_FAILED', `there is a snapshot ${name} already`, true);
}

function indexOf({ snapshots }: ZoneRecord, name: string): number {
  const index = snapshots.findIndex((snapshot) => snapshot.name === name);
  if (index < 0) throw new HostError('TASK_FAILED', `there is no snapshot ${name}`, true);
  return index;
}
