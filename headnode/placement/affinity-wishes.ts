import {
  type AffinityRule,
  affinityMatcher,
  parseAffinity,
} from '../../subgraphs/compute/service/affinity.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';
import type { AffinityWish } from './pipeline.ts';

const shortUuidLength = 8;

/**
 * An instance's affinity rules, each with those of the account's placed instances it speaks of. Rules were checked
 * when the instance was admitted; one that cannot be read any more is passed over rather than blocking for ever.
 */
export const affinityWishes = (
  instance: Pick<InstanceDoc, '_id' | 'affinity'>,
  placed: readonly InstanceDoc[],
): readonly AffinityWish[] =>
  instance.affinity.flatMap((text) => {
    const parsed = parseAffinity(text);
    if (!('rule' in parsed)) return [];
    const speaksOf = subjectTest(parsed.rule);
    const matches = placed.flatMap((other) =>
      other._id !== instance._id && other.nodeUuid !== null && speaksOf(other)
        ? [{ instanceUuid: other._id, nodeUuid: other.nodeUuid }]
        : [],
    );
    const direction = parsed.rule.operator === '==' ? 'near' : 'far';
    return [{ text, direction, isSoft: parsed.rule.isSoft, matches }];
  });

/** Instances go by name, uuid or the beginning of it that lists show; anything else is a tag's value. */
function subjectTest({ subject, key, value }: AffinityRule): (instance: InstanceDoc) => boolean {
  const matches = affinityMatcher(value);
  if (subject === 'tag') {
    return ({ tags }) => tags.some((tag) => tag.name === key && matches(String(tag.value)));
  }
  return ({ _id, name }) => matches(name) || matches(_id) || matches(_id.slice(0, shortUuidLength));
}
