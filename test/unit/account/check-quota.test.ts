import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkQuota,
  describeRefusal,
  type Usage,
  usedOf,
} from '../../../subgraphs/shared/quotas/check-quota.ts';
import {
  type Limit,
  parseLimit,
  quotaMeasures,
  quotaTraits,
} from '../../../subgraphs/shared/quotas/limit.ts';

const small: Usage = {
  machines: 1,
  ramMiB: 512,
  quotaGiB: 10,
  image: 'base-64',
  os: 'smartos',
  brand: 'joyent',
};
const linux: Usage = {
  machines: 1,
  ramMiB: 1_024,
  quotaGiB: 25,
  image: 'debian-12',
  os: 'linux',
  brand: 'lx',
};
const limit = (raw: unknown): Limit => {
  const parsed = parseLimit(raw);
  if (!parsed) throw new Error(`no limit: ${JSON.stringify(raw)}`);
  return parsed;
};
const refused = (raw: unknown, usage: readonly Usage[], wanted: Usage): boolean =>
  checkQuota([limit(raw)], usage, wanted).length > 0;

describe('a limit', () => {
  it.each([
    [{ value: 25 }, { value: 25, by: 'machines' }],
    [
      { value: '1024', by: 'ram' },
      { value: 1_024, by: 'ram' },
    ],
    [
      { value: -1, check: 'brand', brand: 'kvm' },
      { value: -1, by: 'machines', check: { trait: 'brand', is: 'kvm' } },
    ],
    [
      { value: 50, by: 'quota', check: 'os', os: 'any' },
      { value: 50, by: 'quota' },
    ],
    [
      { value: 8, by: '', check: '', image: '' },
      { value: 8, by: 'machines' },
    ],
    [
      { value: 8, check: 'image', image: 'base-64', os: 'linux' },
      { value: 8, by: 'machines', check: { trait: 'image', is: 'base-64' } },
    ],
  ])('is read from %j', (raw, expected) => {
    expect(parseLimit(raw)).toEqual(expected);
  });

  it.each([
    {},
    { value: 'many' },
    { value: '' },
    { value: 1.5 },
    { value: -2 },
    { value: Number.NaN },
    { value: '9'.repeat(20) },
    { value: 1, by: 'cpu' },
    { value: 1, check: 'os' },
    { value: 1, check: 'os', brand: 'lx' },
    { value: 1, check: 'colour' },
    null,
    'x',
    [],
  ])('is not read from %j, for nothing must pass as "without limit"', (raw) => {
    expect(parseLimit(raw)).toBeUndefined();
  });
});

