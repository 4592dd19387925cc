import type { UserError } from '../../../../schema/errors.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { type InTurn, inTurn } from '../../../shared/in-turn.ts';
import {
  type Change,
  type Doc,
  insert,
  RevisionConflict,
  type Store,
  UniqueViolation,
  update,
} from '../../../store/port.ts';
import { type AccountUsageDoc, accountUsage, type UsageGroup } from '../../store/account-usage.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { addUsage, isCounted, sameUsage, usageOf } from './usage.ts';

/** Decides, from what the account uses already, whether the commit may happen; refusals say why not. */
export type UsageJudge = (used: readonly UsageGroup[]) => readonly UserError[];

export type JudgedCommit = { readonly written: readonly Doc[] } | { readonly refusals: readonly UserError[] };

/**
 * A commit that may change which instances there are or how large they are: what their accounts use is written with
 * it, so that the counters equal a recount at every moment (law L10). Every write of an instance's state or size must
 * go through here or `commitJudged`.
 * @returns the documents of `changes` as written, in order; those of the counters follow
 * @throws as `Store.commit`; never for the counters' sake: when only they had changed, it is done again
 */
export async function commitCounted(store: Store, changes: readonly Change[]): Promise<readonly Doc[]> {
  const commit = await commitJudged(store, changes, () => []);
  return 'written' in commit ? commit.written : [];
}

/** As `commitCounted`, if `judge` agrees: it is asked about exactly the usage that the commit is added to. */
export async function commitJudged(
  store: Store,
  changes: readonly Change[],
  judge: UsageJudge,
): Promise<JudgedCommit> {
  const shifts = shiftsOf(await movesOf(store, changes));
  if (shifts.length === 0) return { written: await store.commit(changes) };
  // In one order for everybody, so that no two wait for each other.
  const accounts = shifts.map(({ accountUuid }) => accountUuid).sort();
  return inTurns(turnsOf(store), accounts, () => writeBoth(store, changes, shifts, judge));
}

/** The store for everything that writes instances through retries of its own. */
export const countedStore = (store: Store): Store => ({
  collection: (spec) => store.collection(spec),
  commit: (changes) => commitCounted(store, changes),
  watch: (options) => store.watch(options),
  position: () => store.position(),
  comparePositions: (a, b) => store.comparePositions(a, b),
  close: () => store.close(),
});

/** An instance before and after a change. */
interface Move {
  readonly before: InstanceDoc | undefined;
  readonly after: InstanceDoc | undefined;
}

interface Shift {
  readonly accountUuid: string;
  readonly added: readonly UsageGroup[];
  readonly removed: readonly UsageGroup[];
}

const counting: readonly string[] = ['state', 'ramMiB', 'quotaGiB', 'imageUuid', 'brand', 'accountUuid'];

/** Only what can shift a counter is looked at: for any other write nothing is read. */
async function movesOf(store: Store, changes: readonly Change[]): Promise<readonly Move[]> {
  const relevant = changes.filter((change) => change.collection === instances.name && canShift(change));
  const ids = relevant.flatMap((change) => (change.op === 'insert' ? [] : [change.id]));
  const present = ids.length === 0 ? [] : await store.collection(instances).getMany(ids);
  const known = new Map(present.flatMap((doc) => (doc ? [[doc._id, doc] as const] : [])));
  return relevant.flatMap((change) => moveBy(change, known));
}

const canShift = (change: Change): boolean =>
  change.op !== 'update' || counting.some((field) => Object.hasOwn(change.set, field));

function moveBy(change: Change, known: ReadonlyMap<string, InstanceDoc>): readonly Move[] {
  // What is inserted into the collection of instances is one.
  if (change.op === 'insert') return [{ before: undefined, after: change.doc as unknown as InstanceDoc }];
  const before = known.get(change.id);
  // Written over another revision than was read, the commit will be refused: nothing to count.
  if (before?.revision !== change.revision) return [];
  return [{ before, after: change.op === 'update' ? { ...before, ...change.set } : undefined }];
}

function shiftsOf(moves: readonly Move[]): readonly Shift[] {
  const sides = moves.flatMap(({ before, after }) => [
    ...sideOf(before, 'removed'),
    ...sideOf(after, 'added'),
  ]);
  return [...groupBy(sides, ({ accountUuid }) => accountUuid)]
    .map(([accountUuid, own]) => ({
      accountUuid,
      added: own.filter(({ side }) => side === 'added').map(({ usage }) => usage),
      removed: own.filter(({ side }) => side === 'removed').map(({ usage }) => usage),
    }))
    .filter(({ added, removed }) => !sameUsage(added, removed));
}

const sideOf = (instance: InstanceDoc | undefined, side: 'added' | 'removed') =>
  instance && isCounted(instance)
    ? [{ accountUuid: instance.accountUuid, side, usage: usageOf(instance) }]
    : [];

const attempts = 50;

async function writeBoth(
  store: Store,
  changes: readonly Change[],
  shifts: readonly Shift[],
  judge: UsageJudge,
): Promise<JudgedCommit> {
  const accounts = shifts.map(({ accountUuid }) => accountUuid);
  for (let attempt = 1; ; attempt += 1) {
    const counters = await store.collection(accountUsage).getMany(accounts);
    const refusals = counters.flatMap((counter) => judge(counter?.groups ?? []));
    if (refusals.length > 0) return { refusals };
    const counts = shifts.map((shift, index) => countChange(shift, counters[index]));
    try {
      return { written: await store.commit([...changes, ...counts]) };
    } catch (error) {
      if (!isAboutCounters(error) || attempt === attempts) throw error;
    }
  }
}

function countChange({ accountUuid, added, removed }: Shift, counter: AccountUsageDoc | undefined): Change {
  const groups = addUsage(counter?.groups ?? [], added, removed);
  return counter
    ? update(accountUsage, counter, { groups })
    : insert(accountUsage, { _id: accountUuid, groups });
}

/** Another process was faster with the counters alone. */
const isAboutCounters = (error: unknown): boolean =>
  (error instanceof RevisionConflict || error instanceof UniqueViolation) &&
  error.collection === accountUsage.name;

/** Writers inside this process queue for each account's counters; those of other processes meet by revision. */
const turnsByStore = new WeakMap<Store, InTurn>();

function turnsOf(store: Store): InTurn {
  const turns = turnsByStore.get(store) ?? inTurn();
  turnsByStore.set(store, turns);
  return turns;
}

function inTurns<T>(turns: InTurn, keys: readonly string[], act: () => Promise<T>): Promise<T> {
  const [key, ...rest] = keys;
  return key === undefined ? act() : turns(key, () => inTurns(turns, rest, act));
}
