import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import { pause } from '../../schema/runtime.ts';
import { credentialOfRequest, isSignature } from '../auth/credential.ts';
import { isOpenToAll } from '../auth/open-door.ts';
import { type SignedIn, signIn, unauthenticated } from '../auth/sign-in.ts';
import { codeOf, refusal } from '../errors/refusal.ts';
import type { GatewayParts } from '../gateway-parts.ts';
import { countRefusal, type RequestEnd } from '../observe/request-log.ts';
import {
  type OperationParams,
  operationParams,
  operationParamsOfSearch,
} from '../operations/operation-params.ts';
import { refuseUpgrade, type SocketServer } from '../websocket/socket-server.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { allowOrigin, answerPreflight } from './cross-origin.ts';
import { type EventStreams, wantsEvents } from './event-stream.ts';
import { serveExplorer } from './explorer-files.ts';
import type { GraphqlEndpoint } from './graphql-endpoint.ts';
import { answerHealth, answerMetrics, answerReadiness, type Readiness } from './health.ts';
import { sendError, sendText } from './json-answer.ts';
import { ClientGone, type JsonBody, readJsonBody } from './read-body.ts';
import { requestIdOf } from './request-id.ts';

/** What stands behind the paths. */
export interface HttpDoors {
  readonly endpoint: GraphqlEndpoint;
  readonly events: EventStreams;
  readonly sockets: SocketServer;
  readonly readiness: Readiness;
  readonly registry: Registry;
  /** Where the built explorer lies. */
  readonly explorerDirectory: string;
}

/** One request on its way through. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly path: string;
  /** With its question mark; empty without one. */
  readonly search: string;
}

/** The HTTP door: routes, bounds and the orderly end. */
export class HttpServer {
  readonly #parts: GatewayParts;
  readonly #doors: HttpDoors;
  readonly #server: Server;
  #isDraining = false;

