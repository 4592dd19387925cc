import type { Limit } from './limit.ts';

/**
 * What a group of like instances uses. A single instance is a group of one, so usage may be given instance by
 * instance or already added up for each combination of traits.
 */
export interface Usage {
  readonly machines: number;
  readonly ramMiB: number;
  readonly quotaGiB: number;
  /** Name of the image. */
  readonly image: string;
  readonly os: string;
  readonly brand: string;
}

/** Which limit forbids it, what counts against it already, and what was wanted on top, in the limit's measure. */
export interface QuotaRefusal {
  readonly limit: Limit;
  readonly used: number;
  readonly wanted: number;
}

/**
 * Every limit that what is wanted would pass; none when it may be had. `usage` is what the account's living instances
 * use. For a new instance `wanted` is all of it with `machines: 1`; for a resize it is the difference with
 * `machines: 0`, and what becomes no larger is always allowed. Operators have no limits: do not ask for them.
 */
export const checkQuota = (
  limits: readonly Limit[],
  usage: readonly Usage[],
  wanted: Usage,
): readonly QuotaRefusal[] =>
  limits
    .filter((limit) => limit.value !== 0 && isCounted(limit, wanted))
    .map((limit) => ({ limit, used: usedOf(limit, usage), wanted: amountOf(limit, wanted) }))
    .filter((standing) => isPassed(standing, wanted));

/** How much counts against a limit now, in the limit's measure. */
export const usedOf = (limit: Limit, usage: readonly Usage[]): number =>
  usage.filter((group) => isCounted(limit, group)).reduce((sum, group) => sum + amountOf(limit, group), 0);

/** For the refused: `RAM: 1024 MiB allowed, 512 MiB used, 768 MiB wanted`. */
export function describeRefusal({ limit, used, wanted }: QuotaRefusal): string {
  const [what, unit] = { machines: ['Instances', ''], ram: ['RAM', ' MiB'], quota: ['Disk', ' GiB'] }[
    limit.by
  ];
  const which = limit.check ? ` with ${limit.check.trait} ${limit.check.is}` : '';
  return `${what}${which}: ${Math.max(0, limit.value)}${unit} allowed, ${used}${unit} used, ${wanted}${unit} wanted`;
}

const isCounted = ({ check }: Limit, group: Usage): boolean => !check || group[check.trait] === check.is;

function amountOf({ by }: Limit, group: Usage): number {
  switch (by) {
    case 'machines':
      return group.machines;
    case 'ram':
      return group.ramMiB;
    case 'quota':
      return group.quotaGiB;
  }
}

function isPassed({ limit, used, wanted }: QuotaRefusal, { machines }: Usage): boolean {
  if (limit.value < 0) return machines > 0 || wanted > 0;
  return wanted > 0 && used + wanted > limit.value;
}
