import { describe, expect, it } from 'vitest';
import { affinityWishes } from '../../../headnode/placement/affinity-wishes.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import { newInstance } from '../../kit/workflows/documents.ts';

const stamp = '2026-01-01T00:00:00.000Z';
const placed = (name: string, wanted: Partial<InstanceDoc> = {}): InstanceDoc => ({
  ...newInstance({ name, tags: [], nodeUuid: `node-of-${name}`, ...wanted }),
  revision: 1,
  createdAt: stamp,
  updatedAt: stamp,
});

const web1 = placed('web-1', { tags: [{ name: 'role', value: 'web' }] });
const web2 = placed('web-2', {
  tags: [
    { name: 'role', value: 'web' },
    { name: 'shard', value: 2 },
  ],
});
const db = placed('db', { _id: 'abcd1234-0000-4000-8000-000000000001' });
const unplaced = placed('web-3', { nodeUuid: null });
const all = [web1, web2, db, unplaced];

const matchesOf = (rule: string) =>
  affinityWishes({ _id: 'new', affinity: [rule] }, all).map(({ matches }) =>
    matches.map(({ nodeUuid }) => nodeUuid),
  )[0];

describe('whom an affinity rule speaks of', () => {
  it.each([
    ['instance==web-1', ['node-of-web-1']],
    ['instance!=web-*', ['node-of-web-1', 'node-of-web-2']],
    ['instance==/^(web|db)/', ['node-of-web-1', 'node-of-web-2', 'node-of-db']],
    ['instance==abcd1234', ['node-of-db']],
    ['container==abcd1234-0000-4000-8000-000000000001', ['node-of-db']],
    ['role==web', ['node-of-web-1', 'node-of-web-2']],
    ['shard==2', ['node-of-web-2']],
    ['role==nobody', []],
  ])('%s', (rule, nodes) => {
    expect(matchesOf(rule)).toEqual(nodes);
  });

  it('knows direction and softness, and never speaks of the instance itself', () => {
    const rules = ['role==web', 'role!=web', 'role==~web', 'role!=~web'];
    const wishes = affinityWishes({ _id: web1._id, affinity: rules }, all);
    expect(wishes.map(({ direction, isSoft }) => [direction, isSoft])).toEqual([
      ['near', false],
      ['far', false],
      ['near', true],
      ['far', true],
    ]);
    expect(wishes.flatMap(({ matches }) => matches.map(({ instanceUuid }) => instanceUuid))).not.toContain(
      web1._id,
    );
  });

  it('an expression made to explode takes no time', () => {
    const hostile = placed(`${'a'.repeat(150)}!`);
    const startedAt = performance.now();
    affinityWishes(
      { _id: 'new', affinity: ['instance==/^(a+)+$/'] },
      Array.from({ length: 200 }, () => hostile),
    );
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
