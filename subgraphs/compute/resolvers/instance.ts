import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { InstanceResolvers } from '../generated.ts';
import { loadComputeNode, loadInstance, loadPackage } from '../service/reading/entities.ts';

export const Instance: InstanceResolvers = {
  __resolveReference: (reference, context) =>
    loadInstance(context, referencedKey('Instance', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Instance', _id),
  uuid: ({ _id }) => _id,
  image: ({ imageUuid }) => ({ __typename: 'Image', uuid: imageUuid }),
  package: ({ packageUuid }, _, context) => loadPackage(context, packageUuid),
  computeNode: ({ nodeUuid }, _, context) => (nodeUuid === null ? null : loadComputeNode(context, nodeUuid)),
  account: ({ accountUuid }) => ({ __typename: 'Account', uuid: accountUuid }),
  roleTags: ({ roleTags }) => roleTags ?? [],
  operations: (instance, args, context) => context.services.operations.of(context, instance, args),
};
