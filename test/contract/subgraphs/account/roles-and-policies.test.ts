import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../../schema/ids.ts';
import { seededUsers } from '../../../../subgraphs/account/seed.ts';
import { seededRoles } from '../../../../subgraphs/account/seed-roles.ts';
import { expectWalls } from '../../../kit/entity-walls.ts';
import { mutate, refusalsOf } from '../../../kit/mutate.ts';
import {
  ask,
  callers,
  codesOf,
  openSubgraphBench,
  type SubgraphBench,
  subgraphBench,
} from '../../../kit/subgraph-bench.ts';

const { demo, acme } = callers;

/** For what is refused and so changes nothing. */
let bench: SubgraphBench;
beforeAll(async () => {
  bench = await openSubgraphBench();
});
afterAll(() => bench.store.close());
const policyFields = 'policy { id uuid name rules description revision }';
const roleFields =
  'role { id uuid name revision members { user { login } accountLogin isDefault } policies { name } }';

it('walls stand round roles and policies', async () => {
  const bench = await subgraphBench();
  const { policy } = await mutate(bench, demo, 'createPolicy', { name: 'p', rules: ['CAN x'] }, policyFields);
  const seenBy = ['demo', 'admin'] as const;
  const { uuid } = policy as { uuid: string };
  await expectWalls(bench.account, { type: 'Policy', key: uuid, keyField: 'uuid', seenBy: [...seenBy] });
  const key = seededRoles.operate;
  await expectWalls(bench.account, { type: 'Role', key, keyField: 'uuid', seenBy: [...seenBy] });
});

describe('a policy', () => {
  it('is kept in canonical form, changed and removed', async () => {
    const bench = await subgraphBench();
    const input = { name: 'web', rules: ['can GetInstance and ListInstances if sourceip = 10.0.0.0/8'] };
    const { policy } = await mutate(
      bench,
      demo,
      'createPolicy',
      { ...input, description: 'x' },
      policyFields,
    );
    expect(policy).toMatchObject({
      name: 'web',
      rules: ['CAN getinstance AND listinstances WHEN sourceip = 10.0.0.0/8'],
      description: 'x',
      revision: 1,
    });
    const changes = { policy: 'web', name: 'www', rules: ['CAN *'], description: '' };
    expect(await mutate(bench, demo, 'updatePolicy', changes, policyFields)).toMatchObject({
      policy: { name: 'www', rules: ['CAN *'], description: null, revision: 2 },
    });
    expect((await mutate(bench, demo, 'deletePolicy', { policy: 'www' }, 'deletedId')).userErrors).toEqual(
      [],
    );
  });

  it.each([
    [{ name: '' }, ['INVALID_ARGUMENT name']],
    [{ name: 'a/b' }, ['INVALID_ARGUMENT name']],
    [{ name: seededRoles.look }, ['INVALID_ARGUMENT name']],
    [{ name: 'machines' }, ['NAME_TAKEN name']],
    [{ rules: [] }, ['INVALID_ARGUMENT rules']],
    [{ rules: ['CAN x', 'can X'] }, ['INVALID_ARGUMENT rules.1']],
    [{ rules: ['CAN x', 'CANNOT', 'CAN y WHEN'] }, ['POLICY_INVALID rules.1', 'POLICY_INVALID rules.2']],
    [{ description: 'a\nb' }, ['INVALID_ARGUMENT description']],
  ])('is refused with %j', async (wrong, refusals) => {
    const input = { name: 'web', rules: ['CAN x'], ...wrong };
    expect(refusalsOf(await mutate(bench, demo, 'createPolicy', input, policyFields))).toEqual(refusals);
    const others = { policy: 'catalogue', ...wrong };
    expect(refusalsOf(await mutate(bench, demo, 'updatePolicy', others, policyFields))).toEqual(refusals);
  });

  it('is refused with the position of what cannot be read', async () => {
    const bench = await subgraphBench();
    const input = { name: 'web', rules: ['CAN getinstance WHEN'] };
    const { userErrors } = await mutate(bench, demo, 'createPolicy', input, policyFields);
    expect(userErrors[0]?.message).toMatch(/\(position 20\)$/);
  });

  it('leaves the roles that had it', async () => {
    const bench = await subgraphBench();
    await mutate(bench, demo, 'deletePolicy', { policy: 'catalogue' }, 'deletedId');
    const { data } = await ask(
      bench.account,
      demo,
      '{ viewer { account { roles { name policies { name } } } } }',
    );
    expect(data).toMatchObject({
      viewer: { account: { roles: [{ name: 'look', policies: [] }, { policies: [{ name: 'machines' }] }] } },
    });
  });

  it('can be read before it is made', async () => {
    const bench = await subgraphBench();
    const query = 'query ($text: String!) { parsePolicy(text: $text) { canonical actions error position } }';
    const read = async (text: string) => (await ask(bench.account, demo, query, { text })).data?.parsePolicy;
    expect(await read('can a, B* and "c d"')).toEqual({
      canonical: 'CAN a, b* AND "c d"',
      actions: ['a', 'b*', '"c d"'],
      error: null,
      position: null,
    });
    expect(await read('CAN')).toEqual({
      canonical: null,
      actions: [],
      error: expect.any(String),
      position: 3,
    });
  });
});

