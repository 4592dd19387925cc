import { TerminalError } from '../../../schema/errors.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';

/** The compute node the instance is on. @throws TerminalError INVALID_STATE when it is on none */
export function placeOf({ nodeUuid }: Pick<InstanceDoc, 'nodeUuid'>): string {
  if (nodeUuid === null) throw new TerminalError('INVALID_STATE', 'The instance is on no compute node.');
  return nodeUuid;
}
