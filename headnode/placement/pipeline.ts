import type { ComputeNodeDoc, Resources } from '../../subgraphs/compute/store/compute-nodes.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';

/** What is to be placed: everything a filter or rank may ask about it. */
export interface PlacementRequest {
  readonly brand: InstanceDoc['brand'];
  readonly demand: Resources;
  /** Tags its networks need; the node must have a link for each. */
  readonly nicTags: readonly string[];
  /** Uuids of nodes not to be considered. */
  readonly except: readonly string[];
  readonly affinity: readonly AffinityWish[];
}

/** One affinity rule with the account's placed instances that it speaks of. */
export interface AffinityWish {
  /** The rule as it was written. */
  readonly text: string;
  readonly direction: 'near' | 'far';
  readonly isSoft: boolean;
  readonly matches: readonly { readonly instanceUuid: string; readonly nodeUuid: string }[];
}

/** A compute node as placement sees it. */
export interface Candidate {
  readonly node: ComputeNodeDoc;
  /** How many living instances of the same account sit there. */
  readonly ownInstances: number;
}

/** Takes away nodes that must not be chosen. Pure. */
export interface PlacementFilter {
  readonly name: string;
  /** Why this node is dropped; `undefined` keeps it. */
  reject(candidate: Candidate, request: PlacementRequest): string | undefined;
  /** The end of "of 3 nodes, …" in a refusal, e.g. `1 is silent`. */
  summary(dropped: number, request: PlacementRequest): string;
}

/** Among the nodes left, keeps those with the highest score. Pure. */
export interface PlacementRank {
  readonly name: string;
  score(candidate: Candidate, request: PlacementRequest): number;
  /** Why a node with a lower score is dropped. */
  readonly beaten: string;
}

/** What one filter or rank did: uuids of the nodes it kept, and why it dropped the others. */
export interface PlacementStep {
  readonly name: string;
  readonly kept: readonly string[];
  readonly dropped: readonly { readonly node: string; readonly reason: string }[];
}

/** `1 has`, `2 have`. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
