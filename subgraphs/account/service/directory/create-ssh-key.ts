import type { Caller } from '../../../../schema/caller.ts';
import { refuse, type UserError } from '../../../../schema/errors.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import { insert } from '../../../store/port.ts';
import { parseSshKey } from '../../credentials/ssh-key.ts';
import type { CreateSshKeyInput } from '../../generated.ts';
import { type SshKeyDoc, sshKeys } from '../../store/ssh-keys.ts';
import { refuseCrowd } from '../rules/crowd.ts';
import { refuseName } from '../rules/name.ts';
import { type Changed, change, type Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';
import { findKeyOwner, type KeyOwner } from './key-owner.ts';

/** Adds a public key to the account, or to a login of it. */
export async function createSshKey(
  deps: DirectoryDeps,
  asker: Caller | null,
  input: CreateSshKeyInput,
): Promise<Changed<SshKeyDoc>> {
  const caller = requireCaller(asker);
  const decide = async (): Promise<Decision> => {
    const { found: owner, refusals } = await findKeyOwner(deps.store, caller, 'create', input.user);
    return owner ? decideKey(deps, owner, input) : { refusals };
  };
  return change(deps.store, decide, {
    'owner-name': refuse('NAME_TAKEN', ['name'], 'Another key has this name.'),
    'account-fingerprint': refuse(
      'KEY_INVALID',
      ['publicKey'],
      'The account, or a login of it, has this key already.',
    ),
  });
}

async function decideKey(
  { store, random }: DirectoryDeps,
  owner: KeyOwner,
  { publicKey: text, name }: CreateSshKeyInput,
): Promise<Decision> {
  const { key, error } = parseSshKey(text);
  const refusals: readonly UserError[] = [
    ...(error === undefined ? [] : [refuse('KEY_INVALID', ['publicKey'], error)]),
    ...refuseName(name),
    ...(await refuseCrowd(store.collection(sshKeys), owner.accountUuid)),
  ];
  if (!key || refusals.length > 0) return { refusals };
  const { publicKey, comment, fingerprint, md5Fingerprint } = key;
  const record = {
    _id: random.uuid(),
    ...owner,
    name: name ?? fingerprint,
    fingerprint,
    md5Fingerprint,
    publicKey: comment === null ? publicKey : `${publicKey} ${comment}`,
  };
  return { changes: [insert(sshKeys, record)] };
}
