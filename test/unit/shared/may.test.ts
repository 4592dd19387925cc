import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../schema/caller.ts';
import { PublicError } from '../../../schema/errors.ts';
import { actions } from '../../../subgraphs/shared/policy/actions.ts';
import {
  assertMay,
  inNameOfAccount,
  isReading,
  may,
  type Resource,
} from '../../../subgraphs/shared/policy/may.ts';

const account: Caller = {
  accountUuid: 'demo',
  accountLogin: 'demo',
  isOperator: false,
  credentialId: 'test',
};
const instance: Resource = { ownerUuid: 'demo', collection: 'INSTANCES' };
const theirs: Resource = { ownerUuid: 'acme', collection: 'INSTANCES' };

/** A login in one role, which reaches all instances unless told. */
const login = (rules: readonly string[], more: Partial<Caller> = {}): Caller => ({
  ...account,
  userUuid: 'builder',
  userLogin: 'builder',
  roles: [{ uuid: 'r1', name: 'build', rules }],
  roleTags: { INSTANCES: ['r1'] },
  ...more,
});

describe('may', () => {
  it('lets an account do everything with its own, and nothing with what is others’', () => {
    expect(actions.filter((action) => !may(account, action, instance))).toEqual([]);
    expect(actions.filter((action) => may(account, action, theirs))).toEqual([]);
  });

  it('lets operators do everything, and readers read everything', () => {
    const operator = { ...account, isOperator: true };
    const reader = { ...account, isReader: true };
    expect(actions.filter((action) => !may(operator, action, theirs))).toEqual([]);
    expect(actions.filter((action) => may(reader, action, theirs))).toEqual(actions.filter(isReading));
    expect(actions.filter((action) => may(reader, action, instance))).toEqual(actions.filter(isReading));
  });

  it('lets a login do nothing without a role, nor in one that allows something else', () => {
    const roleless = { ...login([]), roles: [] };
    for (const caller of [roleless, { ...roleless, roles: undefined }, login(['CAN stopmachine'])]) {
      expect(may(caller, 'getmachine', instance)).toBe(false);
    }
  });

  it('lets a login do what its role allows, on what the role reaches', () => {
    const caller = login(['CAN getmachine AND listmachines']);
    expect(may(caller, 'getmachine', instance)).toBe(true);
    expect(may(caller, 'deletemachine', instance)).toBe(false);
    expect(may(caller, 'getmachine', theirs)).toBe(false);
    expect(may(caller, 'getmachine', { ...instance, collection: 'NETWORKS' })).toBe(false);
  });

  it('lets a role reach a single object by a tag of its own', () => {
    const caller = login(['CAN getmachine'], { roleTags: {} });
    expect(may(caller, 'getmachine', instance)).toBe(false);
    expect(may(caller, 'getmachine', { ...instance, roleTags: ['r1'] })).toBe(true);
    expect(may(caller, 'getmachine', { ...instance, roleTags: ['r2'] })).toBe(false);
  });

  it('lets another account act in a role on what is the role’s account’s, and on nothing else', () => {
    const guest: Caller = { ...login(['CAN getmachine']), userUuid: undefined, userLogin: undefined };
    expect(may(guest, 'getmachine', instance)).toBe(true);
    expect(may(guest, 'deletemachine', instance)).toBe(false);
    expect(may(guest, 'getmachine', theirs)).toBe(false);
  });

  it('takes sentences that say instance for those that say machine', () => {
    const caller = login(['CAN getinstance AND list*']);
    expect(may(caller, 'getmachine', instance)).toBe(true);
    expect(may(caller, 'listmachines', instance)).toBe(true);
    expect(may(caller, 'stopmachine', instance)).toBe(false);
  });

  it('passes over a sentence that cannot be read', () => {
    expect(may(login(['CAN', 'CAN getmachine']), 'getmachine', instance)).toBe(true);
    expect(may(login(['CAN']), 'getmachine', instance)).toBe(false);
  });

  it('narrows everybody by the scopes of the credential', () => {
    const scopes = ['getmachine', 'list*'];
    for (const caller of [account, { ...account, isOperator: true }, login(['CAN *'])]) {
      expect(may({ ...caller, scopes }, 'getmachine', instance)).toBe(true);
      expect(may({ ...caller, scopes }, 'listmachines', instance)).toBe(true);
      expect(may({ ...caller, scopes }, 'stopmachine', instance)).toBe(false);
      expect(may({ ...caller, scopes: [] }, 'getmachine', instance)).toBe(false);
    }
    expect(may({ ...login([]), scopes: ['*'] }, 'getmachine', instance)).toBe(false);
  });

  it('knows the address, the time and the instance’s tags as conditions', () => {
    const noon = Date.UTC(2026, 10, 22, 12);
    const fromOffice = login(['CAN getmachine WHEN sourceip = 10.0.0.0/8'], { address: '10.7.0.1' });
    expect(may(fromOffice, 'getmachine', instance)).toBe(true);
    expect(may({ ...fromOffice, address: '192.0.2.1' }, 'getmachine', instance)).toBe(false);
    expect(may({ ...fromOffice, address: undefined }, 'getmachine', instance)).toBe(false);
    const byDay = login(['CAN getmachine WHEN time > "08:00:00" AND time < "17:00:00"'], { askedAt: noon });
    expect(may(byDay, 'getmachine', instance)).toBe(true);
    expect(may({ ...byDay, askedAt: noon + 8 * 3_600_000 }, 'getmachine', instance)).toBe(false);
    expect(may({ ...byDay, askedAt: undefined }, 'getmachine', instance)).toBe(false);
    const onDev = login(['CAN getmachine WHEN tag_env = dev']);
    expect(may(onDev, 'getmachine', { ...instance, instance: { tags: { env: 'dev' } } })).toBe(true);
    expect(may(onDev, 'getmachine', { ...instance, instance: { tags: { env: 'live' } } })).toBe(false);
    expect(may(onDev, 'getmachine', instance)).toBe(false);
    const notThere = login(['CAN getmachine WHEN NOT ip = 10.0.0.1']);
    expect(may(notThere, 'getmachine', { ...instance, instance: { tags: {} } })).toBe(false);
  });

  it('lets every role of an account reach the account itself', () => {
    const caller = login(['CAN getaccount'], { roleTags: {} });
    expect(may(caller, 'getaccount', { ownerUuid: 'demo', collection: null })).toBe(true);
    expect(may(caller, 'updateaccount', { ownerUuid: 'demo', collection: null })).toBe(false);
  });
});

describe('assertMay', () => {
  it('throws FORBIDDEN, and nothing when it is allowed', () => {
    expect(() => assertMay(login([]), 'getmachine', instance)).toThrow(PublicError);
    expect(() => assertMay(account, 'getmachine', instance)).not.toThrow();
  });
});

describe('inNameOfAccount', () => {
  it('leaves nothing of login, roles and scopes', () => {
    const caller = inNameOfAccount(login([], { scopes: [] }));
    expect(may(caller, 'getimage', { ownerUuid: 'demo', collection: 'IMAGES' })).toBe(true);
    expect(caller.userUuid).toBeUndefined();
  });
});
