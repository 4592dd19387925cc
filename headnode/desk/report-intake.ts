import type { InstanceReport } from '../../schema/tasks.ts';
import type { Observations } from '../../subgraphs/compute/service/records/interfaces.ts';
import type { NodeViews } from './node-views.ts';

/** Takes what a node says into the views and the records. Saying it again changes nothing. */
export type ReportIntake = (
  node: string,
  reports: readonly InstanceReport[],
  isComplete: boolean,
) => Promise<void>;

/** A report that the records did not take stays marked in the views, for the instance watcher. */
export const reportIntake =
  (views: NodeViews, observations: Observations): ReportIntake =>
  async (node, reports, isComplete) => {
    const reported = reports.map(({ uuid }) => uuid);
    views.take(node, reports, isComplete);
    try {
      views.settle(node, reported, await observations.observe(node, reports, isComplete));
    } catch (error) {
      views.unsettle(node, reported);
      throw error;
    }
  };
