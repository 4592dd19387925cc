import type { InstanceState, OperationState } from '../../../../schema/states.ts';
import type { InstanceReport, NodeFacts, TaskKind, TaskPayload } from '../../../../schema/tasks.ts';
import type { ComputeNodeDoc, Resources } from '../../store/compute-nodes.ts';
import type { InstanceDoc, Observation } from '../../store/instances.ts';
import type { OperationDoc } from '../../store/operations.ts';
import type { TaskDoc } from '../../store/tasks.ts';

/**
 * The compute subgraph's services for the headnode: its records, with the rules that protect them. Nothing here
 * authorises: the headnode acts for the data center. Every act may be repeated without a second effect.
 */
export interface OperationRecords {
  get(id: string): Promise<OperationDoc | undefined>;
  /** All operations that have not ended, oldest first. */
  unfinished(): Promise<readonly OperationDoc[]>;
  /** Writes progress; the revision in `operation` is the fence. Refuses illegal transitions. @throws RevisionConflict when somebody else has written */
  save(operation: OperationDoc, change: OperationProgress): Promise<OperationDoc>;
  /**
   * Calls `wake` with each operation that was admitted or asked to stop from now on, and without one when some
   * may have been missed: look at all that are unfinished then. Ends at once when the returned function is called.
   */
  onAdmitted(wake: (operation?: OperationDoc) => void): () => void;
}

export type OperationProgress = Partial<
  Pick<OperationDoc, 'steps' | 'error' | 'startedAt' | 'finishedAt' | 'owner' | 'notBefore' | 'cancelReason'>
> & { readonly state?: OperationState };

export interface InstanceRecords {
  get(uuid: string): Promise<InstanceDoc | undefined>;
  /**
   * Moves the instance to a state, with other fields if given, in one write; tries again when others write too.
   * Already there: no write. Illegal transition (law L6): throws, nothing written.
   */
  move(
    uuid: string,
    state: InstanceState,
    change?: Partial<Pick<InstanceDoc, 'failure' | 'observed' | 'deletedAt' | 'holdsName'>>,
  ): Promise<InstanceDoc>;
  /**
   * Takes what a node said about an instance into its record; only what is newer than what is known (law L5), and
   * no write when nothing differs. Resolves to the record as it stands.
   */
  observe(uuid: string, observation: Observation): Promise<InstanceDoc>;
  /** Instances placed on a node, in any state. */
  onNode(nodeUuid: string): Promise<readonly InstanceDoc[]>;
}

export interface TaskRecords {
  /** Asks a node for an act; asking again with the same id changes nothing. Resolves to the task as it stands. */
  ensure(task: NewTask): Promise<TaskDoc>;
  get(id: string): Promise<TaskDoc | undefined>;
  /** Oldest first. */
  unfinishedOf(nodeUuid: string): Promise<readonly TaskDoc[]>;
  /** Records an answer; `false` when the task is unknown, another node's, or answered already. */
  finish(nodeUuid: string, taskId: string, outcome: Pick<TaskDoc, 'failure' | 'observed'>): Promise<boolean>;
  /** Nobody waits for these any more: not sent again. */
  withdraw(taskIds: readonly string[]): Promise<void>;
  /** Calls back for each task written from now on (new or changed); the returned function ends it at once. */
  onChange(listener: (task: TaskDoc) => void): () => void;
}

export interface NewTask<K extends TaskKind = TaskKind> {
  readonly id: string;
  readonly nodeUuid: string;
  readonly kind: K;
  readonly instanceUuid: string | null;
  readonly payload: TaskPayload<K>;
  readonly deadlineMs: number;
}

export interface ComputeNodeRecords {
  get(uuid: string): Promise<ComputeNodeDoc | undefined>;
  list(): Promise<readonly ComputeNodeDoc[]>;
  /** Registers or re-registers a node. Capacity is derived from the facts by policy. */
  enroll(request: {
    readonly joinToken: string;
    readonly node: string;
    readonly publicKey: string;
    readonly facts: NodeFacts;
  }): Promise<ComputeNodeDoc | undefined>;
  /** Makes a single-use join token; only its hash is kept. */
  issueJoinToken(options: { readonly node: string | null; readonly lifetimeMs: number }): Promise<string>;
  setFacts(uuid: string, facts: NodeFacts): Promise<void>;
  setStatus(uuid: string, status: ComputeNodeDoc['status'], lastHeartbeatAt: string | null): Promise<void>;
  /** Writes when nodes were last heard, many in one commit; strangers are passed over. */
  noteHeartbeats(heartbeats: readonly { readonly node: string; readonly at: string }[]): Promise<void>;
  /** Takes resources on a node for an instance and writes `nodeUuid` into it, in one commit. `false`: no longer fits, look again. */
  reserve(nodeUuid: string, instanceUuid: string): Promise<boolean>;
  /** Gives back what the instance had reserved and clears its `nodeUuid`; nothing to do is no error. */
  release(instanceUuid: string): Promise<void>;
  /** Makes `reserved` what the instances on the node add up to; resolves to the difference when there was one. */
  recount(nodeUuid: string): Promise<{ readonly was: Resources; readonly is: Resources } | undefined>;
}

/** Takes what a node says into the records. See `observations.ts` for the rules. */
export interface Observations {
  /** With `isComplete`, what is placed on the node and not in `reports` does not exist there. */
  observe(
    nodeUuid: string,
    reports: readonly InstanceReport[],
    isComplete: boolean,
  ): Promise<ObservationSummary>;
  /** The node is silent: nobody knows what its instances do, so those that no operation is busy with are UNKNOWN. */
  silence(nodeUuid: string): Promise<void>;
}

export interface ObservationSummary {
  /** Instances whose state an unfinished operation decides: say it again when that is over. */
  readonly withheld: readonly string[];
  /** Zones of ours that the node has although their instances are not placed there. */
  readonly misplaced: readonly string[];
}
