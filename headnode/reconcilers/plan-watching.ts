import type { InstanceState } from '../../schema/states.ts';
import type { InstanceReport } from '../../schema/tasks.ts';
import type { InstanceDoc } from '../../subgraphs/compute/store/instances.ts';

/** States in which no instance stays by itself: an operation or a report is to move it on. */
export const passingStates: readonly InstanceState[] = [
  'PROVISIONING',
  'STARTING',
  'STOPPING',
  'REBOOTING',
  'DELETING',
  'UNKNOWN',
];

/** What the watcher knows: records in passing states, and the truth as far as it was heard. */
export interface Watched {
  readonly records: readonly InstanceDoc[];
  /** Instances with an unfinished operation: it will move them. */
  readonly busy: ReadonlySet<string>;
  /** What a node that is being heard said last about a zone. */
  readonly heard: (nodeUuid: string, uuid: string) => InstanceReport | undefined;
}

export type WatchAction =
  /** Take the node's last word about it again. */
  | { readonly act: 'observe'; readonly nodeUuid: string; readonly report: InstanceReport }
  /** Nothing will ever move it on: it ends here. */
  | { readonly act: 'end'; readonly record: InstanceDoc; readonly state: 'FAILED' | 'DELETED' };

/** What is to be done about instances that are stuck between states without an operation to move them. */
export const planWatching = ({ records, busy, heard }: Watched): readonly WatchAction[] =>
  records.flatMap((record): readonly WatchAction[] => {
    if (busy.has(record._id)) return [];
    const report = record.nodeUuid === null ? undefined : heard(record.nodeUuid, record._id);
    const isHalfMade = record.nodeUuid === null || report?.state === 'INCOMPLETE';
    if (record.state === 'PROVISIONING' && isHalfMade) return [{ act: 'end', record, state: 'FAILED' }];
    if (record.nodeUuid === null) {
      return record.state === 'DELETING' ? [{ act: 'end', record, state: 'DELETED' }] : [];
    }
    return report ? [{ act: 'observe', nodeUuid: record.nodeUuid, report }] : [];
  });
