import { describe, expect, it } from 'vitest';
import { TerminalError } from '../../schema/errors.ts';
import { type OperationKind, operationKinds } from '../../schema/states.ts';
import { workflowSteps } from '../../schema/workflows.ts';
import { crashAt, recordedPoints } from '../kit/workflows/crash-at.ts';
import { begin, expectGoodEnd, expectTakenBack, prepare } from '../kit/workflows/story.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';
import { type Half, wrappedWorkflows } from '../kit/workflows/wrapped-workflows.ts';

const moments = ['before-log', 'logged-not-done', 'done-not-logged', 'logged-done'] as const;
const runPoints = operationKinds.flatMap((kind) =>
  workflowSteps[kind].flatMap((step) => moments.map((moment) => ({ kind, point: `${step}/run/${moment}` }))),
);
const undoable = ['CREATE_INSTANCE', 'START_INSTANCE', 'STOP_INSTANCE', 'REBOOT_INSTANCE'] as const;
const undoPoints = undoable.flatMap((kind) =>
  workflowSteps[kind].flatMap((step) => moments.map((moment) => ({ kind, point: `${step}/undo/${moment}` }))),
);

/** Everything is done, and then it fails for good: all of it is taken back. */
const failingAtTheEnd = (kind: OperationKind) =>
  wrappedWorkflows({
    run: (half: Half, { name }, workflow): Half =>
      name === 'settle' && workflow.kind === kind
        ? async (context) => {
            await half(context);
            throw new TerminalError('NODE_DISK_FULL');
          }
        : half,
  });

describe('the engine dies and another goes on', () => {
  it.each(runPoints)('$kind at $point', async ({ kind, point }) => {
    const bench = await workflowBench();
    const prepared = await prepare(bench, kind);
    const crash = crashAt(point);
    await bench.restart({ crashPoints: crash });
    const told = await begin(bench, kind, prepared);
    await bench.until('it has died', crash.hasCrashed);
    await bench.restart();
    await expectGoodEnd(bench, kind, told);
    const { steps } = await bench.operation(told.operation);
    expect(steps.map(({ attempts }) => attempts)).toEqual(steps.map(() => 1));
  });

  it.each(undoPoints)('$kind at $point', async ({ kind, point }) => {
    const bench = await workflowBench();
    const prepared = await prepare(bench, kind);
    const workflows = failingAtTheEnd(kind);
    const crash = crashAt(point);
    await bench.restart({ crashPoints: crash, workflows });
    const told = await begin(bench, kind, prepared);
    await bench.until('it has died', crash.hasCrashed);
    await bench.restart({ workflows });
    await expectTakenBack(bench, kind, told, 'NODE_DISK_FULL');
  });

  it('dies five times in a row while recovering, and no count grows', async () => {
    const bench = await workflowBench();
    const point = 'create-zone/run/logged-not-done';
    for (let life = 0; life < 5; life += 1) {
      const crash = crashAt(point);
      await bench.restart({ crashPoints: crash });
      if (life === 0) await bench.create();
      await bench.until('it has died', crash.hasCrashed);
    }
    await bench.restart();
    const [first] = await bench.parts.records.operations.unfinished();
    const operation = await bench.ended(first?._id ?? '');
    expect(operation.state).toBe('SUCCEEDED');
    expect(operation.steps.map(({ attempts }) => attempts)).toEqual(operation.steps.map(() => 1));
    expect(bench.effectsOn(operation.targetUuid)).toEqual(['create', 'start']);
  });

  it('passes all four points of every step', async () => {
    const points = recordedPoints();
    const bench = await workflowBench({ engine: { crashPoints: points } });
    await bench.running();
    const wanted = runPoints.filter(({ kind }) => kind === 'CREATE_INSTANCE').map(({ point }) => point);
    expect(new Set(points.passed)).toEqual(new Set(wanted));
  });
});
