import { actionsFor } from '../../../shared/policy/action-of.ts';
import type { SetInstanceTagsInput } from '../../generated.ts';
import { tagKeysOf } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import { combineTags, judgeTags } from '../rules/tags.ts';
import type { InstanceDesk } from './instance-desk.ts';
import type { Outcome } from './outcome.ts';
import { rewriteInstance } from './rewrite-instance.ts';

/** Adds, overwrites or replaces tags. */
export const setInstanceTags = (
  desk: InstanceDesk,
  asker: Asker,
  input: SetInstanceTagsInput,
): Promise<Outcome> =>
  rewriteInstance(desk, asker, input, actionsFor('Mutation.setInstanceTags', input), (instance) => {
    const given = judgeTags(input.tags);
    if ('refusals' in given) return given;
    const combined = combineTags(instance.tags, given.value, input.mode ?? 'MERGE');
    if ('refusals' in combined) return combined;
    return { value: { tags: combined.value, tagKeys: tagKeysOf(combined.value) } };
  });
