import { toGlobalId } from '../../../schema/ids.ts';
import { referencedKey } from '../../shared/referenced-key.ts';
import type { OperationResolvers } from '../generated.ts';
import { isCancelable } from '../service/admission/projection.ts';
import { loadInstance, loadOperation } from '../service/reading/entities.ts';
import { progressOf } from '../service/reading/progress.ts';

export const Operation: OperationResolvers = {
  __resolveReference: (reference, context) =>
    loadOperation(context, referencedKey('Operation', reference, 'uuid')),
  id: ({ _id }) => toGlobalId('Operation', _id),
  uuid: ({ _id }) => _id,
  progress: progressOf,
  target: ({ targetUuid }, _, context) => loadInstance(context, targetUuid),
  account: ({ accountUuid }) => ({ __typename: 'Account', uuid: accountUuid }),
  cancelable: isCancelable,
};
