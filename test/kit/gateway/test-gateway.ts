import { Registry } from 'prom-client';
import { type Gateway, type GatewayOptions, startGateway } from '../../../gateway/start-gateway.ts';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { composeGraph } from './compose-graph.ts';
import { EventSource } from './event-source.ts';
import { graphSubgraphs } from './graph-subgraphs.ts';
import { type GraphWorld, graphWorld } from './graph-world.ts';
import { type LogLine, memoryLogger } from './memory-logger.ts';

let composed: string | undefined;
/** Composed once per test file: composing takes longer than most tests. */
export const graphSupergraph = (): string => {
  composed ??= composeGraph();
  return composed;
};

export interface TestGateway extends Gateway {
  readonly world: GraphWorld;
  readonly events: EventSource;
  readonly lines: LogLine[];
  readonly origin: string;
  /** Sends an operation by POST as account a1. */
  send(query: string, variables?: object, init?: RequestInit): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: { readonly cost: { readonly requested: number; readonly limit: number } };
  };
}

/** A whole gateway over the small graph, on a port of the system's choice. */
export async function testGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const world = graphWorld();
  const events = new EventSource();
  const { logger, lines } = memoryLogger();
  const gateway = await startGateway({
    supergraphSdl: graphSupergraph(),
    subgraphs: graphSubgraphs(world, events),
    clock: systemClock,
    random: seededRandom(7),
    logger,
    registry: new Registry(),
    readiness: async () => ({ store: 'ok' }),
    explorerDirectory: '/nonexistent',
    host: '127.0.0.1',
    port: 0,
    ...options,
  });
  const send: TestGateway['send'] = async (query, variables, init = {}) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      ...init,
      headers: { 'content-type': 'application/json', authorization: 'Bearer token-a', ...init.headers },
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { ...gateway, world, events, lines, send, origin: gateway.url.replace('/graphql', '') };
}