describe('what is wanted', () => {
  it('may be had up to the limit and not beyond', () => {
    expect(refused({ value: 2 }, [small], linux)).toBe(false);
    expect(refused({ value: 2 }, [small, linux], linux)).toBe(true);
    expect(refused({ value: 1_536, by: 'ram' }, [small], linux)).toBe(false);
    expect(refused({ value: 1_535, by: 'ram' }, [small], linux)).toBe(true);
    expect(refused({ value: 34, by: 'quota' }, [small], linux)).toBe(true);
  });

  it('counts only what has the trait that is checked', () => {
    expect(refused({ value: 1, check: 'brand', brand: 'lx' }, [small, small], linux)).toBe(false);
    expect(refused({ value: 1, check: 'os', os: 'linux' }, [linux], linux)).toBe(true);
    expect(refused({ value: 1, check: 'image', image: 'debian-12' }, [linux], small)).toBe(false);
    expect(refused({ value: 1, check: 'image', image: 'any' }, [linux], small)).toBe(true);
  });

  it('has no limit at 0 and none at all at -1', () => {
    expect(refused({ value: 0, by: 'ram' }, [small], { ...small, ramMiB: 10 ** 9 })).toBe(false);
    expect(refused({ value: -1 }, [], small)).toBe(true);
    expect(refused({ value: -1, by: 'quota' }, [], { ...small, quotaGiB: 0 })).toBe(true);
    expect(refused({ value: -1, check: 'brand', brand: 'kvm' }, [], small)).toBe(false);
  });

  it('is told limit, used and wanted, for every limit it would pass', () => {
    const limits = [
      { value: 1 },
      { value: 1_024, by: 'ram', check: 'os', os: 'linux' },
      { value: 100, by: 'quota' },
    ].map(limit);
    const refusals = checkQuota(limits, [small, linux], linux);
    expect(refusals.map(({ used, wanted }) => [used, wanted])).toEqual([
      [2, 1],
      [1_024, 1_024],
    ]);
    expect(refusals.map(describeRefusal)).toEqual([
      'Instances: 1 allowed, 2 used, 1 wanted',
      'RAM with os linux: 1024 MiB allowed, 1024 MiB used, 1024 MiB wanted',
    ]);
  });

  it('on a resize is the difference, and becoming smaller is always allowed', () => {
    const larger: Usage = { ...linux, machines: 0, ramMiB: 512, quotaGiB: 0 };
    expect(refused({ value: 1_536, by: 'ram' }, [linux], larger)).toBe(false);
    expect(refused({ value: 1_535, by: 'ram' }, [linux], larger)).toBe(true);
    expect(refused({ value: 1 }, [linux, linux], larger)).toBe(false);
    expect(refused({ value: 1, by: 'ram' }, [linux], { ...larger, ramMiB: -512 })).toBe(false);
    expect(refused({ value: -1, by: 'ram' }, [linux], { ...larger, ramMiB: -512 })).toBe(false);
  });
});

describe('for any limits and any instances', () => {
  const instance = fc.record({
    machines: fc.constant(1),
    ramMiB: fc.nat({ max: 4_096 }),
    quotaGiB: fc.nat({ max: 100 }),
    image: fc.constantFrom('base-64', 'debian-12'),
    os: fc.constantFrom('smartos', 'linux'),
    brand: fc.constantFrom('joyent', 'lx'),
  });
  const check = fc.record({
    trait: fc.constantFrom(...quotaTraits),
    is: fc.constantFrom('base-64', 'linux', 'lx'),
  });
  const anyLimit = fc.record({
    value: fc.integer({ min: -1, max: 8_192 }),
    by: fc.constantFrom(...quotaMeasures),
    check: fc.option(check, { nil: undefined }),
  });

  it('admitting one by one never passes a limit', () => {
    fc.assert(
      fc.property(
        fc.array(anyLimit, { maxLength: 5 }),
        fc.array(instance, { maxLength: 30 }),
        (limits, wishes) => {
          const had: Usage[] = [];
          for (const wish of wishes) {
            if (checkQuota(limits, had, wish).length === 0) had.push(wish);
          }
          for (const each of limits) {
            if (each.value !== 0) expect(usedOf(each, had)).toBeLessThanOrEqual(Math.max(0, each.value));
          }
        },
      ),
    );
  });

  it('another limit never allows more, and instances added up count like instances apart', () => {
    fc.assert(
      fc.property(
        fc.array(anyLimit, { maxLength: 5 }),
        anyLimit,
        fc.array(instance, { maxLength: 9 }),
        instance,
        (limits, more, usage, wish) => {
          if (checkQuota(limits, usage, wish).length > 0)
            expect(checkQuota([...limits, more], usage, wish).length).toBeGreaterThan(0);
          expect(checkQuota(limits, addedUp(usage), wish)).toEqual(checkQuota(limits, usage, wish));
        },
      ),
    );
  });

  function addedUp(usage: readonly Usage[]): Usage[] {
    const groups = new Map<string, Usage>();
    for (const one of usage) {
      const key = [one.image, one.os, one.brand].join();
      const sum = groups.get(key) ?? { ...one, machines: 0, ramMiB: 0, quotaGiB: 0 };
      groups.set(key, {
        ...one,
        machines: sum.machines + one.machines,
        ramMiB: sum.ramMiB + one.ramMiB,
        quotaGiB: sum.quotaGiB + one.quotaGiB,
      });
    }
    return [...groups.values()];
  }
});
