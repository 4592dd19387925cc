import { expect } from 'vitest';
import { TerminalError } from '../../schema/errors.ts';
import type { NewNetwork } from '../../subgraphs/network/service/network-rules.ts';
import { ips } from '../../subgraphs/network/store/ips.ts';
import { nics } from '../../subgraphs/network/store/nics.ts';
import { newNetwork } from './network-documents.ts';
import { callers, type SubgraphBench, subgraphBench } from './subgraph-bench.ts';

/** Whose NICs are made unless a test says otherwise. */
export const { accountUuid } = callers.demo;

/** Two networks on a bench: `home` with the addresses .2 to .6, `wide` a whole /24. */
export async function allocationBench(wanted: Partial<NewNetwork> = {}, path?: string) {
  const bench = await subgraphBench(path);
  const home = newNetwork({
    subnet: '10.78.0.0/29',
    gateway: '10.78.0.1',
    provisionStartIp: '10.78.0.2',
    provisionEndIp: '10.78.0.6',
    ownerUuids: [accountUuid],
    ...wanted,
  });
  const wide = newNetwork({
    subnet: '10.79.0.0/24',
    gateway: null,
    provisionStartIp: '10.79.0.1',
    provisionEndIp: '10.79.0.254',
  });
  await bench.network.creator.ensure(home);
  await bench.network.creator.ensure(wide);
  const { nics: desk } = bench.network;
  const ensure = async (instanceUuid: string, networkUuid = home.uuid, ipv4Address: string | null = null) => {
    const wantedNics = [{ networkUuid, ipv4Address, isPrimary: true }];
    const [nic] = await desk.ensureNics({ instanceUuid, accountUuid, wanted: wantedNics });
    return nic?.ip;
  };
  return { ...bench, desk, home, wide, ensure };
}

/** Every NIC has its address and every taken address its NIC: law L2, looked at from both ends. */
export async function expectPaired({ store }: Pick<SubgraphBench, 'store'>): Promise<void> {
  const limit = 10_000;
  const allNics = await store.collection(nics).find({ limit });
  const taken = await store
    .collection(ips)
    .find({ filter: { where: { isFree: false, isManaged: false } }, limit });
  const fromNics = allNics.map((nic) => `${nic.networkUuid}/${nic.ip} ${nic._id} ${nic.instanceUuid}`);
  const fromIps = taken.map((ip) => `${ip._id} ${ip.mac} ${ip.instanceUuid}`);
  expect(fromIps.sort()).toEqual(fromNics.sort());
}

/** The reason an act ended for good with, or the error as text. */
export const codeOf = (error: unknown): string =>
  error instanceof TerminalError ? error.reason.code : String(error);
