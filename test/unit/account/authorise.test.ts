import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema, GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from '../../../schema/ids.ts';
import {
  actionOf,
  actionOfType,
  actionsFor,
  type MappedField,
} from '../../../subgraphs/shared/policy/action-of.ts';
import { actions } from '../../../subgraphs/shared/policy/actions.ts';
import {
  type AuthorisationRequest,
  chooseActiveRoles,
  isAuthorised,
  type Role,
} from '../../../subgraphs/shared/policy/authorise.ts';
import { conditionsOf } from '../../../subgraphs/shared/policy/conditions.ts';
import { parsePolicy } from '../../../subgraphs/shared/policy/parse-policy.ts';

const acme = 'account-acme';
const zulu = 'account-zulu';
const now = Date.UTC(2026, 3, 6, 9, 30);

const role = (name: string, texts: readonly string[], accountUuid = acme): Role => ({
  uuid: `role-${name}`,
  name,
  accountUuid,
  sentences: texts.flatMap((text) => parsePolicy(text).policy ?? []),
});
const web = role('web', ['CAN getmachine AND stopmachine WHEN tag_role = www', 'CAN listmachines']);
const bob = { accountUuid: acme, userUuid: 'user-bob', isOperator: false };
const conditions = conditionsOf({
  now,
  activeRoles: [web],
  instance: { ips: ['10.0.0.1'], tags: { role: 'www' } },
});
const asking: AuthorisationRequest = {
  caller: bob,
  ownerUuid: acme,
  roles: [web],
  roleTags: [web.uuid],
  action: 'getmachine',
  context: { conditions },
};
const may = (change: Partial<AuthorisationRequest> = {}): boolean => isAuthorised({ ...asking, ...change });

describe('somebody may', () => {
  it('everything on their own account\u2019s things, and as an operator on everybody\u2019s', () => {
    const owner = { accountUuid: acme, isOperator: false };
    expect(may({ caller: owner, roles: [], roleTags: [], action: 'deletemachine' })).toBe(true);
    expect(
      may({
        caller: { accountUuid: zulu, isOperator: true },
        roles: [],
        roleTags: [],
        action: 'deletemachine',
      }),
    ).toBe(true);
    expect(may({ caller: { ...owner, accountUuid: zulu }, roles: [] })).toBe(false);
  });

  it('as a login inside the account only what a role allows, on what is tagged with it', () => {
    expect(may()).toBe(true);
    expect(may({ action: 'deletemachine' })).toBe(false);
    expect(may({ roleTags: [] })).toBe(false);
    expect(may({ roleTags: ['role-db'] })).toBe(false);
    expect(may({ roles: [] })).toBe(false);
    expect(may({ context: { conditions: { ...conditions, tag_role: 'db' } } })).toBe(false);
  });

  it('not what a sentence asks unknown circumstances for, but still what another one allows', () => {
    const unknown = { context: { conditions: {} } };
    expect(may(unknown)).toBe(false);
    expect(may({ ...unknown, action: 'listmachines' })).toBe(true);
  });

  it('act through another account\u2019s role on that account\u2019s things alone', () => {
    const guest = { caller: { accountUuid: zulu, isOperator: false } };
    expect(may(guest)).toBe(true);
    const foreign = role('web', ['CAN *'], zulu);
    expect(may({ caller: bob, roles: [foreign], roleTags: [foreign.uuid] })).toBe(false);
  });

  it('do no less with more sentences, roles and tags', () => {
    const text = fc.constantFrom(
      'CAN getmachine',
      'CAN *',
      'CAN stopmachine',
      'CAN get* WHEN tag_role = www',
      'CAN getmachine WHEN NOT tag_role = www',
      'CAN getmachine WHEN tag_other = x',
      'CAN /^get/::regex',
    );
    const someRole = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.array(text, { maxLength: 3 }))
      .map(([name, texts]) => role(name, texts));
    const tags = fc.array(fc.constantFrom('role-a', 'role-b', 'role-c'), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(someRole, { maxLength: 3 }),
        tags,
        someRole,
        text,
        tags,
        (roles, roleTags, oneMore, sentence, moreTags) => {
          fc.pre(may({ roles, roleTags }));
          const richer = roles.map((each) => ({
            ...each,
            sentences: [...each.sentences, ...role('x', [sentence]).sentences],
          }));
          expect(may({ roles: richer, roleTags })).toBe(true);
          expect(may({ roles: [oneMore, ...roles], roleTags: [...moreTags, ...roleTags] })).toBe(true);
        },
      ),
    );
  });
});

