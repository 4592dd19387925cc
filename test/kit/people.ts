import { systemClock } from '../../headnode/boot/system-clock.ts';
import { systemRandom } from '../../headnode/boot/system-random.ts';
import { parseSshKey } from '../../subgraphs/account/credentials/ssh-key.ts';
import { PasswordService } from '../../subgraphs/account/service/sign-in/password-service.ts';
import { sshKeys } from '../../subgraphs/account/store/ssh-keys.ts';
import { insert, remove, type Store } from '../../subgraphs/store/port.ts';
import type { SignerKey } from './http-signer.ts';

/** An account (without `userUuid`) or a login of it. */
export interface Person {
  readonly accountUuid: string;
  readonly userUuid?: string;
}

/** Gives somebody a password; it costs little to check until it was right once. */
export async function givePassword(
  store: Store,
  { accountUuid, userUuid }: Person,
  password: string,
): Promise<void> {
  const passwords = new PasswordService(store, systemClock, systemRandom, { logN: 4, r: 1, p: 1 });
  const plan = await passwords.plan({ uuid: userUuid ?? accountUuid, accountUuid }, password, 'password');
  await store.commit(plan.changes ?? []);
}

/** Gives somebody an SSH key. Answers its fingerprint and how to take it away again. */
export async function giveKey(store: Store, { accountUuid, userUuid }: Person, key: SignerKey) {
  const { key: parsed } = parseSshKey(key.openSsh);
  if (!parsed) throw new Error('the key cannot be read');
  const { publicKey, fingerprint, md5Fingerprint } = parsed;
  const _id = systemRandom.uuid();
  const owner = { accountUuid, userUuid: userUuid ?? null };
  await store.commit([insert(sshKeys, { _id, ...owner, name: _id, publicKey, fingerprint, md5Fingerprint })]);
  const takeAway = async (): Promise<void> => {
    const record = await store.collection(sshKeys).get(_id);
    if (record) await store.commit([remove(sshKeys, record)]);
  };
  return { fingerprint, md5Fingerprint, takeAway };
}
