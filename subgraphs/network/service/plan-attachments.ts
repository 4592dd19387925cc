import type { Caller } from '../../../schema/caller.ts';
import { refuse, type UserError } from '../../../schema/errors.ts';
import { mayChooseAddress } from '../policy.ts';
import type { NetworkDoc } from '../store/networks.ts';
import { parseAddress } from './ipv4.ts';
import { subnetOf } from './provision-range.ts';
import { isHostAddress } from './usable-address.ts';

/** A network wanted for an instance, found. */
export interface WantedNetwork {
  /** Its place in the request; null when it was not asked for but is a default. */
  readonly index: number | null;
  readonly network: NetworkDoc;
  readonly ipv4Address: string | null;
  readonly isPrimary: boolean;
}

/** Where in the request something is wrong. */
export const wantedField = (
  index: number | null,
  field: 'network' | 'ipv4Address' | 'primary',
): readonly string[] => (index === null ? ['networks'] : ['networks', String(index), field]);

/** What the wanted networks come to, by the rules that need no look at the addresses in use. */
export interface AttachmentRules {
  /** In the order asked for, each network once, exactly one primary. */
  readonly attachments: readonly WantedNetwork[];
  readonly refusals: readonly UserError[];
}

/** Triton's rules: a network named twice counts once; at most one public network; the primary is the one said, else the first public, else the first. */
export function planAttachments(caller: Caller, wanted: readonly WantedNetwork[]): AttachmentRules {
  const once = wanted.filter(
    (item, place) => wanted.findIndex(({ network }) => network._id === item.network._id) === place,
  );
  const primary = once.find((item) => item.isPrimary) ?? once.find(isPublic) ?? once[0];
  return {
    attachments: once.map((item) => ({ ...item, isPrimary: item === primary })),
    refusals: [
      ...secondPrimaries(once),
      ...secondPublics(once),
      ...once.flatMap((item) => addressRefusal(caller, item)),
    ],
  };
}

const isPublic = ({ network }: WantedNetwork): boolean => network.isPublic;

const secondPrimaries = (wanted: readonly WantedNetwork[]): readonly UserError[] =>
  wanted
    .filter(({ isPrimary }) => isPrimary)
    .slice(1)
    .map(({ index }) =>
      refuse('INVALID_ARGUMENT', wantedField(index, 'primary'), 'Only one network can be primary.'),
    );

const secondPublics = (wanted: readonly WantedNetwork[]): readonly UserError[] =>
  wanted
    .filter(isPublic)
    .slice(1)
    .map(({ index }) =>
      refuse(
        'NETWORK_UNUSABLE',
        wantedField(index, 'network'),
        'An instance can have one public network at most.',
      ),
    );

function addressRefusal(
  caller: Caller,
  { index, network, ipv4Address }: WantedNetwork,
): readonly UserError[] {
  if (ipv4Address === null) return [];
  const no = (message: string): readonly UserError[] => [
    refuse('ADDRESS_UNUSABLE', wantedField(index, 'ipv4Address'), message),
  ];
  if (!mayChooseAddress(caller, network)) {
    return no('An exact address can be asked for only on private networks that belong to your account.');
  }
  const number = parseAddress(ipv4Address);
  if (number === undefined) return no('Not an IPv4 address in the form 10.77.0.5.');
  if (!isHostAddress(subnetOf(network), number)) {
    return no(`Not an address for instances in the subnet ${network.subnet}.`);
  }
  return [];
}
