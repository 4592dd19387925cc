import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../headnode/boot/seeded-random.ts';
import { AddressBook } from '../../../../subgraphs/network/service/address-book.ts';
import { randomMac } from '../../../../subgraphs/network/service/mac-address.ts';
import { NicMaker } from '../../../../subgraphs/network/service/nic-maker.ts';
import { NicService } from '../../../../subgraphs/network/service/nic-service.ts';
import { ips } from '../../../../subgraphs/network/store/ips.ts';
import { networks } from '../../../../subgraphs/network/store/networks.ts';
import { CommitUnknown, update } from '../../../../subgraphs/store/port.ts';
import { accountUuid, allocationBench, codeOf, expectPaired } from '../../../kit/allocation-bench.ts';
import { newNetwork } from '../../../kit/network-documents.ts';
import { callers } from '../../../kit/subgraph-bench.ts';

describe('an exact address', () => {
  it.each(['10.78.0.1', '10.78.0.0', '10.78.0.7', '10.78.1.3', '010.78.0.3', 'nonsense'])(
    'is refused when it is %s',
    async (address) => {
      const { ensure, home } = await allocationBench();
      await expect(ensure(randomUUID(), home.uuid, address).catch(codeOf)).resolves.toBe('ADDRESS_UNUSABLE');
    },
  );

  it('can be had again once it was freed', async () => {
    const { ensure, desk, home } = await allocationBench();
    const instance = randomUUID();
    expect(await ensure(instance, home.uuid, '10.78.0.4')).toBe('10.78.0.4');
    await desk.releaseNics(instance);
    expect(await ensure(randomUUID(), home.uuid, '10.78.0.4')).toBe('10.78.0.4');
  });
});

describe('ensuring and releasing', () => {
  it('twice, one after the other or at once, makes one NIC in each place', async () => {
    const bench = await allocationBench();
    const { desk, home, wide } = bench;
    const instanceUuid = randomUUID();
    const wanted = [
      { networkUuid: wide.uuid, ipv4Address: null, isPrimary: true },
      { networkUuid: home.uuid, ipv4Address: '10.78.0.5', isPrimary: false },
    ];
    const request = { instanceUuid, accountUuid, wanted };
    const [first, second] = await Promise.all([desk.ensureNics(request), desk.ensureNics(request)]);
    expect(second).toEqual(first);
    expect(await desk.ensureNics(request)).toEqual(first);
    expect(first.map(({ position, isPrimary, state }) => ({ position, isPrimary, state }))).toEqual([
      { position: 0, isPrimary: true, state: 'PROVISIONING' },
      { position: 1, isPrimary: false, state: 'PROVISIONING' },
    ]);
    await expectPaired(bench);
  });

  it.each([null, '10.78.0.6'])(
    'that its twin was faster is no refusal, even on the last address (%s)',
    async (ipv4Address) => {
      const { store, random, ensure, home } = await allocationBench();
      for (let taken = 0; taken < 4; taken += 1) await ensure(randomUUID());
      const network = await store.collection(networks).get(home.uuid);
      if (!network) throw new Error('the network was not made');
      const order = {
        network,
        ipv4Address,
        instanceUuid: randomUUID(),
        accountUuid,
        isPrimary: true,
        position: 0,
      };
      const twins = [1, 2].map(() => new NicMaker(store, random, new AddressBook(store)));
      const made = [];
      for (const twin of twins) made.push(await twin.make(order));
      expect(made[0]?.ip).toBe('10.78.0.6');
      expect(made[1]).toEqual(made[0]);
    },
  );

  it('goes on where a lost acknowledgement left it', async () => {
    const bench = await allocationBench();
    const instance = randomUUID();
    bench.store.failNext('lose-acknowledgement');
    await expect(bench.ensure(instance)).rejects.toBeInstanceOf(CommitUnknown);
    expect(await bench.ensure(instance)).toBe('10.78.0.2');
    bench.store.failNext('lose-acknowledgement');
    await expect(bench.desk.releaseNics(instance)).rejects.toBeInstanceOf(CommitUnknown);
    await bench.desk.releaseNics(instance);
    expect(await bench.ensure(randomUUID())).toBe('10.78.0.3');
    await expectPaired(bench);
  });

  it('writes nothing when there is nothing to do', async () => {
    const { desk, ensure, store } = await allocationBench();
    const instance = randomUUID();
    await ensure(instance);
    await desk.setState(instance, 'RUNNING');
    const before = await store.position();
    await ensure(instance);
    await desk.setState(instance, 'RUNNING');
    await desk.releaseNics(randomUUID());
    await desk.setState(randomUUID(), 'STOPPED');
    expect(await store.position()).toBe(before);
  });

  it('released twice and by nobody leaves nothing behind', async () => {
    const bench = await allocationBench();
    const instance = randomUUID();
    await bench.ensure(instance);
    await Promise.all([bench.desk.releaseNics(instance), bench.desk.releaseNics(instance)]);
    await bench.desk.releaseNics(instance);
    expect(await bench.desk.instancesWithNics(null, 10)).toEqual([]);
    const ip = await bench.store.collection(ips).get(`${bench.home.uuid}/10.78.0.2`);
    expect(ip).toMatchObject({ isFree: true, accountUuid: null, instanceUuid: null, mac: null });
    await expectPaired(bench);
  });

  it('keeps a reserved address for its account', async () => {
    const { ensure, desk, store, home } = await allocationBench();
    const instance = randomUUID();
    await ensure(instance);
    const ip = await store.collection(ips).get(`${home.uuid}/10.78.0.2`);
    if (ip) await store.commit([update(ips, ip, { isReserved: true })]);
    await desk.releaseNics(instance);
    expect(await store.collection(ips).get(`${home.uuid}/10.78.0.2`)).toMatchObject({
      isFree: true,
      isReserved: true,
      accountUuid,
      instanceUuid: null,
    });
    const others = { instanceUuid: randomUUID(), accountUuid: callers.acme.accountUuid };
    const wanted = [{ networkUuid: home.uuid, ipv4Address: '10.78.0.2', isPrimary: true }];
    await expect(desk.ensureNics({ ...others, wanted }).catch(codeOf)).resolves.toBe('ADDRESS_UNUSABLE');
  });

  it('ends with a reason when a network is gone', async () => {
    const { desk, ensure } = await allocationBench();
    await expect(ensure(randomUUID(), randomUUID()).catch(codeOf)).resolves.toBe('NETWORK_UNUSABLE');
    await expect(desk.nicTagsOf([randomUUID()]).catch(codeOf)).resolves.toBe('NETWORK_UNUSABLE');
  });

  it('a MAC that is taken is passed over for the next', async () => {
    const { store, clock, wide } = await allocationBench();
    const wanted = [{ networkUuid: wide.uuid, ipv4Address: null, isPrimary: true }];
    const macs: (string | undefined)[] = [];
    for (let time = 0; time < 3; time += 1) {
      const sameAgain = new NicService(
        store,
        clock,
        new NicMaker(store, seededRandom(5), new AddressBook(store)),
      );
      const [nic] = await sameAgain.ensureNics({ instanceUuid: randomUUID(), accountUuid, wanted });
      macs.push(nic?._id);
    }
    const first = randomMac(seededRandom(5));
    const tail = Number.parseInt(first.replaceAll(':', ''), 16);
    expect(macs.map((mac) => Number.parseInt((mac ?? '').replaceAll(':', ''), 16) - tail)).toEqual([0, 1, 2]);
  });
});

