import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../headnode/boot/seeded-random.ts';
import { AddressBook } from '../../../../subgraphs/network/service/address-book.ts';
import { formatAddress, parseAddress } from '../../../../subgraphs/network/service/ipv4.ts';
import { NicMaker } from '../../../../subgraphs/network/service/nic-maker.ts';
import { NicService } from '../../../../subgraphs/network/service/nic-service.ts';
import { ips } from '../../../../subgraphs/network/store/ips.ts';
import { nics } from '../../../../subgraphs/network/store/nics.ts';
import { insert, remove, StoreUnavailable, update } from '../../../../subgraphs/store/port.ts';
import { accountUuid, allocationBench, codeOf, expectPaired } from '../../../kit/allocation-bench.ts';
import { newNetwork } from '../../../kit/network-documents.ts';
import { temporaryDirectory } from '../../../kit/temporary-directory.ts';

describe('the next address', () => {
  it('is the lowest never used, then the one freed longest ago, then none', async () => {
    const { ensure, desk, clock } = await allocationBench();
    const instances = Array.from({ length: 5 }, () => randomUUID());
    const given: (string | undefined)[] = [];
    for (const instance of instances.slice(0, 3)) given.push(await ensure(instance));
    await desk.releaseNics(instances[1] ?? '');
    for (const instance of instances.slice(3)) given.push(await ensure(instance));
    expect(given).toEqual(['10.78.0.2', '10.78.0.3', '10.78.0.4', '10.78.0.5', '10.78.0.6']);

    for (const index of [4, 0, 2]) {
      await clock.advance(1_000);
      await desk.releaseNics(instances[index] ?? '');
    }
    const again = [await ensure(randomUUID()), await ensure(randomUUID())];
    expect(again).toEqual(['10.78.0.3', '10.78.0.6']);
    expect([await ensure(randomUUID()), await ensure(randomUUID())]).toEqual(['10.78.0.2', '10.78.0.4']);
    await expect(ensure(randomUUID()).catch(codeOf)).resolves.toBe('SUBNET_FULL');
  });

  it('follows the rule whatever comes and goes', async () => {
    const bench = await allocationBench();
    const { ensure, desk, clock, creator } = { ...bench, creator: bench.network.creator };
    const steps = fc.array(fc.oneof(fc.constant('take' as const), fc.nat(6)), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const network = newNetwork({
          subnet: '10.80.0.0/29',
          gateway: null,
          provisionStartIp: '10.80.0.1',
          provisionEndIp: '10.80.0.6',
        });
        await creator.ensure(network);
        const unused = [1, 2, 3, 4, 5, 6];
        const freed: number[] = [];
        const held: { instance: string; host: number }[] = [];
        for (const step of list) {
          await clock.advance(1);
          if (step === 'take') {
            const expected = unused.shift() ?? freed.shift();
            const instance = randomUUID();
            const ip = await ensure(instance, network.uuid).catch(codeOf);
            expect(ip).toBe(expected === undefined ? 'SUBNET_FULL' : `10.80.0.${expected}`);
            if (expected !== undefined) held.push({ instance, host: expected });
          } else {
            const [gone] = held.splice(step, 1);
            if (!gone) continue;
            await desk.releaseNics(gone.instance);
            freed.push(gone.host);
          }
        }
      }),
      { numRuns: 25 },
    );
    await expectPaired(bench);
  });

  it('is found behind a long row of used ones, by a process that remembers nothing', async () => {
    const { store, ensure, wide, random, clock } = await allocationBench();
    const used = Array.from({ length: 200 }, (_, index) => index + 1).filter((host) => host !== 150);
    await store.commit(used.map((host) => insert(ips, usedIp(wide.uuid, `10.79.0.${host}`))));
    expect(await ensure(randomUUID(), wide.uuid)).toBe('10.79.0.150');
    const restarted = new NicService(store, clock, new NicMaker(store, random, new AddressBook(store)));
    const wanted = [{ networkUuid: wide.uuid, ipv4Address: null, isPrimary: true }];
    const [nic] = await restarted.ensureNics({ instanceUuid: randomUUID(), accountUuid, wanted });
    expect(nic?.ip).toBe('10.79.0.201');
  });

  it('may lie below what was remembered when a commit came to nothing', async () => {
    const { ensure, store } = await allocationBench();
    store.failNext('refuse');
    await expect(ensure(randomUUID())).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await ensure(randomUUID())).toBe('10.78.0.2');
  });

  it('is found behind what was remembered before a network is called full', async () => {
    const { ensure, store, home } = await allocationBench();
    for (let taken = 0; taken < 5; taken += 1) await ensure(randomUUID());
    await expect(ensure(randomUUID()).catch(codeOf)).resolves.toBe('SUBNET_FULL');
    const ip = await store.collection(ips).get(`${home.uuid}/10.78.0.3`);
    const nic = await store.collection(nics).get(ip?.mac ?? '');
    if (ip && nic) await store.commit([remove(ips, ip), remove(nics, nic)]);
    expect(await ensure(randomUUID())).toBe('10.78.0.3');
  });

  it('passes by reserved and managed ones', async () => {
    const { ensure, desk, store, home } = await allocationBench({ resolvers: ['10.78.0.2'] });
    const instance = randomUUID();
    expect(await ensure(instance)).toBe('10.78.0.3');
    const ip = await store.collection(ips).get(`${home.uuid}/10.78.0.3`);
    if (ip) await store.commit([update(ips, ip, { isReserved: true })]);
    await desk.releaseNics(instance);
    const rest = await Promise.all([4, 5, 6].map(() => ensure(randomUUID())));
    expect(rest.sort()).toEqual(['10.78.0.4', '10.78.0.5', '10.78.0.6']);
    await expect(ensure(randomUUID()).catch(codeOf)).resolves.toBe('SUBNET_FULL');
    expect(await ensure(randomUUID(), home.uuid, '10.78.0.3')).toBe('10.78.0.3');
  });
});

