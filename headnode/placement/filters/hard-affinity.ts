import { type AffinityWish, counted, type PlacementFilter } from '../pipeline.ts';

/**
 * Affinity rules that are conditions, with Triton's meaning: away from every match; next to all matches, so they
 * must sit on one node, and a rule that nothing matches cannot be kept.
 */
export const hardAffinity: PlacementFilter = {
  name: 'hard-affinity',
  reject: ({ node }, { affinity }) => {
    const broken = affinity.find((wish) => !wish.isSoft && !isKeptOn(node._id, wish));
    return broken && `breaks the affinity rule "${broken.text}"`;
  },
  summary: (dropped, { affinity }) => {
    const rules = affinity.filter(({ isSoft }) => !isSoft).map(({ text }) => `"${text}"`);
    const noun = rules.length === 1 ? 'rule' : 'rules';
    return `${counted(dropped, 'breaks', 'break')} the affinity ${noun} ${rules.join(', ')}`;
  },
};

/** Whether placing on the node keeps the rule. */
export const isKeptOn = (nodeUuid: string, { direction, matches }: AffinityWish): boolean =>
  direction === 'far'
    ? matches.every((match) => match.nodeUuid !== nodeUuid)
    : matches.length > 0 && matches.every((match) => match.nodeUuid === nodeUuid);
