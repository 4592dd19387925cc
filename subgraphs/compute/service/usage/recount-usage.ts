import { allDocuments } from '../../../shared/all-documents.ts';
import {
  type Change,
  insert,
  RevisionConflict,
  type Store,
  UniqueViolation,
  update,
} from '../../../store/port.ts';
import { type AccountUsageDoc, accountUsage, type UsageGroup } from '../../store/account-usage.ts';
import { instances } from '../../store/instances.ts';
import { sameUsage, usageOfAll } from './usage.ts';

const livingOnly = { state: { notIn: ['DELETED', 'FAILED'] } };

/** A counter that was not what the instances add up to. */
export interface Drift {
  readonly account: string;
  readonly was: readonly UsageGroup[];
  readonly is: readonly UsageGroup[];
}

/**
 * Makes every account's counters what its living instances add up to. They are right by construction; this repairs
 * what hands or bugs have changed, and counts the instances of a store that is older than the counters.
 */
export async function recountUsage(store: Store): Promise<readonly Drift[]> {
  const counters = await allDocuments(store.collection(accountUsage), {});
  const living = await allDocuments(store.collection(instances), {
    where: livingOnly,
  });
  const accounts = new Set([...counters.map(({ _id }) => _id), ...living.map((one) => one.accountUuid)]);
  const repairs: Drift[] = [];
  for (const account of accounts) repairs.push(...(await recountOne(store, account)));
  return repairs;
}

/** The counter first: whoever changes what is counted while the instances are read makes the write conflict. */
async function recountOne(store: Store, account: string): Promise<readonly Drift[]> {
  const counter = await store.collection(accountUsage).get(account);
  const own = await allDocuments(store.collection(instances), {
    where: { accountUuid: account, ...livingOnly },
  });
  const was = counter?.groups ?? [];
  const is = usageOfAll(own);
  if (sameUsage(was, is)) return [];
  try {
    await store.commit([repairOf(account, counter, is)]);
    return [{ account, was, is }];
  } catch (error) {
    // Somebody has just counted: what was read together here did not belong together.
    if (error instanceof RevisionConflict || error instanceof UniqueViolation) return [];
    throw error;
  }
}

const repairOf = (
  account: string,
  counter: AccountUsageDoc | undefined,
  groups: readonly UsageGroup[],
): Change =>
  counter ? update(accountUsage, counter, { groups }) : insert(accountUsage, { _id: account, groups });
