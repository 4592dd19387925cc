import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Subgraph } from '../../../schema/subgraph.ts';
import { composeGraph } from '../../kit/gateway/compose-graph.ts';
import { EventSource } from '../../kit/gateway/event-source.ts';
import { graphSdl } from '../../kit/gateway/graph-sdl.ts';
import { graphSubgraphs } from '../../kit/gateway/graph-subgraphs.ts';
import { graphWorld } from '../../kit/gateway/graph-world.ts';
import { poll } from '../../kit/gateway/poll.ts';
import { graphSupergraph, type TestGateway, testGateway } from '../../kit/gateway/test-gateway.ts';

describe('another supergraph', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await testGateway();
  });
  afterAll(() => gateway.close());
  afterEach(() => gateway.replaceSupergraph(graphSupergraph()));

  const renamed = () => composeGraph({ ...graphSdl, image: graphSdl.image.replace('images:', 'pictures:') });

  it('is used by what comes after, while what runs finishes on the old one', async () => {
    let release = (): void => undefined;
    gateway.world.hold = new Promise((resolve) => {
      release = resolve;
    });
    const running = gateway.send('{ images { name owner { login } } }');
    await poll(() => gateway.world.asked.length).toBe(1);
    gateway.replaceSupergraph(renamed());
    release();
    gateway.world.hold = undefined;
    expect((await running).body.errors).toBeUndefined();
    expect((await gateway.send('{ images { name } }')).status).toBe(400);
    const introspected = await gateway.send('{ __type(name: "Query") { fields { name } } }');
    expect(JSON.stringify(introspected.body.data)).toContain('pictures');
  });

  it('is refused when it is broken, or needs a subgraph that nobody runs', async () => {
    const foreign = graphSupergraph().replace('@join__graph(name: "image"', '@join__graph(name: "billing"');
    for (const sdl of ['type Query { x: Int }', '{', foreign]) {
      expect(() => gateway.replaceSupergraph(sdl)).toThrow();
      expect((await gateway.send('{ images { name } }')).status).toBe(200);
    }
  });

  it('reports to nobody', () => {
    expect(process.env.APOLLO_TELEMETRY_DISABLED).toBe('1');
  });
});

it('a gateway does not start on a broken supergraph', async () => {
  await expect(testGateway({ supergraphSdl: 'type Query { x: Int }' })).rejects.toThrow();
});

describe('subgraphs that misbehave', () => {
  /** A gateway whose compute subgraph answers operations of clients like this. */
  const withCompute = (execute: Subgraph['execute']): Promise<TestGateway> => {
    const subgraphs = graphSubgraphs(graphWorld(), new EventSource());
    return testGateway({
      subgraphs: subgraphs.map((subgraph) =>
        subgraph.name === 'compute' ? { ...subgraph, execute } : subgraph,
      ),
    });
  };
  const query = '{ node(id: "x") { id ... on Instance { name } } viewer { login } }';

  it.each<[string, Subgraph['execute']]>([
    ['rejects', () => Promise.reject(new Error('secret'))],
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['answers nothing', async () => ({})],
    ['answers text', async () => ({ data: 'secret' as unknown as Record<string, unknown> })],
    ['answers an object that is none', async () => ({ data: { node: 'secret' } })],
    [
      'answers a type that does not exist',
      async () => ({ data: { node: { __typename: 'Secret', id: 'x' } } }),
    ],
    [
      'answers a type that does not belong there',
      async () => ({ data: { node: { __typename: 'Query', id: 'x' } } }),
    ],
    [
      'answers a number for a name',
      async () => ({ data: { node: { __typename: 'Instance', id: 'x', name: 7 } } }),
    ],
    [
      'answers a list for an object',
      async () => ({ data: { node: [{ __typename: 'Instance', id: 'secret' }] } }),
    ],
  ])('one that %s costs its part and says nothing of itself', async (_name, execute) => {
    const gateway = await withCompute(execute);
    const { status, body } = await gateway.send(query);
    expect(status).toBe(200);
    expect(body.data).toEqual({ node: null, viewer: { login: 'ada' } });
    expect(JSON.stringify(body)).not.toMatch(/secret/i);
    for (const error of body.errors ?? []) expect(error.extensions.code).toBe('INTERNAL');
    await gateway.close();
  });

  it('an account subgraph that cannot say who is asking: 503', async () => {
    const subgraphs = graphSubgraphs(graphWorld(), new EventSource());
    const execute = () => Promise.reject(new Error('down'));
    const gateway = await testGateway({
      subgraphs: subgraphs.map((subgraph) =>
        subgraph.name === 'account' ? { ...subgraph, execute } : subgraph,
      ),
    });
    const answer = await gateway.send('{ images { name } }');
    expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
    await gateway.close();
  });
});
