import { describe, expect, it } from 'vitest';
import { catalogue } from '../../headnode/workflows/catalogue.ts';
import { operationKinds } from '../../schema/states.ts';
import { workflowSteps } from '../../schema/workflows.ts';
import { expectHonestHistory, expectNothingLeft } from '../kit/workflows/laws.ts';
import { workflowBench } from '../kit/workflows/workflow-bench.ts';

describe('the workflows', () => {
  it.each(operationKinds)('%s has the steps its clients were promised', (kind) => {
    expect(catalogue[kind].kind).toBe(kind);
    expect(catalogue[kind].steps.map(({ name }) => name)).toEqual(workflowSteps[kind]);
  });

  it('create, stop, start, reboot, update and delete, one after another', async () => {
    const bench = await workflowBench();
    const uuid = await bench.running();
    expect(await bench.instance(uuid)).toMatchObject({ state: 'RUNNING', nodeUuid: bench.node.uuid });
    expect(bench.parts.nics.of(uuid)).toMatchObject([{ state: 'RUNNING' }]);
    expect(bench.node.images.size).toBe(2);
    for (const kind of ['STOP_INSTANCE', 'START_INSTANCE', 'REBOOT_INSTANCE', 'UPDATE_INSTANCE'] as const) {
      const operation = await bench.ended(await bench.admit(kind, uuid));
      expect(operation).toMatchObject({ kind, state: 'SUCCEEDED', error: null });
      expect(operation.steps.every(({ state, attempts }) => state === 'SUCCEEDED' && attempts === 1)).toBe(
        true,
      );
    }
    expect(bench.effectsOn(uuid)).toEqual(['create', 'start', 'stop', 'start', 'reboot']);
    const { name, tags } = await bench.instance(uuid);
    expect(bench.node.properties.get(uuid)).toMatchObject({ name, tags });
    await bench.ended(await bench.admit('DELETE_INSTANCE', uuid));
    expect(await bench.instance(uuid)).toMatchObject({ state: 'DELETED', failure: null });
    await expectNothingLeft(bench, uuid);
    await expectHonestHistory(bench, uuid);
  });

  it('a creation without autoboot ends STOPPED', async () => {
    const bench = await workflowBench();
    const { instance, operation } = await bench.create({ autoboot: false });
    await bench.ended(operation);
    expect((await bench.instance(instance)).state).toBe('STOPPED');
    expect(bench.effectsOn(instance)).toEqual(['create']);
  });
});
