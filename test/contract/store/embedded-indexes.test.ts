import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { declaredIndexes } from '../../../subgraphs/store/embedded/declared-indexes.ts';
import { openEmbeddedStore } from '../../../subgraphs/store/embedded/open-embedded-store.ts';
import type { CollectionSpec, Doc, Scalar } from '../../../subgraphs/store/port.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';
import { badges, things } from './conformance/things.ts';

const isCollection = (value: unknown): value is CollectionSpec<Doc> =>
  typeof value === 'object' && value !== null && 'schema' in value && 'name' in value;

async function collectionsOf(subgraph: string): Promise<readonly CollectionSpec<Doc>[]> {
  const folder = join(import.meta.dirname, '../../../subgraphs', subgraph, 'store');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href)));
  return modules.flatMap((exported) => Object.values(exported)).filter(isCollection);
}

const subgraphs = await Promise.all(['account', 'compute', 'image', 'network'].map(collectionsOf));
const collections = [things, badges, ...subgraphs.flat()];
const cases = collections.flatMap((spec) =>
  declaredIndexes(spec).map((index) => ({ spec, index, name: `${spec.name} ${index.name}` })),
);

const store = await openEmbeddedStore({ path: ':memory:', collections, clock: virtualClock() });
afterAll(() => store.close());

const samples = { string: 'x', number: 1, boolean: true } satisfies Record<string, Scalar>;

describe('declared indexes', () => {
  it.each(cases)('$name finds documents without reading all', ({ spec, index }) => {
    const equalities = index.fields.map(({ field }) => [
      field.path,
      field.isList ? { has: samples[field.type] } : samples[field.type],
    ]);
    const partial = index.partial.map(({ field, value }) => [field.path, value]);
    const where = Object.fromEntries([...equalities, ...partial]);
    const plan = store.collection(spec).explain({ filter: { where } });
    expect(plan.filter((line) => line.startsWith('SCAN'))).toEqual([]);
    expect(plan.join('\n')).toContain('SEARCH');
  });

  it.each(cases.filter(({ index }) => index.fields.every(({ field }) => !field.isList)))(
    '$name orders a list and finds the next page without sorting it',
    ({ spec, index }) => {
      const [last, ...leading] = index.fields.toReversed();
      if (!last) expect.fail('an index has fields');
      const where = Object.fromEntries([
        ...leading.map(({ field }) => [field.path, samples[field.type]]),
        ...index.partial.map(({ field, value }) => [field.path, value]),
      ]);
      const orderBy = [{ path: last.field.path, direction: last.direction }];
      const after = [samples[last.field.type], 'id'];
      const plan = store.collection(spec).explain({ filter: { where }, orderBy });
      const next = store.collection(spec).explain({ filter: { where }, orderBy, after });
      expect(plan[0]).toContain('USING INDEX');
      expect(plan).not.toContain('USE TEMP B-TREE FOR ORDER BY');
      expect(next.filter((line) => line.startsWith('SCAN'))).toEqual([]);
      // A unique index does not hold the id that ends ties, but its ties are hardly ever longer than one.
      if (!index.isUnique) expect([...plan, ...next].join()).not.toContain('TEMP B-TREE');
    },
  );

  it('are used for the list of an account as it is paged', () => {
    const group = { where: { group: 'g' } };
    const orderBy = [{ path: 'size', direction: 'desc' as const }];
    const plan = store.collection(things).explain({ filter: group, orderBy, after: [1, 'id'] });
    expect(
      plan.filter((line) => !line.startsWith('SEARCH doc:things USING INDEX things:group-size')),
    ).toEqual([]);
    expect(plan[0]).toContain('id<?');
  });

  it('serve sets, ranges and beginnings', () => {
    for (const size of [{ in: [1, 2] }, { gt: 1 }, { lte: 1 }, { gte: 1, lt: 9 }]) {
      const plan = store.collection(things).explain({ filter: { where: { group: 'g', size } } });
      expect(plan[0]).toMatch(/SEARCH doc:things USING INDEX things:group-size \(<expr>=\? AND <expr>/);
    }
    const named = store
      .collection(badges)
      .explain({ filter: { where: { owner: 'o', name: { prefix: 'n' } } } });
    expect(named[0]).toContain(
      'SEARCH doc:badges USING INDEX badges:owner-name~lookup (<expr>=? AND <expr>>? AND <expr><?)',
    );
  });
});
