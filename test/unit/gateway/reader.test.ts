import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../gateway/operations/run-operation.ts';
import type { ChangeShape } from '../../../gateway/subscriptions/change-shape.ts';
import { Reader } from '../../../gateway/subscriptions/reader.ts';
import { caller } from '../../kit/gateway/graph-world.ts';

const shape: ChangeShape = {
  root: 'changed',
  kind: 'what',
  identity: { object: 'it', key: 'key' },
  fields: new Map([
    ['what', { name: 'kind', isObject: false }],
    ['number', { name: 'sequence', isObject: false }],
    ['cursor', { name: 'cursor', isObject: false }],
    ['it', { name: 'instance', isObject: true }],
  ]),
};

const answer = (key: string, number: number, what = 'UPDATED'): Answer => ({
  data: { changed: { what, number, cursor: `c${number}`, it: { key } } },
});

function reader(options: { maximum?: number; shape?: ChangeShape | undefined } = {}) {
  let ends = 0;
  const made = new Reader({
    caller: caller('a1'),
    maximum: 3,
    shape,
    onRead: () => undefined,
    onEnded: () => {
      ends += 1;
    },
    ...options,
  });
  return {
    made,
    ends: () => ends,
    push: (...answers: Answer[]) => {
      for (const it of answers) made.push(it, 0);
    },
  };
}

/** What is waiting now, in order. */
async function drain(made: Reader): Promise<unknown[]> {
  made.end();
  const changes: unknown[] = [];
  for await (const { data } of made) changes.push(data?.changed);
  return changes;
}

const brief = (changes: unknown[]) =>
  changes.map((change) => {
    const { what, number, cursor, it: object } = change as Record<string, unknown>;
    return [what, number, cursor, (object as { key: string } | null)?.key ?? null];
  });

describe('a reader', () => {
  it('gives what was pushed, in order, to whoever waits or comes later', async () => {
    const { made, push } = reader();
    const waiting = made.next();
    push(answer('a', 1), answer('b', 2));
    expect((await waiting).value).toEqual(answer('a', 1));
    expect(brief(await drain(made))).toEqual([['UPDATED', 2, 'c2', 'b']]);
  });

  it('lets go at once on return, even while somebody waits', async () => {
    const { made, ends } = reader();
    const waiting = made.next();
    await made.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await made.return();
    expect(ends()).toBe(1);
  });

  it('puts changes of one object together when it is full, in the place of the newest', async () => {
    const { made, push } = reader();
    push(answer('a', 1), answer('b', 2), answer('a', 3), answer('a', 4), answer('b', 5));
    expect(brief(await drain(made))).toEqual([
      ['UPDATED', 4, 'c4', 'a'],
      ['UPDATED', 5, 'c5', 'b'],
    ]);
  });

  it('does not hide that an object came into being or went', async () => {
    const { made, push } = reader({ maximum: 2 });
    push(answer('a', 1, 'CREATED'), answer('a', 2), answer('b', 3), answer('b', 4, 'DELETED'));
    expect(brief(await drain(made))).toEqual([
      ['CREATED', 2, 'c2', 'a'],
      ['DELETED', 4, 'c4', 'b'],
    ]);
  });

  it('says RESET when putting together is not enough, and goes on from there', async () => {
    const { made, push } = reader({ maximum: 2 });
    push(answer('a', 1), answer('b', 2), answer('c', 3), answer('d', 4));
    expect(brief(await drain(made))).toEqual([
      ['RESET', 0, 'c3', null],
      ['UPDATED', 4, 'c4', 'd'],
    ]);
  });

  it('says RESET where objects cannot be told apart', async () => {
    const { made, push } = reader({ maximum: 2, shape: { ...shape, identity: undefined } });
    push(answer('a', 1), answer('a', 2), answer('a', 3));
    expect(brief(await drain(made))).toEqual([['RESET', 0, 'c3', null]]);
  });

  it('closes with a code where not even that can be said', async () => {
    const { made, push, ends } = reader({ maximum: 2, shape: undefined });
    push(answer('a', 1), answer('a', 2), answer('a', 3), answer('a', 4));
    expect(ends()).toBe(1);
    await expect(made.next()).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'queuedChanges', maximum: 2 },
    });
    expect(await made.next()).toEqual({ done: true, value: undefined });
  });

  it('gives what waits before the error it ended with', async () => {
    const { made, push } = reader();
    push(answer('a', 1));
    made.end(new Error('over'));
    expect((await made.next()).value).toEqual(answer('a', 1));
    await expect(made.next()).rejects.toThrow('over');
  });
});
