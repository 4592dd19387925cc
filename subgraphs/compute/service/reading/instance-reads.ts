import { type Connection, type ConnectionArgs, readConnection } from '../../../shared/connection.ts';
import { foundOrNull, resolveReference } from '../../../shared/reference.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { Filter } from '../../../store/port.ts';
import type { InstanceFilter, InstanceOrder } from '../../generated.ts';
import { maySee } from '../../policy.ts';
import type { ComputeNodeDoc } from '../../store/compute-nodes.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { instanceReference } from '../references.ts';
import { encodeStreamCursor } from '../streams/stream-cursor.ts';
import { instanceFilter } from './instance-filter.ts';
import { instanceOrder } from './orders.ts';

export interface InstancePage extends Connection<InstanceDoc> {
  /** Cursor of the moment the page was read, for `instanceChanged(after:)`. */
  readonly asOf: string;
}

export interface InstanceListArgs extends ConnectionArgs {
  readonly filter?: InstanceFilter | null | undefined;
  readonly orderBy?: InstanceOrder | null | undefined;
}

/** Instances as their accounts see them. Every act throws PublicError UNAUTHENTICATED without a caller. */
export class InstanceReads {
  readonly #deps: ServiceDeps;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  /** @throws PublicError BAD_USER_INPUT for an ambiguous reference */
  async find({ caller }: Asker, ref: string): Promise<InstanceDoc | null> {
    const asking = requireCaller(caller);
    const rules = instanceReference(this.#deps.store, asking);
    const found = foundOrNull(await resolveReference(rules, ref));
    return found && maySee(asking, found) ? found : null;
  }

  /** @throws PublicError BAD_USER_INPUT, INVALID_CURSOR, or FORBIDDEN for an operator's conditions */
  list(asker: Asker, args: InstanceListArgs): Promise<InstancePage> {
    return this.#page(asker, args, {});
  }

  /** The instances placed on a compute node. */
  onNode(asker: Asker, node: ComputeNodeDoc, args: InstanceListArgs): Promise<InstancePage> {
    return this.#page(asker, args, { where: { nodeUuid: node._id } });
  }

  async #page(asker: Asker, args: InstanceListArgs, within: Filter): Promise<InstancePage> {
    const { store, cursors } = this.#deps;
    const reader = readerOf(requireCaller(asker.caller));
    const filter: Filter = { all: [within, await instanceFilter(this.#deps, asker, args.filter)] };
    const query = { filter, orderBy: instanceOrder(args.orderBy), reader };
    const page = await readConnection(store.collection(instances), cursors, args, query);
    return { ...page, asOf: encodeStreamCursor(cursors, instances, reader, page.position) };
  }
}
