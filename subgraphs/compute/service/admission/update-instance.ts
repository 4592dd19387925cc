import { actionsFor } from '../../../shared/policy/action-of.ts';
import type { UpdateInstanceInput } from '../../generated.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import { judgeName } from '../rules/instance-name.ts';
import { judgeMetadata } from '../rules/metadata.ts';
import { type Judged, refusalsOf } from '../rules/refusable.ts';
import type { InstanceDesk } from './instance-desk.ts';
import type { Outcome } from './outcome.ts';
import { rewriteInstance } from './rewrite-instance.ts';

type Wanted = Pick<InstanceDoc, 'name' | 'autoboot' | 'deletionProtection' | 'metadata'>;

/** Changes name, autoboot, deletion protection or metadata; fields left out or null stay as they are. */
export const updateInstance = (
  desk: InstanceDesk,
  asker: Asker,
  input: UpdateInstanceInput,
): Promise<Outcome> =>
  rewriteInstance(desk, asker, input, actionsFor('Mutation.updateInstance', input), (instance) =>
    judge(instance, input),
  );

function judge(instance: InstanceDoc, input: UpdateInstanceInput): Judged<Wanted> {
  const name = input.name == null ? { value: instance.name } : judgeName(input.name, instance._id);
  const metadata = input.metadata == null ? { value: instance.metadata } : judgeMetadata(input.metadata);
  if ('refusals' in name || 'refusals' in metadata) {
    return { refusals: [...refusalsOf(name), ...refusalsOf(metadata)] };
  }
  return {
    value: {
      name: name.value,
      metadata: metadata.value,
      autoboot: input.autoboot ?? instance.autoboot,
      deletionProtection: input.deletionProtection ?? instance.deletionProtection,
    },
  };
}
