import { describe, expect, it } from 'vitest';
import { catalogue } from '../../headnode/workflows/catalogue.ts';
import type { Workflow } from '../../headnode/workflows/workflow.ts';
import { TerminalError } from '../../schema/errors.ts';
import { type OperationKind, operationKinds } from '../../schema/states.ts';
import { begin, expectGoodEnd, expectTakenBack, prepare } from '../kit/workflows/story.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';
import { type Half, twice, wrappedWorkflows } from '../kit/workflows/wrapped-workflows.ts';

const workflows: readonly Workflow[] = operationKinds.map((kind) => catalogue[kind]);
const steps = workflows.flatMap(({ kind, steps }) => steps.map(({ name }) => ({ kind, name })));
const reversible = steps.filter(({ kind }) => !workflows.find((one) => one.kind === kind)?.neverGivesUp);
const irreversible = steps.filter(({ kind }) => workflows.find((one) => one.kind === kind)?.neverGivesUp);

/** The step fails for good, having done nothing or everything. */
const failing = (kind: OperationKind, name: string, moment: 'before' | 'after', count = Infinity) => {
  let left = count;
  return (half: Half, step: { name: string }, workflow: Workflow): Half =>
    async (context) => {
      const fails = step.name === name && workflow.kind === kind && left-- > 0;
      if (fails && moment === 'before') throw new TerminalError('NODE_DISK_FULL');
      await half(context);
      if (fails) throw new TerminalError('NODE_DISK_FULL');
    };
};

async function tell(kind: OperationKind, workflows: ReturnType<typeof wrappedWorkflows>) {
  const bench = await workflowBench();
  const prepared = await prepare(bench, kind);
  await bench.restart({ workflows });
  return { bench, told: await begin(bench, kind, prepared) };
}

describe('every step', () => {
  it.each(operationKinds)('%s: may run twice', async (kind) => {
    const { bench, told } = await tell(kind, wrappedWorkflows({ run: twice }));
    await expectGoodEnd(bench, kind, told);
  });

  it.each(reversible)('$kind: failing before $name leaves nothing', async ({ kind, name }) => {
    const { bench, told } = await tell(kind, wrappedWorkflows({ run: failing(kind, name, 'before') }));
    const operation = await expectTakenBack(bench, kind, told, 'NODE_DISK_FULL');
    expect(operation.steps.find((step) => step.name === name)).toMatchObject({
      state: 'UNDONE',
      error: { code: 'NODE_DISK_FULL' },
    });
  });

  it.each(reversible)('$kind: failing after $name leaves nothing', async ({ kind, name }) => {
    const { bench, told } = await tell(kind, wrappedWorkflows({ run: failing(kind, name, 'after') }));
    await expectTakenBack(bench, kind, told, 'NODE_DISK_FULL');
  });

  it.each(reversible)('$kind: failing at $name, every undo may run twice', async ({ kind, name }) => {
    const run = failing(kind, name, 'after');
    const { bench, told } = await tell(kind, wrappedWorkflows({ run, undo: twice }));
    await expectTakenBack(bench, kind, told, 'NODE_DISK_FULL');
  });

  it.each(reversible)('$kind: failing at $name, an undo that fails three times is repeated', async (step) => {
    const run = failing(step.kind, step.name, 'after');
    const undo = failing(step.kind, step.name, 'after', 3);
    const { bench, told } = await tell(step.kind, wrappedWorkflows({ run, undo }));
    const operation = await expectTakenBack(bench, step.kind, told, 'NODE_DISK_FULL');
    expect(operation.steps.find(({ name }) => name === step.name)?.undoAttempts).toBe(4);
  });

  it.each(irreversible)('$kind: failing at $name is tried again until it is done', async ({ kind, name }) => {
    const { bench, told } = await tell(kind, wrappedWorkflows({ run: failing(kind, name, 'before', 15) }));
    await expectGoodEnd(bench, kind, told);
    const operation = await bench.operation(told.operation);
    expect(operation.steps.find((step) => step.name === name)?.attempts).toBe(16);
  });

  it.each(reversible)('$kind: an error that passes is tried again at $name', async ({ kind, name }) => {
    let left = 2;
    const run =
      (half: Half, step: { name: string }, workflow: Workflow): Half =>
      async (context) => {
        if (workflow.kind === kind && step.name === name && left-- > 0) throw new Error('passing');
        await half(context);
      };
    const { bench, told } = await tell(kind, wrappedWorkflows({ run }));
    await expectGoodEnd(bench, kind, told);
  });

  it('an error that does not pass ends a step after ten tries, in words that tell nothing of it', async () => {
    const run = (half: Half, step: { name: string }): Half =>
      step.name === 'reserve-nics' ? () => Promise.reject(new Error('secret at /etc/x')) : half;
    const { bench, told } = await tell('CREATE_INSTANCE', wrappedWorkflows({ run }));
    const operation = await expectTakenBack(bench, 'CREATE_INSTANCE', told, 'INTERNAL');
    expect(operation.steps[1]?.attempts).toBe(10);
    expect(JSON.stringify(operation)).not.toContain('secret');
  });

  it('an undo may run without what it takes back, on a creation that did nothing', async () => {
    const run = (_: Half, __: unknown, { kind }: Workflow): Half =>
      kind === 'CREATE_INSTANCE' ? async () => undefined : _;
    const last = failing('CREATE_INSTANCE', 'settle', 'before');
    const { bench, told } = await tell(
      'CREATE_INSTANCE',
      wrappedWorkflows({ run: (half, step, workflow) => last(run(half, step, workflow), step, workflow) }),
    );
    await expectTakenBack(bench, 'CREATE_INSTANCE', told, 'NODE_DISK_FULL');
  });
});
