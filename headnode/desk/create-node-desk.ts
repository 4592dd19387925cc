import { LRUCache } from 'lru-cache';
import type { Clock } from '../../schema/runtime.ts';
import type { ComputeNodeRecords, TaskRecords } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { TaskDoc } from '../../subgraphs/compute/store/tasks.ts';
import type { NodeDesk, NodeTask } from '../node-link/desk.ts';
import type { NodeViews } from './node-views.ts';
import type { ReportIntake } from './report-intake.ts';

export interface NodeDeskOptions {
  readonly nodes: ComputeNodeRecords;
  readonly tasks: TaskRecords;
  readonly take: ReportIntake;
  readonly views: NodeViews;
  readonly clock: Clock;
  /** A node was heard for the first time in this process. */
  readonly onFirstWord?: ((node: string) => void) | undefined;
}

export type OpenNodeDesk = NodeDesk & {
  /** Stops listening for tasks. */
  close(): void;
};

/** A reconnect storm asks for every node's key once; another headnode's rotation is seen after this long. */
const keyCache = { max: 10_000, ttlMs: 10_000 };

/** What the node link needs, on the records. */
export function createNodeDesk(options: NodeDeskOptions): OpenNodeDesk {
  const { nodes, tasks, views, take } = options;
  const keys = new LRUCache<string, string>({
    max: keyCache.max,
    ttl: keyCache.ttlMs,
    ttlResolution: 0,
    perf: { now: () => options.clock.monotonic() },
  });
  const listeners = new Map<string, Set<(task: NodeTask) => void>>();
  const stopListening = tasks.onChange((task) => {
    if (task.state !== 'WAITING') return;
    for (const deliver of listeners.get(task.nodeUuid) ?? []) deliver(nodeTask(task));
  });
  return {
    observe: take,
    close: stopListening,
    async enroll(request) {
      const node = await nodes.enroll(request);
      keys.delete(request.node);
      return node && { node: node._id };
    },
    async publicKeyOf(node) {
      const key = keys.get(node) ?? (await nodes.get(node))?.publicKey;
      if (key) keys.set(node, key);
      return key;
    },
    heard(node) {
      const isFirst = !views.lastHeard(node);
      views.hear(node);
      if (isFirst) options.onFirstWord?.(node);
    },
    learn: (node, facts) => nodes.setFacts(node, facts),
    unfinishedTasks: async (node) => (await tasks.unfinishedOf(node)).map(nodeTask),
    onTask(node, deliver) {
      const own = (task: NodeTask): void => deliver(task);
      const ofNode = listeners.get(node) ?? new Set();
      listeners.set(node, ofNode.add(own));
      return () => {
        ofNode.delete(own);
        if (ofNode.size === 0 && listeners.get(node) === ofNode) listeners.delete(node);
      };
    },
    async finish(node, { taskId, failure, observed }) {
      // The truth first: whoever waits for the task finds the record up to date.
      if (observed) await take(node, [observed], false);
      return { accepted: await tasks.finish(node, taskId, { failure, observed }) };
    },
  };
}

const nodeTask = ({ _id, kind, instanceUuid, payload, deadlineMs }: TaskDoc): NodeTask => ({
  id: _id,
  kind,
  instance: instanceUuid,
  payload,
  deadlineMs,
});
