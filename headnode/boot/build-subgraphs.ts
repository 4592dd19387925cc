import { seedAccounts, seededAccounts } from '../../subgraphs/account/seed.ts';
import { type AccountSubgraph, buildAccountSubgraph } from '../../subgraphs/account/server.ts';
import { seedPackages } from '../../subgraphs/compute/seed.ts';
import { buildComputeSubgraph, type ComputeSubgraph } from '../../subgraphs/compute/server.ts';
import { instances } from '../../subgraphs/compute/store/instances.ts';
import { seedImages } from '../../subgraphs/image/seed.ts';
import { buildImageSubgraph, type ImageSubgraph } from '../../subgraphs/image/server.ts';
import { seedNetworks } from '../../subgraphs/network/seed.ts';
import { buildNetworkSubgraph, type NetworkSubgraph } from '../../subgraphs/network/server.ts';
import type { SubgraphOptions } from '../../subgraphs/shared/subgraph-options.ts';

export interface Subgraphs {
  readonly account: AccountSubgraph;
  readonly compute: ComputeSubgraph;
  readonly image: ImageSubgraph;
  readonly network: NetworkSubgraph;
}

/** The four subgraphs in this process, on one store. */
export function buildSubgraphs(options: SubgraphOptions): Subgraphs {
  const hasInstances = async (accountUuid: string): Promise<boolean> => {
    const filter = { where: { accountUuid, state: { notIn: ['DELETED'] } } };
    return (await options.store.collection(instances).count(filter)) > 0;
  };
  const account = buildAccountSubgraph({ ...options, hasInstances });
  const image = buildImageSubgraph(options);
  const network = buildNetworkSubgraph(options);
  const peers = { account: account.subgraph, image: image.subgraph, network: network.subgraph };
  return { account, image, network, compute: buildComputeSubgraph({ ...options, peers }) };
}

/** Gives a new data center its first accounts, packages, images and networks. Doing it again changes nothing. */
export async function seedDatacenter(
  { store }: Pick<SubgraphOptions, 'store'>,
  { image, network }: Pick<Subgraphs, 'image' | 'network'>,
): Promise<void> {
  await seedAccounts(store);
  await seedPackages(store);
  await seedImages(image.creator, seededAccounts);
  await seedNetworks(network.creator, seededAccounts);
}
