import type { Caller } from '../../../../schema/caller.ts';
import { type Connection, type ConnectionArgs, readConnection } from '../../../shared/connection.ts';
import { anyOf, nothing, splitReferences } from '../../../shared/filter-parts.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { Filter, Order } from '../../../store/port.ts';
import type { OperationFilter, OperationOrder } from '../../generated.ts';
import { filterOf, listedInstances, mayWith, reachOf } from '../../policy.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { type OperationDoc, operations } from '../../store/operations.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { operationOrder } from './orders.ts';

export interface OperationListArgs extends ConnectionArgs {
  readonly filter?: OperationFilter | null | undefined;
  readonly orderBy?: OperationOrder | null | undefined;
}

/** Most instances that one name in a filter is taken to mean: the one that holds it and those that failed with it. */
const sameName = 100;

/** Most instances, newest first, whose operations somebody sees who may see those of single instances only. */
const auditedInstances = 1_000;

const newestFirst: readonly Order[] = [{ path: 'createdAt', direction: 'desc' }];

const latestFirst: readonly Order[] = [{ path: 'targetSequence', direction: 'desc' }];

/** Operations of instances that the caller may audit. Every act throws PublicError UNAUTHENTICATED without a caller. */
export class OperationReads {
  readonly #deps: ServiceDeps;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  /** @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  async list(asker: Asker, args: OperationListArgs): Promise<Connection<OperationDoc>> {
    const { filter } = args;
    const conditions = [
      ...(filter?.instance ? [await this.#workingOn(asker, filter.instance)] : []),
      ...anyOf('kind', filter?.kind),
      ...anyOf('state', filter?.state),
    ];
    const scope = await this.#auditable(requireCaller(asker.caller));
    return this.#page(asker, args, [scope, ...conditions], operationOrder(args.orderBy));
  }

  /** What was done to one instance, newest first. */
  of(asker: Asker, instance: InstanceDoc, args: ConnectionArgs): Promise<Connection<OperationDoc>> {
    const isVisible = mayWith(requireCaller(asker.caller), 'machineaudit', instance);
    const filter = isVisible ? { where: { targetUuid: instance._id } } : nothing;
    return this.#page(asker, args, [filter], latestFirst);
  }

  #page(
    asker: Asker,
    args: ConnectionArgs,
    conditions: readonly Filter[],
    orderBy: readonly Order[],
  ): Promise<Connection<OperationDoc>> {
    const { store, cursors } = this.#deps;
    const caller = requireCaller(asker.caller);
    const filter: Filter = { all: conditions };
    const query = { filter, orderBy, reader: readerOf(caller) };
    return readConnection(store.collection(operations), cursors, args, query);
  }

  /** Operations carry no roles: those of somebody's instances are found by the instances. */
  async #auditable(caller: Caller): Promise<Filter> {
    const reach = reachOf(caller, 'machineaudit');
    if (reach.roles === null) return reach.scope;
    if (reach.roles.length === 0) return nothing;
    const found = await this.#deps.store
      .collection(instances)
      .find({ filter: filterOf(reach), orderBy: newestFirst, limit: auditedInstances });
    return { where: { targetUuid: { in: found.map(({ _id }) => _id) } } };
  }

  async #workingOn(asker: Asker, refs: readonly string[]): Promise<Filter> {
    const { keys, names } = splitReferences('Instance', refs);
    if (names.length === 0) return { where: { targetUuid: { in: keys } } };
    const caller = requireCaller(asker.caller);
    const filter: Filter = { all: [listedInstances(caller), { where: { name: { in: names } } }] };
    const found = await this.#deps.store
      .collection(instances)
      .find({ filter, limit: names.length * sameName });
    return { where: { targetUuid: { in: [...keys, ...found.map(({ _id }) => _id)] } } };
  }
}
