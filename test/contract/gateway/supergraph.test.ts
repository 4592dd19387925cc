import { readFileSync } from 'node:fs';
import type { DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayLimits } from '../../../gateway/limits.ts';
import { Operations } from '../../../gateway/operations/operations.ts';
import { isPresentFirst } from '../../../gateway/subscriptions/present-first.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import type { Supergraph } from '../../../gateway/supergraph/supergraph.ts';
import { subgraphNames } from '../../../schema/subgraph.ts';
import { memoryLogger } from '../../kit/gateway/memory-logger.ts';

let supergraph: Supergraph;
let operations: Operations;
beforeAll(async () => {
  const sdl = readFileSync('schema/supergraph.graphql', 'utf8');
  const { logger } = memoryLogger();
  supergraph = await loadSupergraph({ sdl, subgraphs: new Set(subgraphNames), logger });
  operations = new Operations(supergraph, gatewayLimits, () => undefined);
});
afterAll(() => supergraph.stop());

const admit = (query: string) => operations.admit({ query, operationName: undefined, variables: {} });

describe('the committed supergraph', () => {
  it("keeps what is the gateway's own from clients", () => {
    const { apiSchema } = supergraph.current();
    expect(apiSchema.getQueryType()?.getFields().identify).toBeUndefined();
    expect(apiSchema.getType('Identity')).toBeUndefined();
  });

  it('marks the streams that begin with the present', () => {
    expect(isPresentFirst(supergraph.current(), 'operationChanged')).toBe(true);
    expect(isPresentFirst(supergraph.current(), 'instanceChanged')).toBe(false);
  });

  it('lets a rich page pass and refuses lists within lists within lists', () => {
    const rich = admit(
      `{ instances(first: 100) { asOf totalCount nodes {
           id name state tags { name value } image { name account { login } } package { name }
           nics { mac ip network { name subnet } } account { login } } } }`,
    );
    expect(rich.cost.requested).toBeLessThan(5_000);
    const nested =
      '{ computeNodes { nodes { instances { nodes { operations { nodes { steps { name } } } } } } } }';
    expect(() => admit(nested)).toThrow(/cost/);
  });

  it('has the costs of its directives', () => {
    expect(
      admit('{ instances(first: 10) { nodes { operations(first: 3) { nodes { steps { name } } } } } }').cost
        .requested,
    ).toBe(1 + 10 * (1 + 1 + 3 * (1 + 8)));
    const start =
      'mutation { startInstance(input: { instance: "web" }) { operation { id } userErrors { code } } }';
    expect(admit(start).cost.requested).toBe(10 + 1 + 2);
  });

  it('gives equal fetches equal documents', () => {
    const documentOf = (query: string): DocumentNode | undefined => {
      const { plan } = admit(query).prepared;
      return plan.kind === 'answer' && plan.root?.kind === 'fetch' ? plan.root.document : undefined;
    };
    const document = documentOf('{ viewer { isOperator } }');
    expect(document).toBeDefined();
    expect(documentOf('query Named { viewer { isOperator } }')).toBe(document);
  });

  it('plans every subscription with fields of other subgraphs', () => {
    const object = 'id nics { mac network { name } } image { name } account { login }';
    const { plan } = admit(
      `subscription { instanceChanged { cursor kind sequence instance { ${object} } } }`,
    ).prepared;
    expect(plan).toMatchObject({
      kind: 'stream',
      primary: { subgraph: 'compute' },
      rest: { kind: 'sequence' },
    });
  });
});
