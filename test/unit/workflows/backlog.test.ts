import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Backlog, type Entry } from '../../../headnode/workflows/engine/backlog.ts';
import { reason } from '../../../schema/errors.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import { newOperation } from '../../kit/workflows/documents.ts';

const stamps = { revision: 1, createdAt: '', updatedAt: '' };
const operation = (
  targetUuid: string,
  sequence: number,
  change: Partial<OperationDoc> = {},
): OperationDoc => ({
  ...newOperation('STOP_INSTANCE', { _id: targetUuid, accountUuid: 'account' }, sequence),
  ...stamps,
  _id: `${targetUuid}-${sequence}`,
  ...change,
});

const takeAll = (backlog: Backlog): Entry[] => {
  const taken: Entry[] = [];
  for (let entry = backlog.take(); entry; entry = backlog.take()) taken.push(entry);
  return taken;
};
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('the backlog', () => {
  it('hands out the operations of one instance one after another, whatever the order they arrive in', () => {
    const arrivals = fc.array(
      fc.record({ target: fc.constantFrom('a', 'b', 'c'), sequence: fc.integer({ min: 1, max: 6 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(arrivals, fc.infiniteStream(fc.boolean()), (wanted, coins) => {
        const backlog = new Backlog();
        const underway: Entry[] = [];
        const done: string[] = [];
        const finish = (): void => {
          const entry = underway.shift();
          if (entry) backlog.release(entry, 'ended');
          if (entry) done.push(entry.id);
        };
        for (const { target, sequence } of wanted) {
          backlog.add(operation(target, sequence));
          if (coins.next().value) underway.push(...takeAll(backlog));
          const targets = underway.map(({ targetUuid }) => targetUuid);
          expect(new Set(targets).size).toBe(targets.length);
          if (coins.next().value) finish();
        }
        for (underway.push(...takeAll(backlog)); underway.length > 0; underway.push(...takeAll(backlog)))
          finish();
        expect(new Set(done)).toEqual(new Set(wanted.map(({ target, sequence }) => `${target}-${sequence}`)));
        expect(backlog.waiting).toBe(0);
      }),
    );
  });

  it('what is there before anything is taken goes by sequence', () => {
    const backlog = new Backlog();
    backlog.load([operation('a', 3), operation('a', 1), operation('a', 2)]);
    const order: string[] = [];
    for (let entry = backlog.take(); entry; entry = backlog.take()) {
      order.push(entry.id);
      backlog.release(entry, 'ended');
    }
    expect(order).toEqual(['a-1', 'a-2', 'a-3']);
  });

  it('what is left to others keeps what stands behind it waiting, until all is looked at again', () => {
    const backlog = new Backlog();
    backlog.load([operation('a', 1), operation('a', 2)]);
    const [first] = takeAll(backlog);
    if (first) backlog.release(first, 'left');
    backlog.add(operation('a', 3));
    expect(takeAll(backlog)).toEqual([]);
    backlog.load([]);
    expect(ids(takeAll(backlog))).toEqual(['a-1']);
  });

  it('what is cancelled before its turn is handed out at once, and its place is gone', () => {
    const backlog = new Backlog();
    backlog.load([operation('a', 1), operation('a', 2), operation('a', 3)]);
    const [first] = takeAll(backlog);
    backlog.add(operation('a', 2, { cancelReason: reason('CANCELED') }));
    const [early] = takeAll(backlog);
    expect(early).toMatchObject({ id: 'a-2', isOutOfTurn: true });
    if (early) backlog.release(early, 'ended');
    if (first) backlog.release(first, 'ended');
    expect(ids(takeAll(backlog))).toEqual(['a-3']);
  });
});
