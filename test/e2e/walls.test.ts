import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLNamedType, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseGlobalId, toGlobalId } from '../../schema/ids.ts';
import { computeNodes } from '../../subgraphs/compute/store/compute-nodes.ts';
import { instances } from '../../subgraphs/compute/store/instances.ts';
import { actionOf, actionsFor, type MappedField } from '../../subgraphs/shared/policy/action-of.ts';
import type { Action } from '../../subgraphs/shared/policy/actions.ts';
import { type CollectionSpec, commitWithRetry, type Doc, update } from '../../subgraphs/store/port.ts';
import { type Datacenter, openDatacenter } from '../kit/datacenter.ts';
import { leadingTo, type Person, people, type Row, rows } from '../kit/walls/rows.ts';
import { answerTo, verdictOn, verdictOnStream } from '../kit/walls/verdict.ts';
import { addLogin, addMember, addSpares, type WalledWorld, walledWorld } from '../kit/walls/walled-world.ts';

/*
 * One table of everything that can be asked, and everybody who can ask. A field of the graph without a row fails
 * here: whoever adds one says who may.
 */

const graph = buildSchema(readFileSync('schema/api.graphql', 'utf8'), { assumeValidSDL: true });

describe('the table of walls', () => {
  it('has a row for every query, mutation, subscription and field that leads from object to object', () => {
    expect(Object.keys(rows).toSorted()).toEqual(walledFields().toSorted());
  });

  it('stands beside a table of actions that names every query, mutation and subscription', () => {
    const roots = walledFields().filter((name) => /^(Query|Mutation|Subscription)\./.test(name));
    expect(roots.filter((name) => !Object.hasOwn(actionOf, name))).toEqual([]);
  });
});

describe('behind the real door', () => {
  let dc: Datacenter;
  let world: WalledWorld;
  let tokens: Readonly<Record<Exclude<Person, 'member'>, string | null>>;

  beforeAll(async () => {
    dc = await openDatacenter();
    world = await walledWorld(dc);
    const stranger = await dc.tokens.issueAccessToken({
      accountUuid: '37e55842-9f32-4fb4-92c8-1593313725ce',
      name: 'stranger',
    });
    tokens = {
      nobody: null,
      stranger: stranger.token,
      bare: await addMember(dc, []),
      owner: dc.token,
      reader: world.readerToken,
      operator: dc.operatorToken,
    };
  });
  afterAll(() => dc.close());

  it.each(Object.entries(rows))('%s', async (name, row) => {
    const actions = [...new Set([...row.through, ...actionsOfRow(name)])];
    const all = { ...tokens, member: await addMember(dc, actions) };
    const verdicts: Record<string, string> = {};
    for (const person of people) {
      if (name.startsWith('Mutation.delete')) world = { ...world, ...(await addSpares(dc)) };
      verdicts[person] = await meet(name, row, all[person]);
    }
    expect(verdicts).toEqual(row.expected);
  });

  it.each(Object.entries(rows).filter(([, { stopped }]) => stopped !== undefined))(
    '%s stops who may see the object only',
    async (name, row) => {
      expect(await meet(name, row, await addMember(dc, row.through))).toBe(row.stopped);
    },
  );

  it('lets a role reach one instance with what belongs to it, and no other', async () => {
    const other = await dc.createInstance(dc.owner(), { name: 'other' });
    const { token, role } = await addLogin(dc, ['getmachine', 'listmachines', 'listnics']);
    const set = `mutation { setInstanceRoleTags(input: { instance: "${world.instance}", roles: ["${role}"] }) {
      userErrors { code } } }`;
    expect(await dc.owner().ask(set)).toEqual({ setInstanceRoleTags: { userErrors: [] } });
    const look = `{ instances { nodes { uuid nics { mac } } } instance(ref: "${other.uuid}") { name } }`;
    const { data } = await answerTo(dc, token, look);
    expect(data).toEqual({
      instances: { nodes: [{ uuid: world.instance, nics: expect.arrayContaining([{ mac: world.nic }]) }] },
      instance: null,
    });
  });

  it('gives another account’s id and one that never was the same answer', async () => {
    const whatIsTold = async (document: string): Promise<unknown> => {
      const { data, errors = [] } = await answerTo(dc, tokens.stranger, document);
      return {
        data,
        errors: errors.map(({ message, path, extensions }) => [message, path, extensions?.code]),
      };
    };
    for (const [name, row] of Object.entries(rows)) {
      if (row.expected.stranger !== 'NULL' && row.expected.stranger !== 'NOT_FOUND') continue;
      if (name.startsWith('Subscription.')) continue;
      const document = row.document(world);
      const [absent, theirs] = [withoutObjects(document), document];
      expect(await whatIsTold(absent), name).toEqual(await whatIsTold(theirs));
    }
  });

  const meet = (name: string, row: Row, token: string | null): Promise<string> =>
    name.startsWith('Subscription.')
      ? verdictOnStream(dc, token, row.document(world), row.path, nudge, isOwners)
      : answerTo(dc, token, row.document(world)).then((answer) => verdictOn(answer, row.path));

  const isOwners = (event: unknown): boolean =>
    [world.instance, world.operation, world.node].some((id) => JSON.stringify(event).includes(id));

  /** Something happens to the owner's instance, the stranger's, and the compute node. */
  async function nudge(): Promise<void> {
    await touch(instances, world.instance, ({ autoboot }) => ({ autoboot: !autoboot }));
    await touch(instances, world.theirs, ({ autoboot }) => ({ autoboot: !autoboot }));
    await touch(computeNodes, world.node, ({ isReservedForOperator }) => ({
      isReservedForOperator: !isReservedForOperator,
    }));
  }

  const touch = <D extends Doc>(
    spec: CollectionSpec<D>,
    id: string,
    change: (doc: D) => Parameters<typeof update<D>>[2],
  ): Promise<unknown> =>
    commitWithRetry(dc.store, async () => {
      const doc = await dc.store.collection(spec).get(id);
      return doc && { changes: [update(spec, doc, change(doc))], value: undefined };
    });
});

function actionsOfRow(name: string): readonly Action[] {
  if (leadingTo[name]) return leadingTo[name];
  return Object.hasOwn(actionOf, name) ? actionsFor(name as MappedField, inputOf[name]) : [];
}

/** Where the input decides what must be allowed. */
const inputOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'Mutation.changePassword': { user: 'somebody' },
};

/** The operation with ids in place of the owner's that nothing has. */
const withoutObjects = (document: string): string =>
  document
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, absent)
    .replace(/(?<=id: ")[A-Za-z0-9_-]{20,}(?=")/g, (id) => {
      const global = parseGlobalId(id);
      return global ? toGlobalId(global.type, absent) : id;
    });
const absent = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

/** All root fields, and the fields of objects with an id that lead to other such objects, directly or in a list. */
function walledFields(): readonly string[] {
  return Object.values(graph.getTypeMap())
    .filter(isObjectType)
    .filter((type) => isRoot(type) || isNode(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => isRoot(type) || leadsToNode(getNamedType(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    );
}

const isRoot = ({ name }: GraphQLNamedType): boolean => /^(Query|Mutation|Subscription)$/.test(name);

const isNode = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');

const leadsToNode = (type: GraphQLNamedType): boolean =>
  isNode(type) ||
  type.name.endsWith('Connection') ||
  (isObjectType(type) && Object.values(type.getFields()).some((field) => isNode(getNamedType(field.type))));
