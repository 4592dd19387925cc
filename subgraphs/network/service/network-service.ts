import type { Caller } from '../../../schema/caller.ts';
import { type Connection, readConnection } from '../../shared/connection.ts';
import type { CursorCodec } from '../../shared/cursor.ts';
import { foundOrNull, type Resolution, resolveReference } from '../../shared/reference.ts';
import { readerOf, requireCaller } from '../../shared/require-caller.ts';
import type { Collection, Store } from '../../store/port.ts';
import type { NetworkIpsArgs, QueryNetworksArgs } from '../generated.ts';
import { visibleIps, visibleNetworks } from '../policy.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import { type NetworkDoc, networks } from '../store/networks.ts';
import { ipFilter, ipOrder, networkFilter, networkOrder } from './network-filter.ts';

/**
 * What a caller may read of networks and their addresses. Somebody else's object and one that never was get the
 * same answer: null, or absence from the list. Everything throws PublicError UNAUTHENTICATED without a caller.
 */
export class NetworkService {
  readonly #networks: Collection<NetworkDoc>;
  readonly #ips: Collection<IpDoc>;
  readonly #cursors: CursorCodec;

  constructor(store: Store, cursors: CursorCodec) {
    this.#networks = store.collection(networks);
    this.#ips = store.collection(ips);
    this.#cursors = cursors;
  }

  /** The network that somebody's words mean to them. */
  resolve(asker: Caller | null, ref: string): Promise<Resolution<NetworkDoc>> {
    return resolveReference(
      {
        collection: this.#networks,
        type: 'Network',
        scope: visibleNetworks(requireCaller(asker)),
        nameFilter: (name) => ({ where: { name } }),
      },
      ref,
    );
  }

  /** @throws PublicError BAD_USER_INPUT when the reference is ambiguous */
  async find(asker: Caller | null, ref: string): Promise<NetworkDoc | null> {
    return foundOrNull(await this.resolve(asker, ref));
  }

  /** @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  list(asker: Caller | null, args: QueryNetworksArgs): Promise<Connection<NetworkDoc>> {
    const caller = requireCaller(asker);
    return readConnection(this.#networks, this.#cursors, args, {
      filter: { all: [visibleNetworks(caller, 'listnetworks'), networkFilter(args.filter)] },
      orderBy: networkOrder(args.orderBy),
      reader: readerOf(caller),
    });
  }

  /** The addresses in use or reserved on a network, as far as the caller may see them. @throws PublicError BAD_USER_INPUT, INVALID_CURSOR */
  listIps(asker: Caller | null, network: NetworkDoc, args: NetworkIpsArgs): Promise<Connection<IpDoc>> {
    const caller = requireCaller(asker);
    return readConnection(this.#ips, this.#cursors, args, {
      filter: { all: [visibleIps(caller, network, 'listnetworkips'), ipFilter(args.filter)] },
      orderBy: ipOrder(args.orderBy),
      reader: readerOf(caller),
    });
  }
}
