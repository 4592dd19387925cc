import { describe, expect, it } from 'vitest';
import { planAttachments, type WantedNetwork } from '../../../subgraphs/network/service/plan-attachments.ts';
import { networkDoc } from '../../kit/network-documents.ts';
import { callers } from '../../kit/subgraph-bench.ts';

const { demo, admin } = callers;
const outside = networkDoc({ name: 'outside', isPublic: true });
const outsideToo = networkDoc({ name: 'outside-too', isPublic: true });
const shared = networkDoc({ name: 'shared' });
const own = networkDoc({ name: 'own', ownerUuids: [demo.accountUuid] });
const ownPublic = networkDoc({ name: 'own-public', isPublic: true, ownerUuids: [demo.accountUuid] });

type Wish = Partial<WantedNetwork> & Pick<WantedNetwork, 'network'>;
const wanting = (...wishes: readonly Wish[]): WantedNetwork[] =>
  wishes.map((wish, index) => ({ index, ipv4Address: null, isPrimary: false, ...wish }));

const primaryOf = (...wishes: readonly Wish[]): readonly string[] =>
  planAttachments(demo, wanting(...wishes))
    .attachments.filter(({ isPrimary }) => isPrimary)
    .map(({ network }) => network.name);

const refusalsOf = (caller: typeof demo, ...wishes: readonly Wish[]): readonly string[] =>
  planAttachments(caller, wanting(...wishes)).refusals.map(
    ({ code, field }) => `${code} ${field?.join('.')}`,
  );

describe('the primary network', () => {
  it('is the one said', () => {
    expect(primaryOf({ network: outside }, { network: shared, isPrimary: true })).toEqual(['shared']);
  });
  it('is else the first public one', () => {
    expect(primaryOf({ network: shared }, { network: outside }, { network: own })).toEqual(['outside']);
  });
  it('is else the first', () => {
    expect(primaryOf({ network: shared }, { network: own })).toEqual(['shared']);
  });
  it('is one only', () => {
    const wishes = [
      { network: shared, isPrimary: true },
      { network: own, isPrimary: true },
    ];
    expect(refusalsOf(demo, ...wishes)).toEqual(['INVALID_ARGUMENT networks.1.primary']);
  });
});

it('a network named twice counts once, where it was named first', () => {
  const { attachments, refusals } = planAttachments(
    demo,
    wanting(
      { network: shared },
      { network: own },
      { network: shared },
      { network: outside },
      { network: outside },
    ),
  );
  expect(refusals).toEqual([]);
  expect(attachments.map(({ network }) => network.name)).toEqual(['shared', 'own', 'outside']);
});

it('there is one public network at most', () => {
  expect(refusalsOf(demo, { network: outside }, { network: shared }, { network: outsideToo })).toEqual([
    'NETWORK_UNUSABLE networks.2.network',
  ]);
});

describe('an exact address', () => {
  it('is for networks of the own account', () => {
    expect(refusalsOf(demo, { network: own, ipv4Address: '10.77.0.9' })).toEqual([]);
    const refused = ['ADDRESS_UNUSABLE networks.0.ipv4Address'];
    expect(refusalsOf(demo, { network: shared, ipv4Address: '10.77.0.9' })).toEqual(refused);
    expect(refusalsOf(demo, { network: outside, ipv4Address: '10.77.0.9' })).toEqual(refused);
    expect(refusalsOf(demo, { network: ownPublic, ipv4Address: '10.77.0.9' })).toEqual(refused);
    expect(refusalsOf(callers.acme, { network: own, ipv4Address: '10.77.0.9' })).toEqual(refused);
  });

  it('may be chosen by operators anywhere', () => {
    expect(refusalsOf(admin, { network: outside, ipv4Address: '10.77.0.9' })).toEqual([]);
  });

  it('may lie outside the range that is given out by itself', () => {
    expect(refusalsOf(demo, { network: own, ipv4Address: '10.77.0.254' })).toEqual([]);
  });

  it.each([
    '10.78.0.9',
    '10.77.0.0',
    '10.77.0.255',
    '012.77.0.9',
    '0177.0.0.1',
    '::1',
    '',
    '10.77.0.9 ',
    'x'.repeat(1e6),
  ])('is a canonical one for hosts in the subnet, not %j', (ipv4Address) => {
    expect(refusalsOf(demo, { network: own, ipv4Address })).toEqual([
      'ADDRESS_UNUSABLE networks.0.ipv4Address',
    ]);
  });
});

it('all refusals come together, each with the place in the request', () => {
  const wishes = [
    { network: outside, isPrimary: true },
    { network: own, ipv4Address: 'nonsense', isPrimary: true },
    { network: outsideToo },
  ];
  expect(refusalsOf(demo, ...wishes)).toEqual([
    'INVALID_ARGUMENT networks.1.primary',
    'NETWORK_UNUSABLE networks.2.network',
    'ADDRESS_UNUSABLE networks.1.ipv4Address',
  ]);
});
