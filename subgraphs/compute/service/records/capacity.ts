import { limits } from '../../../../schema/limits.ts';
import type { InstanceBrand } from '../../../../schema/states.ts';
import type { NodeFacts } from '../../../../schema/tasks.ts';
import type { Resources } from '../../store/compute-nodes.ts';
import type { InstanceDoc } from '../../store/instances.ts';

/**
 * How much of a compute node may be promised, and how much an instance takes. Reserving, releasing and recounting
 * all ask here, so they cannot disagree.
 */
export const capacityPolicy = {
  /** The rest of the memory is the operating system's and its file cache's. */
  ramShare: 0.85,
  /** ZFS needs room to breathe. */
  diskShare: 0.94,
  /** CPU is shared: caps may add up to this many times what the node has. */
  cpuRatio: 4,
  /** A hardware guest's own processes and page tables, beside the guest's memory. */
  ramOverheadMiB: { JOYENT: 0, JOYENT_MINIMAL: 0, LX: 0, KVM: 1_024, BHYVE: 1_280 },
  /** Larger machines do not exist: facts above this are wrong. */
  plausible: { ramMiB: 32 * 1024 * 1024, diskGiB: 4 * 1024 * 1024, cpus: 2_048 },
} as const satisfies {
  ramOverheadMiB: Record<InstanceBrand, number>;
} & Record<string, unknown>;

const dimensions = ['ramMiB', 'diskGiB', 'cpuPercent', 'instances'] as const satisfies (keyof Resources)[];
export type Dimension = (typeof dimensions)[number];

const combine = (a: Resources, b: Resources, with_: (x: number, y: number) => number): Resources => ({
  ramMiB: with_(a.ramMiB, b.ramMiB),
  diskGiB: with_(a.diskGiB, b.diskGiB),
  cpuPercent: with_(a.cpuPercent, b.cpuPercent),
  instances: with_(a.instances, b.instances),
});

export const noResources: Resources = { ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 };

export const plus = (a: Resources, b: Resources): Resources => combine(a, b, (x, y) => x + y);

/** `a` without `b`; never below zero, so a drifted count cannot turn into room that is not there. */
export const minus = (a: Resources, b: Resources): Resources => combine(a, b, (x, y) => Math.max(0, x - y));

export const sameResources = (a: Resources, b: Resources): boolean =>
  dimensions.every((dimension) => a[dimension] === b[dimension]);

/** What there is no room for, in the order RAM, disk, CPU, instances; empty when it fits. */
export const lackingFor = (
  demand: Resources,
  { capacity, reserved }: { readonly capacity: Resources; readonly reserved: Resources },
): readonly Dimension[] =>
  dimensions.filter((dimension) => reserved[dimension] + demand[dimension] > capacity[dimension]);

/** What a node with these facts may promise to instances. */
export function capacityOf(facts: Pick<NodeFacts, 'ramMiB' | 'diskGiB' | 'cpus'>): Resources {
  const { ramShare, diskShare, cpuRatio } = capacityPolicy;
  return {
    ramMiB: Math.floor(facts.ramMiB * ramShare),
    diskGiB: Math.floor(facts.diskGiB * diskShare),
    cpuPercent: facts.cpus * 100 * cpuRatio,
    instances: limits.node.instances,
  };
}

/**
 * What an instance takes from its node. One without a CPU cap counts as many whole CPUs as it has virtual ones,
 * and at least one: uncapped must not mean free.
 */
export const demandOf = (
  instance: Pick<InstanceDoc, 'brand' | 'ramMiB' | 'quotaGiB' | 'vcpus' | 'cpuCapPercent'>,
): Resources => ({
  ramMiB: instance.ramMiB + capacityPolicy.ramOverheadMiB[instance.brand],
  diskGiB: instance.quotaGiB,
  cpuPercent: instance.cpuCapPercent ?? (instance.vcpus ?? 1) * 100,
  instances: 1,
});

export const totalDemand = (placed: readonly InstanceDoc[]): Resources =>
  placed.reduce((sum, instance) => plus(sum, demandOf(instance)), noResources);

/** Facts cut down to what can be true, and the names of those that had to be cut. */
export function believableFacts(facts: NodeFacts): {
  readonly facts: NodeFacts;
  readonly clamped: readonly string[];
} {
  const { plausible } = capacityPolicy;
  const cut = {
    ramMiB: Math.min(facts.ramMiB, plausible.ramMiB),
    diskGiB: Math.min(facts.diskGiB, plausible.diskGiB),
    cpus: Math.min(facts.cpus, plausible.cpus),
  };
  const names = ['ramMiB', 'diskGiB', 'cpus'] as const;
  return { facts: { ...facts, ...cut }, clamped: names.filter((name) => cut[name] !== facts[name]) };
}
