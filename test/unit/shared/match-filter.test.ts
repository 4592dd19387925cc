import { describe, expect, it } from 'vitest';
import { type InstanceDoc, instances } from '../../../subgraphs/compute/store/instances.ts';
import { matchFilter } from '../../../subgraphs/shared/match-filter.ts';
import type { Filter } from '../../../subgraphs/store/port.ts';
import { computeBench } from '../../kit/compute-bench.ts';

const filters: readonly Filter[] = [
  {},
  { any: [] },
  { all: [] },
  { where: { name: 'web' } },
  { where: { name: { in: ['web', 'db'] } } },
  { where: { name: { notIn: ['web'] } } },
  { where: { name: { in: [] } } },
  { where: { name: { prefix: 'w' } } },
  { where: { name: { contains: 'E' } } },
  { where: { name: { contains: '*' } } },
  { where: { name: { gt: 'db' } } },
  { where: { name: { gte: 'db', lt: 'web' } } },
  { where: { ramMiB: { gte: 128 } } },
  { where: { ramMiB: { lt: 128 } } },
  { where: { nodeUuid: null } },
  { where: { nodeUuid: { in: [null] } } },
  { where: { nodeUuid: { notIn: [null] } } },
  { where: { nodeUuid: { notIn: ['x'] } } },
  { where: { nodeUuid: { gte: null } } },
  { where: { vcpus: { gt: 0 } } },
  { where: { 'observed.generation': { gte: 1 } } },
  { where: { 'observed.generation': null } },
  { where: { autoboot: true } },
  { where: { tagKeys: { has: 'role' } } },
  { where: { tagKeys: { has: 'role="web"' } } },
  { any: [{ where: { name: 'web' } }, { where: { brand: 'BHYVE' } }] },
  { all: [{ where: { autoboot: true } }, { any: [{ where: { name: 'db' } }] }] },
];

describe('matchFilter', () => {
  it('finds in memory exactly what the store finds', async () => {
    const bench = await computeBench();
    await bench.create({ name: 'web', tags: [{ name: 'role', value: 'web' }] });
    await bench.create({ name: 'Web2', autoboot: false });
    const db = await bench.create({ name: 'db', package: 'b1.small', image: 'debian-12-hvm' });
    await bench.setInstance(db.instance?.uuid ?? '', {
      nodeUuid: 'x',
      observed: { state: 'RUNNING', exists: true, generation: 2, boots: 1 },
    });
    const collection = bench.store.collection(instances);
    const all = await collection.find({ limit: 10 });
    const namesOf = (found: readonly InstanceDoc[]) => found.map(({ name }) => name).sort();
    for (const filter of filters) {
      const found = namesOf(await collection.find({ filter, limit: 10 }));
      expect([filter, namesOf(all.filter(matchFilter(filter)))]).toEqual([filter, found]);
    }
  });
});
