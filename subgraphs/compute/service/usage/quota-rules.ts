import { refuse, type UserError } from '../../../../schema/errors.ts';
import { isUuid } from '../../../../schema/ids.ts';
import { checkQuota, describeRefusal, type Usage } from '../../../shared/quotas/check-quota.ts';
import type { Limit } from '../../../shared/quotas/limit.ts';
import type { UsageGroup } from '../../store/account-usage.ts';

/** A limit as the account subgraph tells it. */
export interface ToldLimit {
  readonly by: 'MACHINES' | 'RAM' | 'QUOTA';
  readonly value: number;
  readonly check: 'BRAND' | 'IMAGE' | 'OS' | null;
  readonly match: string | null;
}

const measures = { MACHINES: 'machines', RAM: 'ram', QUOTA: 'quota' } as const;
const traits = { BRAND: 'brand', IMAGE: 'image', OS: 'os' } as const;

/** One refusal for each limit that `wanted` would pass on top of what is used; each says limit, used and wanted. */
export const quotaRefusals = (
  told: readonly ToldLimit[],
  used: readonly UsageGroup[],
  wanted: UsageGroup,
): readonly UserError[] =>
  told.flatMap((one) => {
    const limit = limitOf(one);
    const as = (group: UsageGroup): Usage => seenBy(limit, group);
    const passed = checkQuota([limit], used.map(as), as(wanted));
    return passed.map((refusal) => refuse('QUOTA_EXCEEDED', null, `${describeRefusal(refusal)}.`));
  });

function limitOf({ by, value, check, match }: ToldLimit): Limit {
  const measured = { value, by: measures[by] };
  if (check === null || match === null || match === 'any') return measured;
  const trait = traits[check];
  return { ...measured, check: { trait, is: isImageUuid(trait, match) ? match : wordOf(trait, match) } };
}

/** Limits name an image by its name or its uuid. */
function seenBy({ check }: Limit, group: UsageGroup): Usage {
  const isByUuid = check !== undefined && isImageUuid(check.trait, check.is);
  const { machines, ramMiB, quotaGiB } = group;
  return {
    machines,
    ramMiB,
    quotaGiB,
    image: isByUuid ? group.imageUuid : group.imageName,
    os: wordOf('os', group.imageOs),
    brand: wordOf('brand', group.brand),
  };
}

const isImageUuid = (trait: string, text: string): boolean => trait === 'image' && isUuid(text);

/** Operators write brands and operating systems as Triton does (`joyent-minimal`) or as the graph does. */
const wordOf = (trait: string, word: string): string =>
  trait === 'image' ? word : word.toLowerCase().replaceAll('_', '-');
