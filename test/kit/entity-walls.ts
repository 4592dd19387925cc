import { expect } from 'vitest';
import { type NodeType, toGlobalId } from '../../schema/ids.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import { ask, callers } from './subgraph-bench.ts';

/** An object and who may see it. */
export interface WalledObject {
  readonly type: NodeType;
  /** The key inside its type, as in its global id. */
  readonly key: string;
  /** The key field other subgraphs may name instead of `id`. */
  readonly keyField: string;
  readonly seenBy: readonly (keyof typeof callers)[];
}

const entityQuery = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Node { id } }
}`;

/**
 * The law of walls for references: by id and by key, those who may see an object get it, and everybody else gets
 * exactly what they get for an object that never was.
 */
export async function expectWalls(
  subgraph: { readonly subgraph: Subgraph },
  object: WalledObject,
): Promise<void> {
  const { type, key, keyField, seenBy } = object;
  const id = toGlobalId(type, key);
  const representations = [
    { __typename: type, id },
    { __typename: type, [keyField]: key },
    { __typename: type, id: toGlobalId(type, 'ffffffff-ffff-4fff-8fff-ffffffffffff') },
    { __typename: type, id: 'nonsense' },
  ];
  for (const [login, caller] of Object.entries(callers)) {
    const answer = await ask(subgraph, caller, entityQuery, { representations });
    const seen = seenBy.some((one) => one === login) ? { __typename: type, id } : null;
    expect(answer, `${type} ${key} for ${login}`).toEqual({ data: { _entities: [seen, seen, null, null] } });
  }
  const nobody = await ask(subgraph, null, entityQuery, { representations: representations.slice(0, 1) });
  expect(nobody.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
}
