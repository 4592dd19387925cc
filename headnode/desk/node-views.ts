import { type Clock, isoTime } from '../../schema/runtime.ts';
import type { InstanceReport } from '../../schema/tasks.ts';

/** When a node was last heard. */
export interface Heard {
  /** Monotonic milliseconds of this process. */
  readonly at: number;
  /** Wall time, ISO: for the record. */
  readonly iso: string;
}

/** What a node said last about the zones on it. */
export interface NodeView {
  /** Monotonic milliseconds at which the node last said everything; `undefined` when it has not yet. */
  readonly completeAt: number | undefined;
  /** By uuid; zones that do not exist are left out. */
  readonly zones: ReadonlyMap<string, InstanceReport>;
  /** Instances whose record does not follow the truth yet: the state was an operation's, or the store did not take it. */
  readonly unsettled: ReadonlySet<string>;
  /** Zones of ours whose instances are not placed on the node, by uuid, with the monotonic time since when. */
  readonly misplaced: ReadonlyMap<string, number>;
}

interface View extends NodeView {
  completeAt: number | undefined;
  zones: Map<string, InstanceReport>;
  unsettled: Set<string>;
  misplaced: Map<string, number>;
}

/**
 * What the headnode heard from the nodes since it started. Memory only: a headnode that starts anew learns all of
 * it again from the first complete report of each session. Per node no more than the node's last complete report.
 */
export class NodeViews {
  readonly #heard = new Map<string, Heard>();
  readonly #views = new Map<string, View>();

  constructor(private readonly clock: Clock) {}

  hear(node: string): void {
    this.#heard.set(node, { at: this.clock.monotonic(), iso: isoTime(this.clock) });
  }

  lastHeard(node: string): Heard | undefined {
    return this.#heard.get(node);
  }

  of(node: string): NodeView | undefined {
    return this.#views.get(node);
  }

  /** The nodes that have said anything about their zones. */
  nodes(): readonly string[] {
    return [...this.#views.keys()];
  }

  /** Takes a report in: of two about one zone the one with the higher generation stays. */
  take(node: string, reports: readonly InstanceReport[], isComplete: boolean): void {
    const view = this.#viewOf(node);
    const known = view.zones;
    if (isComplete) {
      view.zones = new Map();
      view.completeAt = this.clock.monotonic();
    }
    for (const report of reports) {
      const before = known.get(report.uuid);
      const newer = before && before.generation > report.generation ? before : report;
      if (newer.exists) view.zones.set(report.uuid, newer);
      else view.zones.delete(report.uuid);
    }
    for (const uuid of view.misplaced.keys()) if (!view.zones.has(uuid)) view.misplaced.delete(uuid);
    for (const uuid of view.unsettled) if (!view.zones.has(uuid)) view.unsettled.delete(uuid);
  }

  /** The records follow what was reported, but for the `withheld`; the `misplaced` have no record here. */
  settle(
    node: string,
    reported: readonly string[],
    { withheld, misplaced }: { readonly withheld: readonly string[]; readonly misplaced: readonly string[] },
  ): void {
    const view = this.#viewOf(node);
    const isMisplaced = new Set(misplaced);
    for (const uuid of reported) {
      view.unsettled.delete(uuid);
      if (!isMisplaced.has(uuid)) view.misplaced.delete(uuid);
    }
    for (const uuid of withheld) view.unsettled.add(uuid);
    for (const uuid of misplaced) {
      if (!view.misplaced.has(uuid)) view.misplaced.set(uuid, this.clock.monotonic());
    }
  }

  /** The records could not be written: the same is to be said again. */
  unsettle(node: string, reported: readonly string[]): void {
    const view = this.#viewOf(node);
    for (const uuid of reported) view.unsettled.add(uuid);
  }

  #viewOf(node: string): View {
    const view = this.#views.get(node) ?? {
      completeAt: undefined,
      zones: new Map(),
      unsettled: new Set(),
      misplaced: new Map(),
    };
    this.#views.set(node, view);
    return view;
  }
}
