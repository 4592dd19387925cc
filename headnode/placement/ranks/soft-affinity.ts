import type { AffinityWish, PlacementRank } from '../pipeline.ts';

/** The more of the account's wishes a node fulfils, the better; a wish kept in part counts in part. */
export const softAffinity: PlacementRank = {
  name: 'soft-affinity',
  score: ({ node }, { affinity }) =>
    affinity.filter(({ isSoft }) => isSoft).reduce((sum, wish) => sum + fulfilment(node._id, wish), 0),
  beaten: 'fulfils fewer affinity wishes',
};

/** From 0 to 1: the part of the matches that would be where the rule wants them. */
function fulfilment(nodeUuid: string, { direction, matches }: AffinityWish): number {
  if (matches.length === 0) return direction === 'far' ? 1 : 0;
  const here = matches.filter((match) => match.nodeUuid === nodeUuid).length / matches.length;
  return direction === 'near' ? here : 1 - here;
}