describe('a role', () => {
  it('is made, changed and removed, also from role tags', async () => {
    const bench = await subgraphBench();
    const members = [{ user: 'builder', isDefault: false }, { account: 'acme' }];
    const input = { name: 'help', members, policies: ['machines'] };
    expect(await mutate(bench, demo, 'createRole', input, roleFields)).toMatchObject({
      userErrors: [],
      role: {
        name: 'help',
        members: [
          { user: { login: 'builder' }, accountLogin: null, isDefault: false },
          { user: null, accountLogin: 'acme', isDefault: true },
        ],
        policies: [{ name: 'machines' }],
      },
    });
    const changes = { role: 'help', name: 'aid', policies: [], expectedRevision: 1 };
    expect(await mutate(bench, demo, 'updateRole', changes, roleFields)).toMatchObject({
      role: { name: 'aid', members: [{}, {}], policies: [], revision: 2 },
    });
    const tagFields = 'account { roleTags { collection roles { name } } }';
    const tags = { collection: 'USERS', roles: ['aid', 'look'] };
    expect(await mutate(bench, demo, 'setRoleTags', tags, tagFields)).toMatchObject({
      account: {
        roleTags: expect.arrayContaining([
          { collection: 'USERS', roles: [{ name: 'aid' }, { name: 'look' }] },
        ]),
      },
    });
    await mutate(bench, demo, 'deleteRole', { role: 'aid' }, 'deletedId');
    const none = { collection: 'IMAGES', roles: [] };
    const { account } = await mutate(bench, demo, 'setRoleTags', none, tagFields);
    const left = (account as { roleTags: readonly { collection: string }[] }).roleTags;
    expect(left).toContainEqual({ collection: 'USERS', roles: [{ name: 'look' }] });
    expect(left.map(({ collection }) => collection)).not.toContain('IMAGES');
  });

  it.each([
    [{ members: [{ user: 'nobody' }] }, ['NOT_FOUND members.0.user']],
    [{ members: [{ user: seededUsers.acmeOperations }] }, ['NOT_FOUND members.0.user']],
    [{ members: [{ account: 'nobody' }] }, ['NOT_FOUND members.0.account']],
    [{ members: [{ account: 'demo' }] }, ['INVALID_ARGUMENT members.0.account']],
    [{ members: [{}] }, ['INVALID_ARGUMENT members.0']],
    [{ members: [{ user: 'builder', account: 'acme' }] }, ['INVALID_ARGUMENT members.0']],
    [{ members: [{ user: 'builder' }, { user: seededUsers.demoBuilder }] }, ['INVALID_ARGUMENT members.1']],
    [{ policies: ['machines', 'nothing'] }, ['NOT_FOUND policies.1']],
    [{ policies: ['machines', 'machines'] }, ['INVALID_ARGUMENT policies.1']],
    [{ name: 'operate' }, ['NAME_TAKEN name']],
    [{ name: 'a,b' }, ['INVALID_ARGUMENT name']],
  ])('is refused with %j', async (wrong, refusals) => {
    const made = await mutate(bench, demo, 'createRole', { name: 'help', ...wrong }, roleFields);
    expect(refusalsOf(made)).toEqual(refusals);
    const changed = await mutate(bench, demo, 'updateRole', { role: 'look', ...wrong }, roleFields);
    expect(refusalsOf(changed)).toEqual(refusals);
  });

  it('of another account is as missing as one that never was', async () => {
    const bench = await subgraphBench();
    const role = toGlobalId('Role', seededRoles.operate);
    for (const [name, input] of [
      ['updateRole', { name: 'mine' }],
      ['deleteRole', {}],
    ] as const) {
      const fields = name === 'deleteRole' ? 'deletedId' : roleFields;
      const strange = await mutate(bench, acme, name, { ...input, role }, fields);
      expect(strange).toEqual(await mutate(bench, acme, name, { ...input, role: 'nothing' }, fields));
      expect(refusalsOf(strange)).toEqual(['NOT_FOUND role']);
    }
    const tagged = await mutate(
      bench,
      acme,
      'setRoleTags',
      { collection: 'KEYS', roles: [role] },
      'account { login }',
    );
    expect(refusalsOf(tagged)).toEqual(['NOT_FOUND roles.0']);
  });

  it('is known to whoever acts in it, with what it allows; its members are not', async () => {
    const bench = await subgraphBench();
    const role = { uuid: seededRoles.operate, name: 'operate', rules: ['CAN *machine*'] };
    const builder = { ...demo, userUuid: seededUsers.demoBuilder, userLogin: 'builder', roles: [role] };
    const query = (fields: string) =>
      ask(bench.account, builder, `{ viewer { activeRoles { name ${fields} } } }`);
    expect((await query('policies { name }')).data).toEqual({
      viewer: { activeRoles: [{ name: 'operate', policies: [{ name: 'machines' }, { name: 'catalogue' }] }] },
    });
    expect(codesOf(await query('members { isDefault }'))).toEqual(['FORBIDDEN']);
  });
});
