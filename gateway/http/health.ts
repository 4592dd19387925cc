import type { ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { sendJson } from './json-answer.ts';

/** What the gateway depends on, by name: `ok`, or why not. */
export type Readiness = () => Promise<Readonly<Record<string, string>>>;

/** The process lives and its event loop turns. */
export const answerHealth = (response: ServerResponse): void => sendJson(response, 200, { status: 'ok' });

/** 200 when everything is `ok`, else 503 and which is not. */
export async function answerReadiness(response: ServerResponse, readiness: Readiness): Promise<void> {
  const parts = await readiness().catch(() => ({ readiness: 'cannot be told' }));
  const isReady = Object.values(parts).every((state) => state === 'ok');
  sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ok' : 'not ready', parts });
}

/** All metrics of the process, for Prometheus. */
export async function answerMetrics(response: ServerResponse, registry: Registry): Promise<void> {
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' });
  response.end(text);
}
