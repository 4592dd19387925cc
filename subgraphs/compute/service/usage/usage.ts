import type { UsageGroup } from '../../store/account-usage.ts';
import type { InstanceDoc } from '../../store/instances.ts';

type Countable = Pick<
  InstanceDoc,
  'state' | 'brand' | 'imageUuid' | 'imageName' | 'imageOs' | 'ramMiB' | 'quotaGiB'
>;

/** Living instances count against the limits of their account: those that are neither DELETED nor FAILED. */
export const isCounted = ({ state }: Pick<InstanceDoc, 'state'>): boolean =>
  state !== 'DELETED' && state !== 'FAILED';

/** What one instance uses, whether it is counted or not. */
export const usageOf = (instance: Countable): UsageGroup => ({
  brand: instance.brand,
  imageUuid: instance.imageUuid,
  imageName: instance.imageName ?? '',
  imageOs: instance.imageOs ?? '',
  machines: 1,
  ramMiB: instance.ramMiB,
  quotaGiB: instance.quotaGiB,
});

/** What all of these use together: the recount that the counters must equal (law L10). */
export const usageOfAll = (instances: readonly Countable[]): readonly UsageGroup[] =>
  addUsage([], instances.filter(isCounted).map(usageOf));

/**
 * The groups with `added` put in and `removed` taken out, in a fixed order and without empty ones. Nothing falls
 * below zero: a count that has drifted must not become room that is not there.
 */
export function addUsage(
  groups: readonly UsageGroup[],
  added: readonly UsageGroup[],
  removed: readonly UsageGroup[] = [],
): readonly UsageGroup[] {
  const sums = new Map(groups.map((group) => [keyOf(group), group]));
  for (const group of added) sums.set(keyOf(group), plus(sums.get(keyOf(group)), group, 1));
  for (const group of removed) sums.set(keyOf(group), plus(sums.get(keyOf(group)), group, -1));
  return [...sums]
    .filter(([, { machines }]) => machines > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

export const sameUsage = (a: readonly UsageGroup[], b: readonly UsageGroup[]): boolean =>
  JSON.stringify(addUsage(a, []).map(amounts)) === JSON.stringify(addUsage(b, []).map(amounts));

const keyOf = ({ brand, imageUuid, imageName, imageOs }: UsageGroup): string =>
  JSON.stringify([brand, imageUuid, imageName, imageOs]);

const amounts = (group: UsageGroup) => [keyOf(group), group.machines, group.ramMiB, group.quotaGiB];

function plus(sum: UsageGroup | undefined, group: UsageGroup, sign: 1 | -1): UsageGroup {
  const add = (amount: 'machines' | 'ramMiB' | 'quotaGiB'): number =>
    Math.max(0, (sum?.[amount] ?? 0) + sign * group[amount]);
  return { ...group, machines: add('machines'), ramMiB: add('ramMiB'), quotaGiB: add('quotaGiB') };
}