describe('many at once', () => {
  it('200 in a /24 all get one of their own, the lowest 200, soon', async () => {
    const bench = await allocationBench({}, join(temporaryDirectory(), 'store.db'));
    const begun = performance.now();
    const given = await Promise.all(
      Array.from({ length: 200 }, () => bench.ensure(randomUUID(), bench.wide.uuid)),
    );
    const tookMs = performance.now() - begun;
    const expected = Array.from({ length: 200 }, (_, index) => `10.79.0.${index + 1}`);
    expect(given.map((ip) => parseAddress(ip ?? '')).sort(ascending)).toEqual(expected.map(parseAddress));
    await expectPaired(bench);
    // A second, and room for a machine that has other work.
    expect(tookMs).toBeLessThan(3_000);
  });

  it('300 in a /24: 254 get one, the others are refused', async () => {
    const bench = await allocationBench();
    const given = await Promise.all(
      Array.from({ length: 300 }, () => bench.ensure(randomUUID(), bench.wide.uuid).catch(codeOf)),
    );
    expect(given.filter((answer) => answer === 'SUBNET_FULL')).toHaveLength(46);
    expect(new Set(given).size).toBe(255);
    await expectPaired(bench);
  });

  it('processes that know nothing of each other are kept apart by the store', async () => {
    const bench = await allocationBench();
    const { store, clock, wide } = bench;
    const desks = [1, 2, 3].map(
      (seed) => new NicService(store, clock, new NicMaker(store, seededRandom(seed), new AddressBook(store))),
    );
    const wanted = [{ networkUuid: wide.uuid, ipv4Address: null, isPrimary: true }];
    const given = await Promise.all(
      Array.from({ length: 90 }, async (_, index) => {
        const [nic] =
          (await desks[index % 3]?.ensureNics({ instanceUuid: randomUUID(), accountUuid, wanted })) ?? [];
        return nic?.ip;
      }),
    );
    expect(new Set(given).size).toBe(90);
    await expectPaired(bench);
  });

  it('one exact address wanted by twenty goes to one', async () => {
    const bench = await allocationBench();
    const given = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.ensure(randomUUID(), bench.home.uuid, '10.78.0.4').catch(codeOf),
      ),
    );
    expect(given.filter((answer) => answer === '10.78.0.4')).toHaveLength(1);
    expect(given.filter((answer) => answer === 'ADDRESS_UNUSABLE')).toHaveLength(19);
    await expectPaired(bench);
  });

  it('the last address is not refused while the one who tries it may give it back', async () => {
    const bench = await allocationBench();
    for (let taken = 0; taken < 4; taken += 1) await bench.ensure(randomUUID());
    bench.store.failNext('refuse');
    const [first, second] = await Promise.allSettled([
      bench.ensure(randomUUID()),
      bench.ensure(randomUUID()),
    ]);
    expect(first.status).toBe('rejected');
    expect(second).toEqual({ status: 'fulfilled', value: '10.78.0.6' });
  });
});

const ascending = (a: number | undefined, b: number | undefined): number => (a ?? 0) - (b ?? 0);

const usedIp = (networkUuid: string, address: string) => ({
  _id: `${networkUuid}/${address}`,
  networkUuid,
  address: formatAddress(parseAddress(address) ?? 0),
  number: parseAddress(address) ?? 0,
  isFree: false,
  isReserved: false,
  isManaged: false,
  accountUuid,
  instanceUuid: null,
  mac: null,
  freedAt: null,
});
