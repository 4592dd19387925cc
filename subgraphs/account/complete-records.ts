import { allDocuments } from '../shared/all-documents.ts';
import {
  type Change,
  type CollectionSpec,
  commitWithRetry,
  type Doc,
  type NewDoc,
  type Store,
  update,
} from '../store/port.ts';
import { parseSshKey } from './credentials/ssh-key.ts';
import { accessTokens } from './store/access-tokens.ts';
import { type AccountDoc, accounts } from './store/accounts.ts';
import { type SshKeyDoc, sshKeys } from './store/ssh-keys.ts';
import { users } from './store/users.ts';

/**
 * Gives records that an older program wrote the fields they lack: for the accounts of the seeds what these say, else
 * the defaults that their collections declare, which every write fills in. Complete records are left alone.
 */
export async function completeRecords(store: Store, seeds: readonly NewDoc<AccountDoc>[]): Promise<void> {
  const ofSeed = (account: AccountDoc) =>
    missingOf(
      account,
      seeds.find(({ _id }) => _id === account._id),
    );
  await complete(store, accounts, ({ isApproved }) => isApproved === undefined, ofSeed);
  await complete(store, users, ({ givenName }) => givenName === undefined);
  await complete(store, sshKeys, ({ md5Fingerprint }) => !md5Fingerprint, md5Of);
  await complete(store, accessTokens, ({ scopes }) => scopes === undefined);
}

async function complete<D extends Doc>(
  store: Store,
  spec: CollectionSpec<D>,
  isIncomplete: (document: D) => boolean,
  fieldsOf: (document: D) => Readonly<Record<string, unknown>> | undefined = () => ({}),
): Promise<void> {
  const incomplete = (await allDocuments(store.collection(spec), {})).filter(isIncomplete);
  for (const { _id } of incomplete) {
    await commitWithRetry(store, async () => {
      const document = await store.collection(spec).get(_id);
      const fields = document && isIncomplete(document) ? fieldsOf(document) : undefined;
      return document && fields && { changes: [withFields(spec, document, fields)], value: undefined };
    });
  }
}

/** Fields of the seed that the record never had. */
const missingOf = (
  record: AccountDoc,
  seed: NewDoc<AccountDoc> | undefined,
): Readonly<Record<string, unknown>> => {
  const had = new Set(Object.keys(record));
  return Object.fromEntries(Object.entries(seed ?? {}).filter(([field]) => !had.has(field)));
};

/** Nothing for a key that can no longer be read: it never proves anything either. */
function md5Of({ publicKey }: SshKeyDoc): Readonly<Record<string, unknown>> | undefined {
  const { key } = parseSshKey(publicKey);
  return key && { md5Fingerprint: key.md5Fingerprint };
}

const withFields = <D extends Doc>(
  spec: CollectionSpec<D>,
  document: D,
  fields: Readonly<Record<string, unknown>>,
): Change => {
  const change = update(spec, document, {});
  return change.op === 'update' ? { ...change, set: fields } : change;
};
