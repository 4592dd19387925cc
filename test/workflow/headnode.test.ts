import { describe, expect, it } from 'vitest';
import { instances } from '../../subgraphs/compute/store/instances.ts';
import { operations } from '../../subgraphs/compute/store/operations.ts';
import { update } from '../../subgraphs/store/port.ts';
import { headnodeRig } from '../kit/headnode/headnode-rig.ts';

const zones = async (host: { instances: { list(): Promise<readonly { uuid: string }[]> } }) =>
  (await host.instances.list()).map(({ uuid }) => uuid);

describe('a headnode with its compute nodes', () => {
  it('brings an instance up, loses sight of its node, and finds both again', async () => {
    const dc = await headnodeRig();
    const node = await dc.addNode();
    const uuid = await dc.create();
    await dc.untilInstance(uuid, 'RUNNING');
    expect(await zones(node.host)).toEqual([uuid]);
    await dc.until(
      'the creation has ended',
      async () => (await dc.headnode.readiness()).operations.underway === 0,
    );
    await node.stop();
    await dc.untilNode(node.uuid, 'UNKNOWN');
    await dc.untilInstance(uuid, 'UNKNOWN');
    await node.start();
    await dc.untilNode(node.uuid, 'RUNNING');
    await dc.untilInstance(uuid, 'RUNNING');
    expect(await zones(node.host)).toEqual([uuid]);
  });

  it('B17: a guest that shuts itself down is STOPPED, and its NICs with it', async () => {
    const dc = await headnodeRig();
    const node = await dc.addNode();
    const uuid = await dc.create();
    await dc.untilInstance(uuid, 'RUNNING');
    await node.host.instances.stop(uuid, 1_000, new AbortController().signal);
    await dc.untilInstance(uuid, 'STOPPED');
    await dc.until('its NICs are down', async () =>
      dc.nics.of(uuid).every(({ state }) => state === 'STOPPED'),
    );
  });

  it('B16: an instance removed by hand is DELETED, legally, and nothing of it is left', async () => {
    const dc = await headnodeRig();
    const node = await dc.addNode();
    const uuid = await dc.create();
    await dc.untilInstance(uuid, 'RUNNING');
    await node.host.instances.delete(uuid, new AbortController().signal);
    await dc.untilInstance(uuid, 'DELETED');
    await dc.until('its NICs are released', async () => dc.nics.of(uuid).length === 0);
    expect(await dc.instance(uuid)).toMatchObject({ nodeUuid: null, holdsName: false });
    const { revision } = await dc.instance(uuid);
    await dc.headnode.reconcile('capacity-recount');
    await dc.headnode.reconcile('instance-watcher');
    expect((await dc.instance(uuid)).revision).toBe(revision);
  });

  it('B11: a node that was away while its instance was given up has the zone removed when it is back', async () => {
    const dc = await headnodeRig();
    const node = await dc.addNode();
    const uuid = await dc.create();
    await dc.untilInstance(uuid, 'RUNNING');
    await dc.until(
      'the creation has ended',
      async () => (await dc.headnode.readiness()).operations.underway === 0,
    );
    await node.stop();
    await dc.untilNode(node.uuid, 'UNKNOWN');
    await dc.store.commit([
      update(instances, await dc.instance(uuid), { state: 'DELETED', holdsName: false, nodeUuid: null }),
    ]);
    await node.start();
    await dc.until('the zone is gone', async () => (await zones(node.host)).length === 0);
    await dc.until('so are its NICs', async () => dc.nics.of(uuid).length === 0);
    expect(await dc.store.collection(operations).count({ where: { isUnfinished: true } })).toBe(0);
  });
});
