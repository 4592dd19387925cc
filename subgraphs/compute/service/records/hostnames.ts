import type { Collection } from '../../../store/port.ts';
import type { ComputeNodeDoc } from '../../store/compute-nodes.ts';

const longestHostname = 253;

/**
 * The host name under which a node is listed: its own, or, when another node has that already, the same with the
 * beginning of its uuid. Nodes are told apart by uuid; a twin's name must not keep one out of the data center.
 */
export async function freeHostname(
  nodes: Collection<ComputeNodeDoc>,
  wanted: string,
  node: string,
): Promise<string> {
  const [holder] = await nodes.find({ filter: { where: { hostname: wanted } }, limit: 1 });
  if (!holder || holder._id === node) return wanted;
  const suffix = `-${node.slice(0, 8)}`;
  return wanted.slice(0, longestHostname - suffix.length) + suffix;
}
