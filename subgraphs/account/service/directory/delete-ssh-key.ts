import type { Caller } from '../../../../schema/caller.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { remove } from '../../../store/port.ts';
import type { DeleteSshKeyInput } from '../../generated.ts';
import { type SshKeyDoc, sshKeys } from '../../store/ssh-keys.ts';
import { type Changed, change } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findPart } from './find-part.ts';
import { findKeyOwner } from './key-owner.ts';
import { keyReference } from './references.ts';

/** Removes a public key of the account, or of a login of it. */
export async function deleteSshKey(
  { store }: DirectoryDeps,
  asker: Caller | null,
  input: DeleteSshKeyInput,
): Promise<Changed<SshKeyDoc>> {
  const caller = requireCaller(asker);
  return change(store, async () => {
    const owner = await findKeyOwner(store, caller, 'delete', input.user);
    if (!owner.found) return { refusals: owner.refusals };
    const rules = keyReference(store, caller, owner.found);
    const { found: key, refusals } = await findPart(rules, input.sshKey, ['sshKey'], 'key');
    return key ? { changes: [remove(sshKeys, key)] } : { refusals };
  });
}
