import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import type { Candidate, PlacementRequest } from '../../../headnode/placement/pipeline.ts';
import { placementFilters, planPlacement } from '../../../headnode/placement/plan-placement.ts';
import { lackingFor } from '../../../subgraphs/compute/service/records/capacity.ts';
import { newNode } from '../../kit/workflows/documents.ts';

const capacity = { ramMiB: 8_192, diskGiB: 100, cpuPercent: 800, instances: 224 };
const nothing = { ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 };

const request = (wanted: Partial<PlacementRequest> = {}): PlacementRequest => ({
  brand: 'JOYENT',
  demand: { ramMiB: 1_024, diskGiB: 10, cpuPercent: 100, instances: 1 },
  nicTags: ['external'],
  except: [],
  affinity: [],
  ...wanted,
});

const candidate = (uuid: string, wanted: Partial<Candidate['node']> = {}, ownInstances = 0): Candidate => ({
  node: {
    ...newNode({ _id: uuid }),
    revision: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    capacity,
    reserved: nothing,
    ...wanted,
  },
  ownInstances,
});

const used = (ramMiB: number) => ({ ...nothing, ramMiB });
const chosen = (candidates: readonly Candidate[], wanted: Partial<PlacementRequest> = {}) => {
  const plan = planPlacement(request(wanted), candidates, seededRandom(1));
  return 'chosen' in plan ? plan.chosen : plan.refused;
};

const anyAmount = fc.record({
  ramMiB: fc.integer({ min: 0, max: 9_000 }),
  diskGiB: fc.integer({ min: 0, max: 120 }),
  cpuPercent: fc.integer({ min: 0, max: 900 }),
  instances: fc.integer({ min: 0, max: 230 }),
});
const anyCandidate = fc
  .record({
    uuid: fc.uuid(),
    status: fc.constantFrom('RUNNING' as const, 'UNKNOWN' as const),
    isReservedForOperator: fc.boolean(),
    reserved: anyAmount,
    nicTags: fc.subarray(['external', 'internal', 'storage']),
    brands: fc.subarray(['JOYENT', 'LX', 'BHYVE'] as const),
    ownInstances: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ uuid, nicTags, brands, ownInstances, ...wanted }) => {
    const { node } = candidate(uuid, wanted);
    return candidate(uuid, { ...node, facts: { ...node.facts, nicTags, brands: [...brands] } }, ownInstances);
  });
const anyCandidates = fc.uniqueArray(anyCandidate, { maxLength: 12, selector: ({ node }) => node._id });
const anyRequest = fc
  .record({
    brand: fc.constantFrom('JOYENT' as const, 'LX' as const, 'BHYVE' as const),
    nicTags: fc.subarray(['external', 'internal']),
    ramMiB: fc.integer({ min: 1, max: 8_192 }),
  })
  .map(({ ramMiB, ...wanted }) => request({ ...wanted, demand: { ...request().demand, ramMiB } }));

describe('laws of every plan', () => {
  it('never chooses a node that a filter drops, and drops every node that has a reason', () => {
    fc.assert(
      fc.property(anyRequest, anyCandidates, fc.nat(), (wanted, candidates, seed) => {
        const plan = planPlacement(wanted, candidates, seededRandom(seed));
        const fit = candidates.filter(
          (one) => !placementFilters.some((filter) => filter.reject(one, wanted)),
        );
        if ('chosen' in plan) {
          expect(fit.map(({ node }) => node._id)).toContain(plan.chosen);
          const node = candidates.find((one) => one.node._id === plan.chosen)?.node;
          expect(node && lackingFor(wanted.demand, node)).toEqual([]);
        } else expect(fit).toEqual([]);
      }),
    );
  });

  it('gives each node exactly one fate: dropped once with a reason, or chosen', () => {
    fc.assert(
      fc.property(anyRequest, anyCandidates, fc.nat(), (wanted, candidates, seed) => {
        const plan = planPlacement(wanted, candidates, seededRandom(seed));
        const dropped = plan.steps.flatMap((step) => step.dropped);
        expect(dropped.every(({ reason }) => reason.length > 0)).toBe(true);
        const fates = [...dropped.map(({ node }) => node), ...('chosen' in plan ? [plan.chosen] : [])];
        expect(fates.sort()).toEqual(candidates.map(({ node }) => node._id).sort());
      }),
    );
  });

  it('is the same for the same seed, whatever the order of the nodes', () => {
    fc.assert(
      fc.property(anyRequest, anyCandidates, fc.nat(), (wanted, candidates, seed) => {
        const once = planPlacement(wanted, candidates, seededRandom(seed));
        expect(planPlacement(wanted, candidates.toReversed(), seededRandom(seed))).toEqual(once);
      }),
    );
  });
});

