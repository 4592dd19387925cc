import type { NicSpec } from '../../../schema/tasks.ts';
import type { NicDesk } from '../../../subgraphs/network/service/nic-desk.ts';
import type { NicDoc } from '../../../subgraphs/network/store/nics.ts';

const isoEpoch = new Date(0).toISOString();

/** NICs and addresses in memory: as durable as the store as far as a workflow can tell. */
export class ToyNics implements NicDesk {
  readonly #nics = new Map<string, NicDoc[]>();
  #made = 0;

  of(instanceUuid: string): readonly NicDoc[] {
    return this.#nics.get(instanceUuid) ?? [];
  }

  async ensureNics({ instanceUuid, accountUuid, wanted }: Parameters<NicDesk['ensureNics']>[0]) {
    const known = this.#nics.get(instanceUuid);
    if (known) return known;
    const nics = wanted.map(({ networkUuid, isPrimary }, position): NicDoc => {
      this.#made += 1;
      return {
        _id: `90:b8:d0:00:00:${(this.#made % 256).toString(16).padStart(2, '0')}`,
        revision: 1,
        createdAt: isoEpoch,
        updatedAt: isoEpoch,
        ip: `10.0.0.${(this.#made % 250) + 2}`,
        networkUuid,
        instanceUuid,
        accountUuid,
        isPrimary,
        position,
        state: 'PROVISIONING',
      };
    });
    this.#nics.set(instanceUuid, nics);
    return nics;
  }

  async releaseNics(instanceUuid: string) {
    this.#nics.delete(instanceUuid);
  }

  async specsFor(instanceUuid: string) {
    return { nics: this.of(instanceUuid).map(specOf), resolvers: ['10.0.0.1'] };
  }

  async nicTagsOf() {
    return ['internal'];
  }

  async setState(instanceUuid: string, state: NicDoc['state']) {
    const nics = this.#nics.get(instanceUuid);
    if (nics)
      this.#nics.set(
        instanceUuid,
        nics.map((nic) => ({ ...nic, state })),
      );
  }

  async instancesWithNics() {
    return [...this.#nics.keys()];
  }
}

const specOf = ({ _id: mac, ip, isPrimary, networkUuid }: NicDoc): NicSpec => ({
  mac,
  ip,
  netmask: '255.255.255.0',
  gateway: '10.0.0.1',
  vlanId: 0,
  nicTag: 'internal',
  mtu: 1500,
  isPrimary,
  networkUuid,
});
