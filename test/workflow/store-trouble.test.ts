import { describe, expect, it } from 'vitest';
import { type OperationKind, operationKinds } from '../../schema/states.ts';
import { begin, expectGoodEnd, expectTakenBack, prepare } from '../kit/workflows/story.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';

/** More commits than any of the operations makes. */
const commits = { CREATE_INSTANCE: 24, DELETE_INSTANCE: 18 } as const;
const busiest = [
  ...Array.from({ length: commits.CREATE_INSTANCE }, (_, nth) => ({ kind: 'CREATE_INSTANCE' as const, nth })),
  ...Array.from({ length: commits.DELETE_INSTANCE }, (_, nth) => ({ kind: 'DELETE_INSTANCE' as const, nth })),
];

async function tell(kind: OperationKind) {
  const bench = await workflowBench();
  const prepared = await prepare(bench, kind);
  return { bench, prepared };
}

describe('a store in trouble', () => {
  it.each(busiest)(
    '$kind: not knowing whether commit $nth happened changes nothing',
    async ({ kind, nth }) => {
      const { bench, prepared } = await tell(kind);
      bench.parts.store.failLater(nth, 'lose-acknowledgement');
      await expectGoodEnd(bench, kind, await begin(bench, kind, prepared));
    },
  );

  it.each(operationKinds)('%s: not knowing of any second commit', async (kind) => {
    const { bench, prepared } = await tell(kind);
    for (let nth = 1; nth < 16; nth += 2) bench.parts.store.failLater(nth, 'lose-acknowledgement');
    await expectGoodEnd(bench, kind, await begin(bench, kind, prepared));
  });

  it.each(operationKinds)('%s: a store that takes no writes for an hour', async (kind) => {
    const { bench, prepared } = await tell(kind);
    bench.parts.faults.refuseWrites(true);
    const told = await begin(bench, kind, prepared);
    await bench.parts.clock.advance(3_600_000);
    expect((await bench.operation(told.operation)).state).toBe('QUEUED');
    bench.parts.faults.refuseWrites(false);
    await expectGoodEnd(bench, kind, told);
  });

  it.each(operationKinds)('%s: a store that refuses in the middle', async (kind) => {
    const { bench, prepared } = await tell(kind);
    for (let nth = 3; nth < 9; nth += 1) bench.parts.store.failLater(nth, 'refuse');
    await expectGoodEnd(bench, kind, await begin(bench, kind, prepared));
  });

  it('a store that cannot be read for a while', async () => {
    const bench = await workflowBench();
    bench.parts.faults.refuseReads(true);
    const created = await bench.create();
    await bench.parts.clock.advance(120_000);
    bench.parts.faults.refuseReads(false);
    await expectGoodEnd(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 });
  });

  it('a start while the store cannot be read', async () => {
    const bench = await workflowBench();
    await bench.engine.stop();
    const created = await bench.create();
    bench.parts.faults.refuseReads(true);
    await bench.restart();
    await bench.parts.clock.advance(10_000);
    bench.parts.faults.refuseReads(false);
    await expectGoodEnd(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 });
  });

  it('trouble while a creation is taken back', async () => {
    const bench = await workflowBench();
    bench.node.failures.set('instance.start', {
      failure: { code: 'DISK_FULL', message: 'full', isFinal: true },
      count: 1,
    });
    const created = await bench.create();
    await bench.untilOperation(created.operation, (it) => it.state === 'UNDOING');
    bench.parts.faults.failNext('lose-acknowledgement', 2);
    bench.parts.faults.failNext('refuse', 2);
    await expectTakenBack(bench, 'CREATE_INSTANCE', { ...created, effectsBefore: 0 }, 'NODE_DISK_FULL');
  });
});
