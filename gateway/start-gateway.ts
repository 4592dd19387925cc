import type { Registry } from 'prom-client';
import type { Clock, Logger, Random } from '../schema/runtime.ts';
import type { Subgraph } from '../schema/subgraph.ts';
import { Audit } from './audit/audit.ts';
import { CredentialWatch } from './auth/credential-watch.ts';
import { Identities } from './auth/identities.ts';
import { originsOf } from './auth/origins.ts';
import { SessionKeys } from './auth/session-keys.ts';
import type { GatewayParts } from './gateway-parts.ts';
import { Budgets } from './guards/budgets.ts';
import { EventStreams } from './http/event-stream.ts';
import { GraphqlEndpoint } from './http/graphql-endpoint.ts';
import type { Readiness } from './http/health.ts';
import { HttpServer } from './http/http-server.ts';
import { type GatewayLimits, gatewayLimits } from './limits.ts';
import { gatewayMetrics } from './observe/metrics.ts';
import { requestLog } from './observe/request-log.ts';
import { Admission } from './operations/admission.ts';
import { Operations } from './operations/operations.ts';
import { StreamHub } from './subscriptions/stream-hub.ts';
import { loadSupergraph } from './supergraph/load-supergraph.ts';
import type { Supergraph } from './supergraph/supergraph.ts';
import { SocketServer } from './websocket/socket-server.ts';

export interface GatewayOptions {
  /** The composed supergraph. */
  readonly supergraphSdl: string;
  /** The subgraphs, in this process or behind something that calls them elsewhere; the account subgraph among them. */
  readonly subgraphs: readonly Subgraph[];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Takes the gateway's metrics, and is what `/metrics` shows. */
  readonly registry: Registry;
  readonly readiness: Readiness;
  readonly explorerDirectory: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Origins of web pages, besides our own, that may use the API, e.g. `https://console.example.com`. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Smaller bounds, for tests. */
  readonly limits?: GatewayLimits | undefined;
}

export interface Gateway {
  /** Where HTTP is answered, e.g. `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** The same for WebSockets. */
  readonly wsUrl: string;
  readonly port: number;
  /** Open streams; all 0 when every client has gone. */
  streams(): { readonly upstreams: number; readonly readers: number; readonly sockets: number };
  /** Swaps in another supergraph without dropping anything. Throws, and keeps the old one, when it is broken. */
  replaceSupergraph(sdl: string): void;
  /** Drains and stops: running requests finish (10 s at most), streams and sockets are told to come back. */
  close(): Promise<void>;
}

/** Opens the door. Rejects when the supergraph is broken or the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { subgraphs, logger, registry, readiness, explorerDirectory, host } = options;
  const names = new Set(subgraphs.map(({ name }) => name));
  const supergraph = await loadSupergraph({ sdl: options.supergraphSdl, subgraphs: names, logger });
  const parts = assemble(options, supergraph);
  const endpoint = await GraphqlEndpoint.start(parts, supergraph);
  const events = new EventStreams(parts);
  const sockets = new SocketServer(parts);
  const server = new HttpServer(parts, { endpoint, events, sockets, readiness, registry, explorerDirectory });
  const streams = () => ({ ...parts.hub.size, sockets: sockets.size });
  parts.metrics.gauges({
    sockets: () => sockets.size,
    subscriptions: () => parts.hub.size.readers,
    upstreams: () => parts.hub.size.upstreams,
  });
  const close = async (): Promise<void> => {
    await server.close();
    await endpoint.stop();
    await supergraph.stop();
  };
  const port = await server.listen(host, options.port).catch(async (error: unknown) => {
    await sockets.close();
    await endpoint.stop();
    await supergraph.stop();
    throw error;
  });
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;
  return {
    url: `http://${authority}`,
    wsUrl: `ws://${authority}`,
    port,
    streams,
    replaceSupergraph: (sdl) => supergraph.replace(sdl),
    close,
  };
}

function assemble(options: GatewayOptions, supergraph: Supergraph): GatewayParts {
  const { clock, random, limits = gatewayLimits } = options;
  const logger = options.logger.child({ part: 'gateway' });
  const metrics = gatewayMetrics(options.registry);
  const subgraphs = new Map(options.subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const account = subgraphs.get('account');
  if (!account) throw new Error('The gateway needs the account subgraph to know who is asking');
  const timeoutMs = limits.http.requestTimeoutMs;
  const audit = new Audit({ account, clock, logger, timeoutMs, onLost: metrics.auditLost });
  const execution = { subgraphs, clock, logger, limits, audit };
  const identities = new Identities({ account, clock, random, logger, limits: limits.gateway });
  const operations = new Operations(supergraph, limits, metrics.planCache);
  return {
    operations,
    admission: new Admission(operations, new Budgets(clock, limits.rate)),
    execution,
    hub: new StreamHub(execution, metrics.eventDelay),
    identities,
    sessionKeys: new SessionKeys(account, clock, random),
    credentials: new CredentialWatch(identities, clock, limits.gateway.credentialCheckIntervalMs),
    origins: originsOf(options.allowedOrigins ?? []),
    random,
    metrics,
    requestLog: requestLog(clock, logger, metrics),
  };
}