describe('the roles a request acts in', () => {
  const [dev, ops] = [role('dev', []), role('ops', [])];
  const memberships = [
    { role: dev, isDefault: true },
    { role: ops, isDefault: false },
  ];

  it('are the default ones, or those asked for', () => {
    expect(chooseActiveRoles(memberships, undefined).roles).toEqual([dev]);
    expect(chooseActiveRoles(memberships, []).roles).toEqual([dev]);
    expect(chooseActiveRoles(memberships, ['ops']).roles).toEqual([ops]);
    expect(chooseActiveRoles(memberships, ['role-ops', 'dev', 'ops']).roles).toEqual([ops, dev]);
  });

  it('are never others than one\u2019s own, and one cannot learn which exist', () => {
    const answers = ['admin', 'no-such-role', 'web'].map((name) =>
      chooseActiveRoles(memberships, ['dev', name]),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.error).toMatch(/not a member/);
  });
});

describe('the table of actions', () => {
  const sdl = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const fieldsOf = (type: string): string[] => {
    const object = schema.getType(type);
    return object instanceof GraphQLObjectType
      ? Object.keys(object.getFields()).map((field) => `${type}.${field}`)
      : [];
  };
  const rootFields = ['Query', 'Mutation', 'Subscription'].flatMap(fieldsOf);

  it('has a row for every query, mutation and subscription', () => {
    expect(rootFields.filter((field) => !Object.hasOwn(actionOf, field))).toEqual([]);
  });

  it('has no row for what does not exist', () => {
    const fields = Object.keys(actionOf);
    expect(fields.filter((field) => !fieldsOf(field.split('.')[0] ?? '').includes(field))).toEqual([]);
  });

  it('gives the reason wherever no policy decides, and no field for nothing', () => {
    for (const [field, row] of [...Object.entries(actionOf), ...Object.entries(actionOfType)]) {
      const isDecided = 'actions' in row || row.action !== null;
      expect(isDecided || (row.because ?? '').length > 10, field).toBe(true);
    }
    const undecided = rootFields.filter((field) => actionsFor(field as MappedField).length === 0);
    // What operators alone may do, and what everybody may do with their own credentials.
    expect(undecided.filter((field) => field.startsWith('Mutation.')).sort()).toEqual([
      'Mutation.changePassword',
      'Mutation.createAccount',
      'Mutation.deleteAccount',
      'Mutation.refreshSession',
      'Mutation.setAccountLimits',
      'Mutation.signIn',
      'Mutation.signOut',
    ]);
  });

  it('knows how every type that has an id is read', () => {
    expect(Object.keys(actionOfType).sort()).toEqual([...nodeTypes].sort());
  });

  it('names each action once, in the words of policies', () => {
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.filter((action) => !/^[a-z_]+$/.test(action))).toEqual([]);
  });

  it('asks for what an update changes', () => {
    const update = (input: Record<string, unknown>) =>
      actionsFor('Mutation.updateInstance', { instance: 'web', ...input });
    expect(update({ name: 'db' })).toEqual(['renamemachine']);
    expect(update({ deletionProtection: false })).toEqual(['disable_deletion_protectionmachine']);
    expect(update({ name: 'db', deletionProtection: true, metadata: [] })).toEqual([
      'renamemachine',
      'enable_deletion_protectionmachine',
      'addmachinemetadata',
    ]);
    expect(update({ autoboot: false })).toEqual(['renamemachine']);
    expect(update({ name: null })).toEqual(['renamemachine']);
    expect(actionsFor('Mutation.setInstanceTags', { mode: 'REPLACE' })).toEqual(['replacemachinetags']);
    expect(actionsFor('Mutation.setInstanceTags', {})).toEqual(['addmachinetags']);
  });
});

describe('the circumstances', () => {
  const allows = (condition: string, known = conditions): boolean => {
    const only = role('only', [`CAN getmachine WHEN ${condition}`]);
    expect(only.sentences).toHaveLength(1);
    return may({ roles: [only], roleTags: [only.uuid], context: { conditions: known } });
  };

  it.each([
    'day = Monday',
    'time >= 09:30',
    'date < 2026-04-07',
    'activeRoles CONTAINS web',
    'activeRoles CONTAINS role-web',
    'ip = 10.0.0.0/8',
    'tag_role = www',
  ])('of a request are known to policies: %s', (condition) => {
    expect(allows(condition)).toBe(true);
  });

  it('of the client come under Triton\u2019s names', () => {
    const known = conditionsOf({
      now,
      activeRoles: [],
      sourceIp: '192.0.2.7',
      userAgent: 'triton/7',
      method: 'POST',
      datacenter: 'eu-1',
    });
    for (const condition of [
      'sourceip = 192.0.2.0/24',
      'user-agent LIKE triton/*',
      'method = post',
      'datacenter = eu-1',
    ]) {
      expect(allows(condition, known)).toBe(true);
    }
    expect(allows('ip = 192.0.2.7', known)).toBe(false);
  });
});
