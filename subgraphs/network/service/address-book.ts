import { LRUCache } from 'lru-cache';
import type { Collection, Filter, PageKey, Store } from '../../store/port.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import type { NetworkDoc } from '../store/networks.ts';
import { AddressClaims, type HeldNumbers } from './address-claims.ts';
import { type AddressRange, isWithin } from './ipv4.ts';
import { lowestUnused } from './lowest-unused.ts';
import { provisionRange } from './provision-range.ts';

/** An address that may be given out. Nobody else in this process tries it until `release` is called. */
export interface Candidate {
  readonly number: number;
  /** Its record, when it was in use before. */
  readonly record: IpDoc | undefined;
  readonly release: () => void;
}

/** Records read at once when looking for an address. */
const windowSize = 64;
/** How often to look again while others are about to take, or to give back, the last addresses. */
const rounds = 100;
const rememberedNetworks = 1_000;

/**
 * Which address of a network comes next, by Triton's rule: the lowest that was never used, else the unreserved one
 * that was freed longest ago. Records of addresses are never removed, so the lowest never-used address only rises:
 * up to where nothing is left is kept as a hint, and what lies behind it is looked through again before a network
 * is called full.
 */
export class AddressBook {
  readonly #ips: Collection<IpDoc>;
  readonly #claims = new AddressClaims();
  readonly #hints = new LRUCache<string, number>({ max: rememberedNetworks });

  constructor(store: Store) {
    this.#ips = store.collection(ips);
  }

  /** The next address, or `undefined` when the network is full. While others hold the last ones it waits for them. */
  async next(network: NetworkDoc): Promise<Candidate | undefined> {
    const range = provisionRange(network);
    for (let round = 1; round <= rounds; round += 1) {
      const held = this.#claims.on(network._id);
      const candidate =
        (await this.#neverUsed(network._id, range, held)) ??
        (await this.#freed(network._id, range, held)) ??
        (await this.#search(network._id, range, held));
      if (candidate || !held.met) return candidate;
      await this.#claims.settled(network._id);
    }
    return undefined;
  }

  /** Whether the network has no address left to give out just now. Takes nothing, waits for nobody. */
  async isFull(network: NetworkDoc): Promise<boolean> {
    const range = provisionRange(network);
    const recorded = await this.#ips.count(within(network._id, range));
    if (recorded <= range.last - range.first) return false;
    const isInRange = ({ number }: IpDoc): true | undefined => isWithin(range, number) || undefined;
    return (await this.#firstFreed(network._id, isInRange)) === undefined;
  }

  /** Keeps others in this process from trying an address that was asked for by name. */
  hold(networkUuid: string, number: number): () => void {
    return this.#claims.take(networkUuid, number);
  }

  async #neverUsed(
    networkUuid: string,
    { first, last }: AddressRange,
    held: HeldNumbers,
  ): Promise<Candidate | undefined> {
    const hint = this.#hints.get(networkUuid) ?? first;
    const found = await this.#search(networkUuid, { first: hint, last }, held);
    if (!found && !held.met) this.#hints.set(networkUuid, last + 1);
    return found;
  }

  /** Looks through one window of records; behind a window without a gap, finds the first gap by counting. */
  async #search(networkUuid: string, range: AddressRange, held: HeldNumbers): Promise<Candidate | undefined> {
    if (range.first > range.last) return undefined;
    const recorded = await this.#recorded(networkUuid, range);
    const end = recorded.length < windowSize ? range.last : (recorded.at(-1) ?? range.last);
    const number = lowestUnused({ first: range.first, last: end }, recorded, held);
    if (number !== undefined) return this.#claimUnused(networkUuid, number);
    const gap = await this.#firstGap(networkUuid, { first: end + 1, last: range.last });
    return gap === undefined ? undefined : this.#search(networkUuid, { first: gap, last: range.last }, held);
  }

  /** Must follow the choice without an `await` between them, or two would choose the same. */
  #claimUnused(networkUuid: string, number: number): Candidate {
    this.#hints.set(networkUuid, Math.min(number, this.#claims.lowest(networkUuid)));
    return { number, record: undefined, release: this.#claims.take(networkUuid, number) };
  }

  async #recorded(networkUuid: string, range: AddressRange): Promise<readonly number[]> {
    const records = await this.#ips.find({
      filter: within(networkUuid, range),
      orderBy: [{ path: 'number', direction: 'asc' }],
      limit: windowSize,
    });
    return records.map(({ number }) => number);
  }

  /** The lowest number without a record, by halving: as many counts as the range has bits, each half as long as the last. */
  async #firstGap(networkUuid: string, { first, last }: AddressRange): Promise<number | undefined> {
    let low = first;
    let high = last + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const recorded = await this.#ips.count(within(networkUuid, { first: low, last: middle }));
      if (recorded > middle - low) low = middle + 1;
      else high = middle;
    }
    return low <= last ? low : undefined;
  }

  #freed(networkUuid: string, range: AddressRange, held: HeldNumbers): Promise<Candidate | undefined> {
    return this.#firstFreed(networkUuid, (record) => {
      const { number } = record;
      if (!isWithin(range, number) || held.has(number)) return undefined;
      return { number, record, release: this.#claims.take(networkUuid, number) };
    });
  }

  /** What `pick` makes of the first address it wants, of those freed and not reserved, longest ago first. */
  async #firstFreed<T>(networkUuid: string, pick: (record: IpDoc) => T | undefined): Promise<T | undefined> {
    for (let after: PageKey | undefined; ; ) {
      const page = await this.#ips.page({
        filter: { where: { networkUuid, isFree: true, isReserved: false } },
        orderBy: [
          { path: 'freedAt', direction: 'asc' },
          { path: 'number', direction: 'asc' },
        ],
        limit: windowSize,
        after,
      });
      for (const { doc } of page.items) {
        const picked = pick(doc);
        if (picked !== undefined) return picked;
      }
      if (!page.hasNextPage) return undefined;
      after = page.items.at(-1)?.key;
    }
  }
}

const within = (networkUuid: string, { first, last }: AddressRange): Filter => ({
  all: [{ where: { networkUuid, number: { gte: first } } }, { where: { number: { lte: last } } }],
});
