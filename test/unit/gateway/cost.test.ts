import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(() => gateway.close());

const cases: readonly (readonly [string, number, Record<string, unknown>?])[] = [
  ['{ __typename }', 0],
  ['{ viewer { login } }', 1],
  ['{ instances(first: 3) { nodes { name } } }', 1 + 3],
  ['{ instances(last: 3) { nodes { name } } }', 1 + 3],
  ['{ instances { nodes { name } } }', 1 + 25],
  ['{ instances(first: 0) { nodes { name } } }', 1 + 1],
  ['{ instances(first: -5) { nodes { name } } }', 1 + 1],
  ['{ instances(first: 2000000000) { nodes { name } } }', 1 + 100],
  ['{ instances(first: 2) { edges { node { name } } nodes { name } } }', 1 + 2 * 2 + 2],
  ['query($n: Int = 4) { instances(first: $n) { nodes { name } } }', 1 + 4],
  ['query($n: Int = 4) { instances(first: $n) { nodes { name } } }', 1 + 7, { n: 7 }],
  ['{ instances(first: 2) { totalCount } }', 1],
  ['{ images { tags { name } } }', 5 * (1 + 2)],
  ['mutation { append(text: "x") }', 25 * 10],
  ['mutation { rename(uuid: "v1", name: "x") { image { name } } }', 10 + 1],
  [
    'query($on: Boolean!) { viewer @include(if: $on) { login } images @skip(if: true) { name } }',
    0,
    { on: false },
  ],
  ['{ ...F ...F } fragment F on Query { viewer { login } }', 2],
];

it.each(cases.map(([query, cost, variables = {}]) => ({ query, cost, variables })))(
  '$query costs $cost',
  async ({ query, cost, variables }) => {
    const { body } = await gateway.send(query, variables);
    expect(body.extensions?.cost).toMatchObject({ requested: cost, limit: 5000 });
  },
);

it('tells the cost of what it refuses', async () => {
  const { body } = await gateway.send(
    '{ instances(first: 100) { nodes { peers { peers { peers { peers { peers { name } } } } } } } }',
  );
  const error = body.errors?.[0];
  expect(error?.extensions).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    limit: 'cost',
    maximum: 5000,
    requested: 6301,
  });
});
