import type { Caller } from '../../../schema/caller.ts';
import { refuse, type UserError } from '../../../schema/errors.ts';
import { limits } from '../../../schema/limits.ts';
import { refuseReference } from '../../shared/reference.ts';
import { requireCaller } from '../../shared/require-caller.ts';
import type { Collection, Filter, Store } from '../../store/port.ts';
import { ownedBy } from '../policy.ts';
import { type IpDoc, ips } from '../store/ips.ts';
import { type NetworkDoc, networks } from '../store/networks.ts';
import type { AddressBook } from './address-book.ts';
import { parseAddress } from './ipv4.ts';
import type { NetworkService } from './network-service.ts';
import { planAttachments, type WantedNetwork, wantedField } from './plan-attachments.ts';
import { subnetOf } from './provision-range.ts';
import { isUsableAddress } from './usable-address.ts';

/** A network as somebody asked for it. */
export interface WantedAttachment {
  readonly network: string;
  readonly ipv4Address?: string | null | undefined;
  readonly primary?: boolean | null | undefined;
}

/** Either attachments or refusals. */
export interface AttachmentPlan {
  readonly attachments: readonly {
    readonly networkUuid: string;
    readonly ipv4Address: string | null;
    readonly primary: boolean;
  }[];
  readonly refusals: readonly UserError[];
}

/**
 * Says before an instance is admitted what its networks come to. Nothing is reserved: an address that is free now
 * may be gone when the workflow takes it, which then ends with the same code.
 */
export class AttachmentService {
  readonly #networkService: NetworkService;
  readonly #addresses: AddressBook;
  readonly #networks: Collection<NetworkDoc>;
  readonly #ips: Collection<IpDoc>;

  constructor(store: Store, networkService: NetworkService, addresses: AddressBook) {
    this.#networkService = networkService;
    this.#addresses = addresses;
    this.#networks = store.collection(networks);
    this.#ips = store.collection(ips);
  }

  /** @throws PublicError UNAUTHENTICATED */
  async plan(asker: Caller | null, wanted: readonly WantedAttachment[]): Promise<AttachmentPlan> {
    const caller = requireCaller(asker);
    if (wanted.length > limits.instance.networks) return refused([tooMany]);
    const found =
      wanted.length > 0 ? await this.#resolve(caller, wanted) : await this.#defaults(caller.accountUuid);
    if (found.refusals.length > 0) return refused(found.refusals);
    const { attachments, refusals } = planAttachments(caller, found.networks);
    if (refusals.length > 0) return refused(refusals);
    const shortages = await Promise.all(attachments.map((item) => this.#shortage(caller, item)));
    return shortages.some((list) => list.length > 0) ? refused(shortages.flat()) : planned(attachments);
  }

  async #resolve(caller: Caller, wanted: readonly WantedAttachment[]): Promise<Found> {
    const resolutions = await Promise.all(
      wanted.map(({ network }) => this.#networkService.resolve(caller, network)),
    );
    const items = wanted.flatMap(({ ipv4Address, primary }, index) => {
      const resolution = resolutions[index];
      if (!resolution || !('found' in resolution)) return [];
      return [
        {
          index,
          network: resolution.found,
          ipv4Address: ipv4Address ?? null,
          isPrimary: primary ?? false,
        },
      ];
    });
    const refusals = resolutions.flatMap((resolution, index) =>
      'found' in resolution ? [] : [refuseReference(resolution, wantedField(index, 'network'), 'network')],
    );
    return { networks: items, refusals };
  }

  /** The first public network and the first private one by name; an account's own come before those of everybody. */
  async #defaults(accountUuid: string): Promise<Found> {
    const chosen = await Promise.all(
      [true, false].map(async (isPublic) => {
        const own = await this.#first({ all: [ownedBy(accountUuid), { where: { isPublic } }] });
        return own ?? this.#first({ where: { isShared: true, isPublic } });
      }),
    );
    const items = chosen
      .filter((network) => network !== undefined)
      .map((network) => ({ index: null, network, ipv4Address: null, isPrimary: false }));
    return { networks: items, refusals: items.length > 0 ? [] : [noDefault] };
  }

  async #first(filter: Filter): Promise<NetworkDoc | undefined> {
    const [network] = await this.#networks.find({
      filter,
      orderBy: [{ path: 'name', direction: 'asc' }],
      limit: 1,
    });
    return network;
  }

  async #shortage(
    caller: Caller,
    { index, network, ipv4Address }: WantedNetwork,
  ): Promise<readonly UserError[]> {
    if (ipv4Address === null) {
      return (await this.#addresses.isFull(network))
        ? [refuse('SUBNET_FULL', wantedField(index, 'network'), `The network ${network.name} is full.`)]
        : [];
    }
    const number = parseAddress(ipv4Address);
    const record = await this.#ips.get(`${network._id}/${ipv4Address}`);
    if (number !== undefined && isUsableAddress(subnetOf(network), number, record, caller.accountUuid))
      return [];
    return [refuse('ADDRESS_UNUSABLE', wantedField(index, 'ipv4Address'), `${ipv4Address} is not free.`)];
  }
}

interface Found {
  readonly networks: readonly WantedNetwork[];
  readonly refusals: readonly UserError[];
}

const tooMany = refuse(
  'INVALID_ARGUMENT',
  ['networks'],
  `An instance can have ${limits.instance.networks} networks at most.`,
);
const noDefault = refuse('NETWORK_UNUSABLE', ['networks'], 'There is no network you could use: name one.');

const refused = (refusals: readonly UserError[]): AttachmentPlan => ({ attachments: [], refusals });

const planned = (attachments: readonly WantedNetwork[]): AttachmentPlan => ({
  attachments: attachments.map(({ network, ipv4Address, isPrimary }) => ({
    networkUuid: network._id,
    ipv4Address,
    primary: isPrimary,
  })),
  refusals: [],
});
