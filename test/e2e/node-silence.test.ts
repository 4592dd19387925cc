import { expect, it } from 'vitest';
import { systemClock } from '../../headnode/boot/system-clock.ts';
import { datacenter } from '../kit/datacenter.ts';
import { eventually } from '../kit/eventually.ts';
import type { GraphClient } from '../kit/graph-client.ts';
import { hastenedClock } from '../kit/hastened-clock.ts';

interface NodeChange {
  readonly computeNodeChanged: {
    readonly computeNode: { readonly hostname: string; readonly status: string };
  };
}
interface InstanceChange {
  readonly instanceChanged: { readonly instance: { readonly state: string } };
}
interface Placed {
  readonly instances: {
    readonly nodes: readonly {
      readonly state: string;
      readonly computeNode: { readonly uuid: string; readonly hostname: string };
    }[];
  };
}

/** RUNNING, and then each other state that the changes of a stream show; ends when the client is closed. */
function statesOf<T>(stream: AsyncIterable<T>, stateOf: (change: T) => string | undefined) {
  const states = ['RUNNING'];
  const read = async (): Promise<void> => {
    for await (const change of stream) {
      const state = stateOf(change);
      if (state !== undefined && state !== states.at(-1)) states.push(state);
    }
  };
  const ended = read();
  return { states, ended };
}

const watchNode = (operator: GraphClient, hostname: string) =>
  statesOf(
    operator.watch<NodeChange>('subscription { computeNodeChanged { computeNode { hostname status } } }'),
    ({ computeNodeChanged: { computeNode } }) =>
      computeNode.hostname === hostname ? computeNode.status : undefined,
  );

const watchInstance = (owner: GraphClient) =>
  statesOf(
    owner.watch<InstanceChange>('subscription { instanceChanged { instance { state } } }'),
    ({ instanceChanged: { instance } }) => instance.state,
  );

/** Where the only instance is, once it is up. */
const untilUp = (operator: GraphClient) =>
  eventually('the instance is up', async () => {
    const { instances } = await operator.ask<Placed>(
      '{ instances { nodes { state computeNode { uuid hostname } } } }',
    );
    const [instance] = instances.nodes;
    return instance?.state === 'RUNNING' && instance.computeNode;
  });

it('a silent node and its instances become UNKNOWN, and come back by themselves when it wakes', async () => {
  const dc = await datacenter({ nodes: 2, clock: hastenedClock(systemClock, 5) });
  const [owner, operator] = [dc.owner(), dc.operator()];
  await dc.createInstance(owner, { name: 'web' });
  const { uuid, hostname } = await untilUp(operator);
  const node = watchNode(operator, hostname);
  const instance = watchInstance(owner);

  const faults = dc.nodes.find((one) => one.uuid === uuid)?.host.faults;
  faults?.silence();
  await eventually('its silence is told', () => node.states.length > 1 && instance.states.length > 1);

  faults?.wake();
  await eventually('its return is told', () => node.states.length > 2 && instance.states.length > 2);
  const life = ['RUNNING', 'UNKNOWN', 'RUNNING'];
  expect([node.states, instance.states]).toEqual([life, life]);
  await Promise.all([owner.close(), operator.close(), node.ended, instance.ended]);
});
