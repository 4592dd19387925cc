import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeBrand } from '../../../subgraphs/compute/service/rules/brand.ts';
import { judgeName } from '../../../subgraphs/compute/service/rules/instance-name.ts';
import { judgeMetadata } from '../../../subgraphs/compute/service/rules/metadata.ts';
import type { Judged } from '../../../subgraphs/compute/service/rules/refusable.ts';
import { sizeRefusals } from '../../../subgraphs/compute/service/rules/sizing.ts';
import { combineTags, judgeTags } from '../../../subgraphs/compute/service/rules/tags.ts';
import type { TagEntry } from '../../../subgraphs/compute/store/instances.ts';

/** Any UTF-16 units, halves of surrogate pairs and control characters among them. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));

const codes = (judgement: Judged<unknown>): string[] =>
  'refusals' in judgement ? judgement.refusals.map(({ code }) => code) : [];
const isFine = (judgement: Judged<unknown>): boolean => 'value' in judgement;

const uuid = '12345678-9abc-4def-8123-456789abcdef';

describe('names', () => {
  it('fill in the short id', () => {
    expect(judgeName('web-{{shortId}}.{{shortId}}', uuid)).toEqual({ value: 'web-12345678.12345678' });
    for (const none of [undefined, null, '']) expect(judgeName(none, uuid)).toEqual({ value: '12345678' });
  });

  it('are letters, digits and a few signs, whatever else people type', () => {
    const tricks = [
      '‮web',
      'we\u200bb',
      'wеb',
      'é',
      'e\u0301',
      '😀',
      '../x',
      '--flag',
      '-f',
      '.a',
      'a b',
      '\ud800',
    ];
    for (const name of tricks)
      expect([name, codes(judgeName(name, uuid))]).toEqual([name, ['INVALID_ARGUMENT']]);
    fc.assert(
      fc.property(anyText, (wish) => {
        const name = judgeName(wish, uuid);
        if ('value' in name) expect(name.value).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,188}$/);
      }),
    );
  });
});

describe('tags', () => {
  const one = (name: string, value: unknown) =>
    // The graph's scalar lets any value through: that is what is tested.
    judgeTags([{ name, value: value as TagEntry['value'] }]);

  it('have visible names and plain values', () => {
    for (const value of ['', 'x', 0, -1.5, true, false])
      expect([value, isFine(one('a', value))]).toEqual([value, true]);
    for (const value of [{}, [], null, Number.POSITIVE_INFINITY, 'a\0', '\udc00', 'x'.repeat(1_025)]) {
      expect([value, codes(one('a', value))]).toEqual([value, ['TAG_INVALID']]);
    }
    for (const name of ['', 'a=b', 'a\u200b', 'e\u0301', 'a\n', 'x'.repeat(129)]) {
      expect([name, codes(one(name, 1))]).toEqual([name, ['TAG_INVALID']]);
    }
    for (const name of ['a', 'größe', '__proto__', 'constructor', 'a b', '😀']) {
      expect([name, isFine(one(name, 1))]).toEqual([name, true]);
    }
  });

  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    [
      'triton.cns.services',
      ['web', 'web:80', 'web:80:weight=10:priority=1', 'web,db:5432', '_http._tcp:80'],
      [1, '', 'web:0', 'web:65536', 'web:80:x=1', 'web:weight=65536', '_http', 'we b', 'a,,b'],
    ],
    ['triton.cns.disable', [true, false], ['true', 1]],
    [
      'triton.cns.reverse_ptr',
      ['web.example.com', '1.example.com'],
      [true, '', 'a..b', '-a.b', 'x'.repeat(64)],
    ],
    ['triton.cmon.groups', ['a', 'a,b_c,D-1'], ['', 'a,a', 'a,', 'ä', 7, 'x'.repeat(101)]],
    ['triton.network.public', ['external'], [true]],
    ['triton.placement.exclude_virtual_servers', [true], ['yes']],
    ['triton.unheard', [], ['x', 1, true]],
  ])('%s follows its rule', (name, good, bad) => {
    for (const value of good) expect([value, isFine(one(name, value))]).toEqual([value, true]);
    for (const value of bad) expect([value, codes(one(name, value))]).toEqual([value, ['TAG_INVALID']]);
  });

  it('merge or replace, in the order of their names', () => {
    const present = [
      { name: 'b', value: 1 },
      { name: 'a', value: 1 },
    ];
    expect(combineTags(present, [{ name: 'b', value: 2 }], 'MERGE')).toEqual({
      value: [
        { name: 'a', value: 1 },
        { name: 'b', value: 2 },
      ],
    });
    expect(combineTags(present, [{ name: 'c', value: 3 }], 'REPLACE')).toEqual({
      value: [{ name: 'c', value: 3 }],
    });
  });

  it('of the Docker layer stay as they are', () => {
    const present = [{ name: 'sdc_docker', value: true }];
    expect(codes(combineTags(present, [], 'REPLACE'))).toEqual(['TAG_INVALID']);
    expect(codes(combineTags(present, [{ name: 'sdc_docker', value: false }], 'MERGE'))).toEqual([
      'TAG_INVALID',
    ]);
    expect(isFine(combineTags(present, [{ name: 'x', value: 1 }], 'MERGE'))).toBe(true);
  });
});

describe('metadata', () => {
  it('is text under visible keys, none of them a password’s', () => {
    expect(
      judgeMetadata([
        { key: 'b', value: '\n\t' },
        { key: 'a', value: '' },
      ]),
    ).toEqual({
      value: [
        { key: 'a', value: '' },
        { key: 'b', value: '\n\t' },
      ],
    });
    for (const entries of [
      [{ key: 'root_pw', value: 'x' }],
      [{ key: '', value: 'x' }],
      [{ key: 'a\u202e', value: 'x' }],
      [{ key: 'a', value: '\0' }],
      [{ key: 'a', value: '\ud83d' }],
      [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
      [{ key: 'a', value: 'ä'.repeat(40_000) }],
      Array.from({ length: 129 }, (_, n) => ({ key: `k${n}`, value: '' })),
    ]) {
      expect(codes(judgeMetadata(entries))).toEqual(['METADATA_INVALID']);
    }
  });
});

describe('brands', () => {
  const judge = (type: string, required: string | null, forced: 'JOYENT' | 'LX' | 'BHYVE' | 'KVM' | null) =>
    judgeBrand(
      { type, requirements: { minRamMiB: null, maxRamMiB: null, brand: required } },
      { brand: forced },
    );

  it.each([
    ['ZONE_DATASET', null, null, 'JOYENT'],
    ['ZONE_DATASET', 'JOYENT_MINIMAL', null, 'JOYENT_MINIMAL'],
    ['LX_DATASET', null, null, 'LX'],
    ['DOCKER', null, null, 'LX'],
    ['ZVOL', null, null, 'BHYVE'],
    ['ZVOL', null, 'KVM', 'KVM'],
    ['ZVOL', 'KVM', null, 'KVM'],
    ['ZVOL', 'BHYVE', 'BHYVE', 'BHYVE'],
  ] as const)('%s image requiring %s with a package for %s: %s', (type, required, forced, brand) => {
    expect(judge(type, required, forced)).toEqual({ value: brand });
  });

  it.each([
    ['ZONE_DATASET', null, 'BHYVE', 'BRAND_MISMATCH'],
    ['ZVOL', null, 'JOYENT', 'BRAND_MISMATCH'],
    ['ZVOL', 'KVM', 'BHYVE', 'BRAND_MISMATCH'],
    ['LX_DATASET', null, 'JOYENT', 'BRAND_MISMATCH'],
    ['ZONE_DATASET', 'XEN', null, 'BRAND_MISMATCH'],
    ['OTHER', null, null, 'IMAGE_UNUSABLE'],
  ] as const)(
    '%s image requiring %s with a package for %s is refused: %s',
    (type, required, forced, code) => {
      expect(codes(judge(type, required, forced))).toEqual([code]);
    },
  );
});

describe('sizes', () => {
  it('are compared with what the image needs', () => {
    const requirements = { minRamMiB: 512, maxRamMiB: 1_024, brand: null };
    const refusals = (ramMiB: number, quotaGiB: number) =>
      sizeRefusals({ ramMiB, quotaGiB }, { requirements, sizeMiB: 10_240 }).map(({ code }) => code);
    expect(refusals(512, 10)).toEqual([]);
    expect(refusals(511, 9)).toEqual(['PACKAGE_TOO_SMALL', 'PACKAGE_TOO_SMALL']);
    expect(refusals(1_025, 10)).toEqual(['PACKAGE_TOO_LARGE']);
  });
});
