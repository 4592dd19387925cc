import type { UserError } from '../../../schema/errors.ts';
import { type NodeType, toGlobalId } from '../../../schema/ids.ts';
import type { Doc } from '../../store/port.ts';
import type { Changed } from '../service/directory/change.ts';

/** The payload of every removal: the id of what is gone. */
export const toRemoval = <D extends Doc>(
  type: NodeType,
  { object, userErrors }: Changed<D>,
): { readonly deletedId: string | null; readonly userErrors: readonly UserError[] } => ({
  deletedId: object && toGlobalId(type, object._id),
  userErrors,
});
