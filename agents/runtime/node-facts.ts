import type { NodeFacts } from '../../schema/tasks.ts';
import type { Host } from '../hosts/host.ts';

const agentVersion = '0.1.0';

/** What the node is and has, as the headnode is told. */
export const nodeFactsOf = async (host: Host): Promise<NodeFacts> => ({
  ...(await host.facts()),
  agentVersion,
});
