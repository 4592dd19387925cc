import type { InstanceSpec } from '../../../schema/tasks.ts';
import type { SimNode } from './sim-node.ts';

/**
 * What happens on a node without the agent: guests that shut themselves down and operators who log in and act
 * by hand. Everything takes effect at once and is seen as an event, as on a real node. NO_INSTANCE when absent.
 */
export class SimHand {
  readonly #node: SimNode;

  constructor(node: SimNode) {
    this.#node = node;
  }

  /** The guest halts, or an operator stops it. */
  stop(uuid: string): void {
    this.#node.changeZone(uuid, { state: 'STOPPED' });
  }

  start(uuid: string): void {
    this.#node.changeZone(uuid, { state: 'RUNNING', boots: this.#node.existing(uuid).boots + 1 });
  }

  /** The zone breaks in a way that the node itself notices. */
  breakDown(uuid: string): void {
    this.#node.changeZone(uuid, { state: 'FAILED' });
  }

  delete(uuid: string): void {
    this.#node.existing(uuid);
    this.#node.removeZone(uuid);
  }

  /** A running zone that the control plane has never heard of. */
  create(spec: InstanceSpec): void {
    this.#node.addZone({ spec, state: 'RUNNING', boots: 1, isOurs: false, snapshots: [] });
  }
}
