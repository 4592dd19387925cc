import type { NicSpec } from '../../../schema/tasks.ts';
import type { NicDoc } from '../store/nics.ts';

/** The network subgraph's services for the headnode's workflows. Every act may be repeated without a second effect. */
export interface NicDesk {
  /**
   * Makes the wanted NICs with their addresses, each NIC and its address in one commit; those that exist already
   * (same instance and position) are kept.
   * @throws TerminalError SUBNET_FULL, ADDRESS_UNUSABLE or NETWORK_UNUSABLE
   */
  ensureNics(request: {
    readonly instanceUuid: string;
    readonly accountUuid: string;
    readonly wanted: readonly {
      readonly networkUuid: string;
      readonly ipv4Address: string | null;
      readonly isPrimary: boolean;
    }[];
  }): Promise<readonly NicDoc[]>;
  /** Removes an instance's NICs and frees their addresses (reserved ones stay reserved for their account). */
  releaseNics(instanceUuid: string): Promise<void>;
  /** What the node must know to build the NICs, and the name servers in NIC order. */
  specsFor(
    instanceUuid: string,
  ): Promise<{ readonly nics: readonly NicSpec[]; readonly resolvers: readonly string[] }>;
  /** NIC tags that the wanted networks need, for placement. */
  nicTagsOf(networkUuids: readonly string[]): Promise<readonly string[]>;
  setState(instanceUuid: string, state: NicDoc['state']): Promise<void>;
  /** Instances that have NICs, in pages of at most `limit`, behind a uuid: for the orphan reaper. */
  instancesWithNics(after: string | null, limit: number): Promise<readonly string[]>;
}
