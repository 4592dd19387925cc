import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reason } from '../../../schema/errors.ts';
import { instanceStates, operationKinds, operationStates } from '../../../schema/states.ts';
import { isCancelable, projectState } from '../../../subgraphs/compute/service/admission/projection.ts';

type Work = Parameters<typeof projectState>[1][number];

const work = (
  kind: Work['kind'],
  state: Work['state'] = 'QUEUED',
  cancelReason: Work['cancelReason'] = null,
) => ({
  kind: `${kind}` as const,
  state,
  cancelReason,
});
const canceled = reason('CANCELED');
const up = (
  state: 'PROVISIONING' | 'RUNNING' | 'STOPPED' | 'UNKNOWN' | 'FAILED' | 'STOPPING',
  autoboot = true,
) => ({
  state,
  autoboot,
});

describe('projectState', () => {
  it.each([
    ['creation boots', up('PROVISIONING'), [work('CREATE_INSTANCE', 'RUNNING')], 'RUNNING'],
    ['creation without boot', up('PROVISIONING', false), [work('CREATE_INSTANCE')], 'STOPPED'],
    ['creation cancelled', up('PROVISIONING'), [work('CREATE_INSTANCE', 'RUNNING', canceled)], 'FAILED'],
    ['creation unwinding', up('PROVISIONING'), [work('CREATE_INSTANCE', 'UNDOING')], 'FAILED'],
    ['create, stop', up('PROVISIONING'), [work('CREATE_INSTANCE'), work('STOP_INSTANCE')], 'STOPPED'],
    ['start', up('STOPPED'), [work('START_INSTANCE')], 'RUNNING'],
    ['start taken back', up('STOPPED'), [work('START_INSTANCE', 'UNDOING')], 'STOPPED'],
    ['stop under way', up('STOPPING'), [work('STOP_INSTANCE', 'RUNNING')], 'STOPPED'],
    ['stop that will be dropped', up('RUNNING'), [work('STOP_INSTANCE', 'QUEUED', canceled)], 'RUNNING'],
    [
      'stop, start, reboot',
      up('RUNNING'),
      [work('STOP_INSTANCE'), work('START_INSTANCE'), work('REBOOT_INSTANCE')],
      'RUNNING',
    ],
    ['update', up('STOPPED'), [work('UPDATE_INSTANCE')], 'STOPPED'],
    [
      'delete, whatever is behind',
      up('RUNNING'),
      [work('DELETE_INSTANCE'), work('START_INSTANCE')],
      'DELETED',
    ],
    ['a silent node', up('UNKNOWN'), [work('START_INSTANCE')], 'UNKNOWN'],
    ['deletion on a silent node', up('UNKNOWN'), [work('DELETE_INSTANCE')], 'DELETED'],
    ['what failed', up('FAILED'), [work('START_INSTANCE')], 'FAILED'],
  ] as const)('%s', (_, instance, unfinished, expected) => {
    expect(projectState(instance, unfinished)).toBe(expected);
  });

  it('settles: with work to do, it never stays in between, and an update changes nothing', () => {
    const anyWork = fc.record({
      kind: fc.constantFrom(...operationKinds),
      state: fc.constantFrom(...operationStates.filter((state) => state !== 'SUCCEEDED')),
      cancelReason: fc.constantFrom(null, canceled),
    });
    const anyInstance = fc.record({ state: fc.constantFrom(...instanceStates), autoboot: fc.boolean() });
    fc.assert(
      fc.property(anyInstance, fc.array(anyWork), (instance, unfinished) => {
        const projected = projectState(instance, unfinished);
        expect([instance.state, 'RUNNING', 'STOPPED', 'FAILED', 'DELETED']).toContain(projected);
        expect(projectState(instance, [...unfinished, work('UPDATE_INSTANCE')])).toBe(projected);
      }),
    );
  });
});

describe('isCancelable', () => {
  it('holds for what waits and for creations under way, once', () => {
    const cancelable = operationKinds.flatMap((kind) =>
      operationStates.filter((state) => isCancelable(work(kind, state))).map((state) => `${kind} ${state}`),
    );
    expect(cancelable).toEqual([
      'CREATE_INSTANCE QUEUED',
      'CREATE_INSTANCE RUNNING',
      ...operationKinds.slice(1).map((kind) => `${kind} QUEUED`),
    ]);
    expect(isCancelable(work('STOP_INSTANCE', 'QUEUED', canceled))).toBe(false);
  });
});
