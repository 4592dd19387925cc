import type { InstanceReport, NodeFacts, TaskFailure, TaskKind, TaskPayload } from '../../schema/tasks.ts';

/**
 * What the node link needs from the rest of the headnode. The link owns connections, sessions and resending;
 * the desk owns records and decisions. All acts are idempotent: the link may repeat any of them.
 */
export interface NodeDesk {
  /** Uses up a join token and registers the node's key. `undefined`: unknown, used or expired token, or another node's. */
  enroll(request: {
    readonly joinToken: string;
    readonly node: string;
    readonly publicKey: string;
    readonly facts: NodeFacts;
  }): Promise<{ readonly node: string } | undefined>;
  /** The registered public key (raw Ed25519, base64), or `undefined` for strangers. */
  publicKeyOf(node: string): Promise<string | undefined>;
  /** The node was heard. Cheap: called for every heartbeat and report. */
  heard(node: string): void;
  /** New facts about the node; already parsed, not yet believed. */
  learn(node: string, facts: NodeFacts): Promise<void>;
  /** What is true on the node. With `isComplete`, everything that is not listed does not exist there. */
  observe(node: string, reports: readonly InstanceReport[], isComplete: boolean): Promise<void>;
  /** Every unfinished task of the node, oldest first. */
  unfinishedTasks(node: string): Promise<readonly NodeTask[]>;
  /** Calls `deliver` for each new task of the node from now on; the returned function ends it at once. */
  onTask(node: string, deliver: (task: NodeTask) => void): () => void;
  /** Records how a task ended and what was seen. A second answer for the same task changes nothing. */
  finish(node: string, outcome: TaskOutcome): Promise<{ readonly accepted: boolean }>;
}

export interface NodeTask<K extends TaskKind = TaskKind> {
  readonly id: string;
  readonly kind: K;
  readonly instance: string | null;
  readonly payload: TaskPayload<K>;
  readonly deadlineMs: number;
}

export interface TaskOutcome {
  readonly taskId: string;
  readonly failure: TaskFailure | null;
  readonly observed: InstanceReport | null;
}
