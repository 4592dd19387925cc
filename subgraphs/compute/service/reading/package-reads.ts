import { type Connection, type ConnectionArgs, readConnection } from '../../../shared/connection.ts';
import { anyOf, containing, given } from '../../../shared/filter-parts.ts';
import { foundOrNull, resolveReference } from '../../../shared/reference.ts';
import { readerOf, requireCaller } from '../../../shared/require-caller.ts';
import type { Filter } from '../../../store/port.ts';
import type { PackageFilter, PackageOrder } from '../../generated.ts';
import { visiblePackages } from '../../policy.ts';
import { type PackageDoc, packages } from '../../store/packages.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { packageReference } from '../references.ts';
import { packageOrder } from './orders.ts';

export interface PackageListArgs extends ConnectionArgs {
  readonly filter?: PackageFilter | null | undefined;
  readonly orderBy?: PackageOrder | null | undefined;
}

/** Packages that the caller may use. Every act throws PublicError UNAUTHENTICATED without a caller. */
export class PackageReads {
  readonly #deps: ServiceDeps;

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
  }

  /** @throws PublicError BAD_USER_INPUT for an ambiguous reference */
  async find({ caller }: Asker, ref: string): Promise<PackageDoc | null> {
    const rules = packageReference(this.#deps.store, requireCaller(caller));
    return foundOrNull(await resolveReference(rules, ref));
  }

  /** Active ones only, unless the filter says otherwise. @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  list(asker: Asker, args: PackageListArgs): Promise<Connection<PackageDoc>> {
    const { store, cursors } = this.#deps;
    const caller = requireCaller(asker.caller);
    const filter: Filter = { all: [visiblePackages(caller, 'listpackages'), ...conditions(args.filter)] };
    const query = { filter, orderBy: packageOrder(args.orderBy), reader: readerOf(caller) };
    return readConnection(store.collection(packages), cursors, args, query);
  }
}

const conditions = (filter: PackageFilter | null | undefined): readonly Filter[] => [
  { where: { active: filter?.active ?? true } },
  ...anyOf('name', filter?.name),
  ...containing('name', filter?.nameContains),
  ...anyOf('brand', filter?.brand),
  ...anyOf('group', filter?.group),
  ...given(filter?.ramMiBAtLeast, (ram) => ({ where: { ramMiB: { gte: ram } } })),
  ...given(filter?.ramMiBAtMost, (ram) => ({ where: { ramMiB: { lte: ram } } })),
];
