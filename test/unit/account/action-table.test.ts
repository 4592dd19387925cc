import { readFileSync } from 'node:fs';
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
import { conditionsOf } from '../../../subgraphs/shared/policy/conditions.ts';
import { evaluatePolicy } from '../../../subgraphs/shared/policy/evaluate-policy.ts';
import { parsePolicy } from '../../../subgraphs/shared/policy/parse-policy.ts';

const now = Date.UTC(2026, 3, 6, 9, 30);
const conditions = conditionsOf({
  now,
  activeRoles: [{ uuid: 'role-web', name: 'web' }],
  instance: { ips: ['10.0.0.1'], tags: { role: 'www' } },
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
    const { policy } = parsePolicy(`CAN getmachine WHEN ${condition}`);
    if (!policy) throw new Error(`cannot be read: ${condition}`);
    return evaluatePolicy(policy, { action: 'getmachine', conditions: known });
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
