import { expect } from 'vitest';
import type { InstanceState, OperationKind } from '../../../schema/states.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import { expectHonestHistory, expectNothingLeft, expectTrueRecord } from './laws.ts';
import type { WorkflowBench } from './workflow-bench.ts';

/** How an instance is before and after an operation that goes well. */
export const stories = {
  CREATE_INSTANCE: { before: undefined, after: 'RUNNING', effects: ['create', 'start'] },
  START_INSTANCE: { before: 'STOPPED', after: 'RUNNING', effects: ['start'] },
  STOP_INSTANCE: { before: 'RUNNING', after: 'STOPPED', effects: ['stop'] },
  REBOOT_INSTANCE: { before: 'RUNNING', after: 'RUNNING', effects: ['reboot'] },
  UPDATE_INSTANCE: { before: 'RUNNING', after: 'RUNNING', effects: [] },
  DELETE_INSTANCE: { before: 'RUNNING', after: 'DELETED', effects: ['delete'] },
} as const satisfies Record<
  OperationKind,
  { before: 'RUNNING' | 'STOPPED' | undefined; after: InstanceState; effects: readonly string[] }
>;

export interface Told {
  readonly instance: string;
  readonly operation: string;
  /** What the node had done to the instance before the operation. */
  readonly effectsBefore: number;
}

/** Brings an instance to where the story begins, with the plain workflows. */
export async function prepare(bench: WorkflowBench, kind: OperationKind): Promise<string | undefined> {
  const { before } = stories[kind];
  if (!before) return undefined;
  const uuid = await bench.running();
  if (before === 'STOPPED') await bench.ended(await bench.admit('STOP_INSTANCE', uuid));
  return uuid;
}

/** Admits the story's operation. */
export async function begin(
  bench: WorkflowBench,
  kind: OperationKind,
  prepared: string | undefined,
): Promise<Told> {
  if (prepared === undefined) return { ...(await bench.create()), effectsBefore: 0 };
  const effectsBefore = bench.effectsOn(prepared).length;
  return { instance: prepared, operation: await bench.admit(kind, prepared), effectsBefore };
}

/** The operation went well: once, and with nothing wrong in the records. */
export async function expectGoodEnd(bench: WorkflowBench, kind: OperationKind, told: Told): Promise<void> {
  const { after, effects } = stories[kind];
  expect(await bench.ended(told.operation)).toMatchObject({ state: 'SUCCEEDED', error: null });
  expect((await bench.instance(told.instance)).state).toBe(after);
  expect(bench.effectsOn(told.instance).slice(told.effectsBefore)).toEqual(effects);
  if (after === 'DELETED') await expectNothingLeft(bench, told.instance);
  else await expectTrueRecord(bench, told.instance);
  await expectHonestHistory(bench, told.instance);
}

/** The operation was taken back with this reason. */
export async function expectTakenBack(
  bench: WorkflowBench,
  kind: OperationKind,
  told: Told,
  code: string,
): Promise<OperationDoc> {
  const operation = await bench.ended(told.operation);
  const isCanceled = code === 'CANCELED' || code === 'SUPERSEDED';
  expect(operation).toMatchObject({ state: isCanceled ? 'CANCELED' : 'FAILED', error: { code } });
  if (kind === 'CREATE_INSTANCE') {
    expect(await bench.instance(told.instance)).toMatchObject({ state: 'FAILED', failure: { code } });
    await expectNothingLeft(bench, told.instance);
  } else await expectTrueRecord(bench, told.instance);
  await expectHonestHistory(bench, told.instance);
  return operation;
}
