import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  ChangeQueue,
  type ObjectChange,
} from '../../../subgraphs/shared/changes/change-queue.ts';
import type { Doc } from '../../../subgraphs/store/port.ts';

type Kind = ObjectChange<Doc>['kind'];

const change = (position: number, id: string, kind: Kind = 'UPDATED'): ObjectChange<Doc> => ({
  kind,
  position: String(position),
  object: { _id: id, revision: position, createdAt: '', updatedAt: '' },
});

const drain = (queue: ChangeQueue<Doc>): Change<Doc>[] => {
  const taken: Change<Doc>[] = [];
  for (let next = queue.take(); next; next = queue.take()) taken.push(next);
  return taken;
};

describe('ChangeQueue', () => {
  it('keeps everything while there is room', () => {
    const queue = new ChangeQueue<Doc>(3);
    const changes = [change(1, 'a'), change(2, 'a'), change(3, 'b')];
    for (const each of changes) queue.push(each);
    expect(drain(queue)).toEqual(changes);
    expect(queue.take()).toBeUndefined();
  });

  it.each<readonly [Kind, Kind, Kind]>([
    ['CREATED', 'UPDATED', 'CREATED'],
    ['UPDATED', 'UPDATED', 'UPDATED'],
    ['UPDATED', 'DELETED', 'DELETED'],
    ['CREATED', 'DELETED', 'DELETED'],
    ['DELETED', 'CREATED', 'UPDATED'],
  ])('makes of %s and %s one %s', (first, second, both) => {
    const queue = new ChangeQueue<Doc>(1);
    queue.push(change(1, 'a', first));
    queue.push(change(2, 'a', second));
    expect(drain(queue)).toEqual([change(2, 'a', both)]);
  });

  it('is bounded, in order, and honest: the newest of every object, or a RESET before what it lost', () => {
    const steps = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), take: fc.boolean() }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps, (bound, all) => {
        const queue = new ChangeQueue<Doc>(bound);
        const taken: Change<Doc>[] = [];
        for (const [index, { id, take }] of all.entries()) {
          queue.push(change(index + 1, id));
          const next = take ? queue.take() : undefined;
          if (next) taken.push(next);
        }
        const rest = drain(queue);
        expect(rest.length).toBeLessThanOrEqual(bound + 1);
        const seen = [...taken, ...rest];
        const positions = seen.map(({ position }) => Number(position));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
        const resetAt = Math.max(0, ...seen.map((it) => (it.kind === 'RESET' ? Number(it.position) : 0)));
        for (const [index, { id }] of all.entries()) {
          const position = index + 1;
          if (position <= resetAt) continue;
          const later = all.findLastIndex((step) => step.id === id) + 1;
          expect(positions.some((at) => at === position || at === later || at > position)).toBe(true);
          expect(seen.some((it) => it.kind !== 'RESET' && Number(it.position) === later)).toBe(true);
        }
      }),
    );
  });
});
