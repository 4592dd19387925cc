import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import { actionsFor } from '../../../shared/policy/action-of.ts';
import { inNameOfAccount } from '../../../shared/policy/may.ts';
import { referenceKey } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { update } from '../../../store/port.ts';
import type { SetInstanceRoleTagsInput } from '../../generated.ts';
import { instances } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import { askRoles, type NamedRole } from '../peers.ts';
import type { ComputeServices } from '../services.ts';
import type { Decision } from './admit.ts';
import { accepted, type Outcome, refused } from './outcome.ts';
import type { Subject } from './subject.ts';

/**
 * Says which roles of its account reach an instance. Its compute node need not know, so it is done at once.
 * @throws PublicError UNAUTHENTICATED
 */
export function setInstanceRoleTags(
  { deps, desk }: Pick<ComputeServices, 'deps' | 'desk'>,
  asker: Asker,
  { instance: ref, roles: wanted }: SetInstanceRoleTagsInput,
): Promise<Outcome> {
  // Who may tag may name any role of the account, also without the right to list them.
  const account = { ...asker, caller: inNameOfAccount(requireCaller(asker.caller)) };
  return desk.change(asker, ref, actionsFor('Mutation.setInstanceRoleTags'), async (subject) => {
    if (wanted.length > limits.instance.tags) return { outcome: refused([tooMany]) };
    return decide(subject, wanted, await askRoles(deps.peers, account, subject.instance.accountUuid));
  });
}

function decide({ instance }: Subject, wanted: readonly string[], known: readonly NamedRole[]): Decision {
  const found = wanted.map((ref) => known.find((role) => isMeant(role, ref)));
  const missing = found.flatMap((role, index) => (role ? [] : [noSuchRole(index)]));
  if (missing.length > 0) return { outcome: refused(missing) };
  const roleTags = [...new Set(found.flatMap((role) => role?.uuid ?? []))].sort();
  const present = [...(instance.roleTags ?? [])].sort();
  if (roleTags.join() === present.join()) return { outcome: accepted(instance, null) };
  return {
    changes: [update(instances, instance, { roleTags })],
    instanceUuid: instance._id,
    operation: null,
  };
}

const isMeant = ({ uuid, name }: NamedRole, ref: string): boolean =>
  referenceKey('Role', ref) === uuid || name === ref;

const noSuchRole = (index: number): UserError =>
  refuse('NOT_FOUND', ['roles', String(index)], 'There is no such role.');

const tooMany = refuse(
  'INVALID_ARGUMENT',
  ['roles'],
  `At most ${limits.instance.tags} roles can reach an instance by themselves.`,
);
