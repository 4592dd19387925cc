import { type Connection, type ConnectionArgs, readConnection } from '../../../shared/connection.ts';
import { anyOf } from '../../../shared/filter-parts.ts';
import { foundOrNull, resolveReference } from '../../../shared/reference.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { Filter } from '../../../store/port.ts';
import type { ComputeNodeFilter, ComputeNodeOrder } from '../../generated.ts';
import { assertSeesDatacenter } from '../../policy.ts';
import { type ComputeNodeDoc, computeNodes } from '../../store/compute-nodes.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { computeNodeReference } from '../references.ts';
import { computeNodeOrder } from './orders.ts';

export interface ComputeNodeListArgs extends ConnectionArgs {
  readonly filter?: ComputeNodeFilter | null | undefined;
  readonly orderBy?: ComputeNodeOrder | null | undefined;
}

/** Compute nodes, for operators and readers: every act throws PublicError FORBIDDEN to others, UNAUTHENTICATED without a caller. */
export class ComputeNodeReads {
  readonly #deps: ServiceDeps;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  /** @throws PublicError BAD_USER_INPUT for an ambiguous reference */
  async find({ caller }: Asker, ref: string): Promise<ComputeNodeDoc | null> {
    assertSeesDatacenter(requireCaller(caller));
    return foundOrNull(await resolveReference(computeNodeReference(this.#deps.store), ref));
  }

  /** @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  async list(asker: Asker, args: ComputeNodeListArgs): Promise<Connection<ComputeNodeDoc>> {
    const { store, cursors } = this.#deps;
    const caller = requireCaller(asker.caller);
    assertSeesDatacenter(caller);
    const filter: Filter = {
      all: [...anyOf('hostname', args.filter?.hostname), ...anyOf('status', args.filter?.status)],
    };
    const query = { filter, orderBy: computeNodeOrder(args.orderBy), reader: readerOf(caller) };
    return readConnection(store.collection(computeNodes), cursors, args, query);
  }
}