describe('what a node is told', () => {
  it('is each NIC with its network, and the name servers of the primary one first', async () => {
    const { desk, home, wide, network } = await allocationBench({ resolvers: ['10.78.0.6', '9.9.9.9'] });
    const routed = newNetwork({
      resolvers: ['8.8.8.8', '9.9.9.9'],
      mtu: 9000,
      vlanId: 12,
      nicTag: 'storage',
    });
    await network.creator.ensure(routed);
    const instanceUuid = randomUUID();
    const wanted = [
      { networkUuid: home.uuid, ipv4Address: null, isPrimary: false },
      { networkUuid: routed.uuid, ipv4Address: null, isPrimary: true },
      { networkUuid: wide.uuid, ipv4Address: null, isPrimary: false },
    ];
    const made = await desk.ensureNics({ instanceUuid, accountUuid, wanted });
    const specs = await desk.specsFor(instanceUuid);
    expect(specs.resolvers).toEqual(['8.8.8.8', '9.9.9.9', '10.78.0.6']);
    expect(specs.nics.map(({ mac }) => mac)).toEqual(made.map(({ _id }) => _id));
    expect(specs.nics[1]).toEqual({
      mac: made[1]?._id,
      ip: '10.77.0.5',
      netmask: '255.255.255.0',
      gateway: '10.77.0.1',
      vlanId: 12,
      nicTag: 'storage',
      mtu: 9000,
      isPrimary: true,
      networkUuid: routed.uuid,
    });
    expect(await desk.nicTagsOf(wanted.map(({ networkUuid }) => networkUuid))).toEqual([
      'internal',
      'storage',
    ]);
  });

  it('the reaper can walk all instances that have NICs', async () => {
    const { desk, home, wide } = await allocationBench();
    const instances = Array.from({ length: 5 }, () => randomUUID()).sort();
    for (const instanceUuid of instances) {
      const wanted = [wide, home].map(({ uuid }) => ({
        networkUuid: uuid,
        ipv4Address: null,
        isPrimary: false,
      }));
      await desk.ensureNics({ instanceUuid, accountUuid, wanted });
    }
    const walked: string[] = [];
    for (let after: string | null = null; ; after = walked.at(-1) ?? null) {
      const page = await desk.instancesWithNics(after, 2);
      walked.push(...page);
      if (page.length < 2) break;
    }
    expect(walked).toEqual(instances);
  });
});
