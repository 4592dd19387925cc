import { TerminalError } from '../../../../schema/errors.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import { type InTurn, inTurn } from '../../../shared/in-turn.ts';
import { type Change, commitWithRetry, type Patch, type Store, update } from '../../../store/port.ts';
import { type ComputeNodeDoc, computeNodes, type Resources } from '../../store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { demandOf, lackingFor, minus, plus, sameResources, totalDemand } from './capacity.ts';

/**
 * Who sits where. A node's `reserved` and an instance's `nodeUuid` say the same thing twice, so they change in one
 * commit only, and all such commits are made here or with `placementEnded`.
 *
 * Races: two instances for the last slot – the node's revision lets one win, the other looks again; a node that
 * falls silent or is taken by an operator meanwhile – checked again in the reserving commit.
 */
export class Reservations {
  readonly #turns: InTurn = inTurn();

  constructor(private readonly store: Store) {}

  /**
   * Takes the instance's demand on the node. `false`: it no longer fits, or the node takes nothing any more.
   * @throws TerminalError INSTANCE_GONE when there is nothing to place
   */
  reserve(nodeUuid: string, instanceUuid: string): Promise<boolean> {
    return this.#turns(nodeUuid, async () => {
      const isReserved = await commitWithRetry(this.store, async () => {
        const { node, instance } = await this.#read(nodeUuid, instanceUuid);
        if (!canTake(node, instance)) return undefined;
        const reserved = plus(node.reserved, demandOf(instance));
        // What another node once said about it is no truth about this one.
        return {
          changes: [
            update(computeNodes, node, { reserved }),
            update(instances, instance, { nodeUuid, observed: null }),
          ],
          value: true,
        };
      });
      return isReserved ?? (await this.store.collection(instances).get(instanceUuid))?.nodeUuid === nodeUuid;
    });
  }

  /** Gives back what the instance had reserved; nothing to do is no error. */
  async release(instanceUuid: string): Promise<void> {
    const placed = await this.store.collection(instances).get(instanceUuid);
    if (!placed?.nodeUuid) return;
    await this.#turns(placed.nodeUuid, () =>
      commitWithRetry(this.store, async () => {
        const instance = await this.store.collection(instances).get(instanceUuid);
        if (!instance?.nodeUuid) return undefined;
        const node = await this.store.collection(computeNodes).get(instance.nodeUuid);
        return { changes: placementEnded(instance, node), value: true };
      }),
    );
  }

  /** Makes a node's `reserved` what its instances add up to. Resolves to the difference when there was one. */
  recount(nodeUuid: string): Promise<{ readonly was: Resources; readonly is: Resources } | undefined> {
    return this.#turns(nodeUuid, () =>
      commitWithRetry(this.store, async () => {
        // The node first: whoever reserves or releases while the instances are read makes the write conflict.
        const node = await this.store.collection(computeNodes).get(nodeUuid);
        if (!node) return undefined;
        const placed = await allDocuments(this.store.collection(instances), { where: { nodeUuid } });
        const is = totalDemand(placed);
        if (sameResources(is, node.reserved)) return undefined;
        return { changes: [update(computeNodes, node, { reserved: is })], value: { was: node.reserved, is } };
      }),
    );
  }

  async #read(nodeUuid: string, instanceUuid: string) {
    const node = await this.store.collection(computeNodes).get(nodeUuid);
    const instance = await this.store.collection(instances).get(instanceUuid);
    if (!instance || instance.state === 'DELETED') throw new TerminalError('INSTANCE_GONE');
    return { node, instance };
  }
}

const canTake = (node: ComputeNodeDoc | undefined, instance: InstanceDoc): node is ComputeNodeDoc =>
  node !== undefined &&
  instance.nodeUuid === null &&
  node.status === 'RUNNING' &&
  !node.isReservedForOperator &&
  lackingFor(demandOf(instance), node).length === 0;

/**
 * The changes that end an instance's stay on its node, with others of the instance if given. `node` is the
 * node's record as read, or `undefined` when it has none.
 */
export function placementEnded(
  instance: InstanceDoc,
  node: ComputeNodeDoc | undefined,
  change: Patch<InstanceDoc> = {},
): Change[] {
  const left = update(instances, instance, { ...change, nodeUuid: null, observed: null });
  if (!node) return [left];
  return [left, update(computeNodes, node, { reserved: minus(node.reserved, demandOf(instance)) })];
}