  constructor(parts: GatewayParts, doors: HttpDoors) {
    this.#parts = parts;
    this.#doors = doors;
    const { http } = parts.execution.limits;
    this.#server = createServer({
      maxHeaderSize: http.headerBytes,
      headersTimeout: http.headersTimeoutMs,
      requestTimeout: http.requestTimeoutMs,
      // How often the two time-outs are looked at; node's own 30 s would make 45 s of 15.
      connectionsCheckingInterval: Math.min(1_000, http.headersTimeoutMs),
    });
    this.#server.on('request', (request, response) => void this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#server.on('clientError', (error, socket) => answerBrokenRequest(error, socket, parts.random));
  }

  /** Starts listening and answers the port. Rejects when the port is taken. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Stops accepting, lets running requests finish for as long as `drainMs`, ends streams and sockets at once. */
  async close(): Promise<void> {
    this.#isDraining = true;
    const { clock, limits } = this.#parts.execution;
    const drained = new AbortController();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#doors.events.close();
    this.#server.closeIdleConnections();
    await this.#doors.sockets.close();
    const all = closed.then(() => drained.abort());
    await pause(clock, limits.gateway.drainMs, drained.signal);
    this.#server.closeAllConnections();
    await all;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (pathOf(request) === '/graphql') this.#doors.sockets.upgrade(request, socket, head);
    else refuseUpgrade(socket, '404 Not Found');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { random, execution } = this.#parts;
    const requestId = requestIdOf(request, random);
    const path = pathOf(request);
    const search = (request.url ?? '').slice(path.length);
    response.setHeader('x-request-id', requestId);
    if (this.#isDraining) response.setHeader('connection', 'close');
    response.once('close', () => this.#isDraining && this.#server.closeIdleConnections());
    const exchange = { request, response, requestId, path, search };
    try {
      await (path === '/graphql' ? this.#serveGraphql(exchange) : this.#servePage(exchange));
    } catch (error) {
      const cause = error instanceof Error ? error.stack : String(error);
      execution.logger.error({ requestId, path, cause }, 'a request failed');
      if (response.headersSent) response.destroy();
      else this.#refuse(exchange, error);
    }
  }

  async #servePage(exchange: Exchange): Promise<void> {
    const { request, response, path } = exchange;
    if (!isPage(path)) return this.#refuse(exchange, refusal('NOT_FOUND', 'There is nothing here.'));
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const refused = refusal('METHOD_NOT_ALLOWED', 'Only GET is possible here.');
      return this.#refuse(exchange, refused, { allow: 'GET, HEAD' });
    }
    const { readiness, registry, explorerDirectory } = this.#doors;
    if (path === '/') {
      response.writeHead(302, { location: '/graphiql' });
      response.end();
    } else if (path === '/healthz') answerHealth(response);
    else if (path === '/readyz') await answerReadiness(response, this.#isDraining ? draining : readiness);
    else if (path === jwksPath) await this.#serveKeys(response);
    else if (path === '/metrics') await answerMetrics(response, registry);
    else await serveExplorer(explorerDirectory, request, response);
  }

  async #serveKeys(response: ServerResponse): Promise<void> {
    const keys = await this.#parts.sessionKeys.read();
    sendText(response, keys, { 'content-type': 'application/jwk-set+json', 'cache-control': 'max-age=60' });
  }

  async #serveGraphql(exchange: Exchange): Promise<void> {
    const { request, response } = exchange;
    allowOrigin(this.#parts.origins, request, response);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    if (request.method !== 'GET' && request.method !== 'POST') {
      const refused = refusal('METHOD_NOT_ALLOWED', 'Only GET and POST are possible here.');
      return this.#refuse(exchange, refused, { allow: 'GET, POST' });
    }
    const log = this.#parts.requestLog(wantsEvents(request) ? 'event-stream' : 'http', exchange.requestId);
    const known: { caller?: RequestEnd['caller'] } = {};
    try {
      log({ ...(await this.#answer(exchange, known)), ...known });
    } catch (error) {
      log({ ...known, ...this.#answerRefused(exchange, error) });
    }
  }

  /** Signs in, reads and answers one GraphQL request. Throws what was wrong before anything was answered. */
  async #answer(exchange: Exchange, known: { caller?: RequestEnd['caller'] }): Promise<RequestEnd> {
    const { request, response, requestId, search } = exchange;
    if (this.#isDraining) throw refusal('UNAVAILABLE', 'The gateway is going away.');
    const { signedIn, body, params } = await this.#read(exchange);
    known.caller = signedIn?.caller;
    if (!wantsEvents(request)) {
      const caller = signedIn?.caller ?? null;
      return this.#doors.endpoint.serve(
        { request, requestId, caller, body: body?.value, search, params },
        response,
      );
    }
    if (!signedIn) throw unauthenticated();
    return this.#doors.events.serve({ request, response, requestId }, signedIn, params);
  }

  /** Who asks for what. A token is looked at before the body is read; a signature counts for one body. */
  async #read({ request, search }: Exchange): Promise<Asked> {
    const { authorization } = request.headers;
    if (authorization === undefined) return this.#readOfNobody(request);
    const { identities, execution } = this.#parts;
    const early = isSignature(authorization)
      ? undefined
      : await signIn(identities, credentialOfRequest(request, undefined));
    const isPost = request.method === 'POST';
    const body = isPost ? await readJsonBody(request, execution.limits.http.bodyBytes) : undefined;
    const signedIn = early ?? (await signIn(identities, credentialOfRequest(request, body?.bytes)));
    const params = isPost ? operationParams(body?.value) : operationParamsOfSearch(search);
    return { signedIn, body, params };
  }

  /** Without a credential there is nothing but ways to get one; whatever else is sent is refused alike. */
  async #readOfNobody(request: IncomingMessage): Promise<Asked> {
    if (request.method !== 'POST') throw unauthenticated();
    const body = await readJsonBody(request, bytesOfNobody).catch((error: unknown) => {
      throw error instanceof ClientGone ? error : unauthenticated();
    });
    const params = operationParams(body.value);
    if (!params || !isOpenToAll(params)) throw unauthenticated();
    return { signedIn: undefined, body, params };
  }

  #answerRefused(exchange: Exchange, error: unknown): RequestEnd {
    if (error instanceof ClientGone) return { outcome: 'CLIENT_GONE' };
    // Streams that broke after they had begun are beyond refusing.
    if (exchange.response.headersSent) throw error;
    countRefusal(this.#parts.metrics, error);
    this.#refuse(exchange, error);
    return { outcome: codeOf(error) ?? 'INTERNAL', status: exchange.response.statusCode };
  }

  #refuse({ request, response, requestId }: Exchange, error: unknown, headers = {}): void {
    const { logger, limits } = this.#parts.execution;
    const presentation = { requestId, logger, maximum: limits.graphql.errors };
    sendError(request, response, error, presentation, headers);
  }
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

/** What one GraphQL request says, and who says it; `undefined`: nobody. */
interface Asked {
  readonly signedIn: SignedIn | undefined;
  readonly body: JsonBody | undefined;
  readonly params: OperationParams | undefined;
}

/** Login, password and a refresh token fit into it many times. */
const bytesOfNobody = 8_192;

const jwksPath = '/.well-known/jwks.json';
const pages: readonly string[] = ['/', jwksPath, '/healthz', '/readyz', '/metrics', '/graphiql'];
const isPage = (path: string): boolean => pages.includes(path) || path.startsWith('/graphiql/');

const draining: Readiness = async () => ({ gateway: 'is going away' });
