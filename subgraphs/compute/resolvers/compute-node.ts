import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { ComputeNodeResolvers } from '../generated.ts';
import { loadComputeNode } from '../service/reading/entities.ts';

export const ComputeNode: ComputeNodeResolvers = {
  __resolveReference: (reference, context) =>
    loadComputeNode(context, referencedKey('ComputeNode', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('ComputeNode', _id),
  uuid: ({ _id }) => _id,
  reservedForOperator: ({ isReservedForOperator }) => isReservedForOperator,
  platform: ({ facts }) => facts.platform,
  host: ({ facts }) => facts.host,
  agentVersion: ({ facts }) => facts.agentVersion,
  nicTags: ({ facts }) => facts.nicTags,
  instances: (node, args, context) => context.services.instances.onNode(context, node, args),
};