describe('refusals', () => {
  it('say how many nodes each filter dropped', () => {
    const nodes = [
      candidate('a', { status: 'UNKNOWN' }),
      candidate('b', { reserved: used(7_000) }),
      candidate('c', { reserved: used(8_000) }),
    ];
    expect(chosen(nodes, { demand: { ...request().demand, ramMiB: 4_096 } })).toBe(
      'No compute node can take it: of 3 nodes, 1 is silent, 2 have too little memory (need 4096 MiB).',
    );
  });

  it('name each cause there is', () => {
    const { facts } = candidate('a').node;
    const nodes = [
      candidate('a', { isReservedForOperator: true }),
      candidate('b', { facts: { ...facts, brands: ['BHYVE'] } }),
      candidate('c', { facts: { ...facts, nicTags: [] } }),
      candidate('d', { reserved: { ...nothing, diskGiB: 95 } }),
      candidate('e', { reserved: { ...nothing, cpuPercent: 750 } }),
      candidate('f', { reserved: { ...nothing, instances: 224 } }),
      candidate('g'),
      candidate('h'),
    ];
    const matches = [{ instanceUuid: 'x', nodeUuid: 'h' }];
    const affinity = [{ text: 'instance!=x', direction: 'far', isSoft: false, matches } as const];
    expect(chosen(nodes, { except: ['g'], affinity })).toBe(
      'No compute node can take it: of 8 nodes, 1 has been tried already, 1 is reserved, ' +
        '1 does not run JOYENT instances, 1 lacks a wanted network, 1 has too little disk (need 10 GiB), ' +
        '1 has too little CPU (need 100 %), 1 has no place for another instance, ' +
        '1 breaks the affinity rule "instance!=x".',
    );
    expect(chosen([])).toBe('No compute node can take it: the data center has none.');
  });
});

describe('ranks', () => {
  it('spread: more free memory wins, as the documentation of Triton has it', () => {
    expect(
      chosen([
        candidate('a', { reserved: used(4_000) }),
        candidate('b'),
        candidate('c', { reserved: used(6_000) }),
      ]),
    ).toBe('b');
  });

  it('among nodes that are about equally free, the one with fewer instances of the account wins', () => {
    expect(chosen([candidate('a', {}, 2), candidate('b', { reserved: used(100) }, 1)])).toBe('b');
  });

  it('a soft wish comes before free memory, and does not forbid', () => {
    const near = (nodeUuid: string) =>
      [
        { text: 'role==~db', direction: 'near', isSoft: true, matches: [{ instanceUuid: 'x', nodeUuid }] },
      ] as const;
    const nodes = [candidate('a', { reserved: used(4_000) }), candidate('b')];
    expect(chosen(nodes, { affinity: near('a') })).toBe('a');
    expect(chosen(nodes, { affinity: near('elsewhere') })).toBe('b');
  });

  it('chance decides between equals, and every one of them has a chance', () => {
    const nodes = ['a', 'b', 'c'].map((uuid) => candidate(uuid));
    const winners = Array.from({ length: 50 }, (_, seed) => {
      const plan = planPlacement(request(), nodes, seededRandom(seed));
      return 'chosen' in plan ? plan.chosen : '';
    });
    expect([...new Set(winners)].sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('hard affinity', () => {
  const rule = (direction: 'near' | 'far', ...on: string[]) => ({
    text: `rule ${direction}`,
    direction,
    isSoft: false,
    matches: on.map((nodeUuid, index) => ({ instanceUuid: `i${index}`, nodeUuid })),
  });
  const nodes = ['a', 'b'].map((uuid) => candidate(uuid));

  it.each([
    ['away from the only match', [rule('far', 'a')], 'b'],
    ['next to the only match', [rule('near', 'b')], 'b'],
    ['away from nobody is no condition', [rule('far'), rule('near', 'a')], 'a'],
  ])('%s', (_, affinity, expected) => {
    expect(chosen(nodes, { affinity })).toBe(expected);
  });

  it.each([
    ['next to nobody cannot be', [rule('near')]],
    ['next to matches on two nodes cannot be', [rule('near', 'a', 'b')]],
    ['away from a match on each node cannot be', [rule('far', 'a', 'b')]],
    ['away wins over next to', [rule('far', 'a'), rule('near', 'a')]],
  ])('%s', (_, affinity) => {
    expect(chosen(nodes, { affinity })).toContain('2 break the affinity rule');
  });
});
