import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** How an operation came in. */
export type Transport = 'http' | 'event-stream' | 'websocket';

export interface Gauges {
  readonly sockets: () => number;
  readonly subscriptions: () => number;
  readonly upstreams: () => number;
}

export interface Metrics {
  /** `outcome` is `ok` or the code of the first error. */
  operation(labels: { transport: Transport; type: string; outcome: string }, durationMs: number): void;
  /** One request refused by a guard; `limit` names the bound. */
  refused(limit: string): void;
  planCache(outcome: 'hit' | 'miss'): void;
  /** A mutation was answered that the audit could not take. */
  readonly auditLost: () => void;
  /** How long a change was in the gateway before it left for its client. */
  eventDelay(delayMs: number): void;
  /** Reads gauges from these whenever somebody asks for the metrics. */
  gauges(gauges: Gauges): void;
}

/** Registers the gateway's metrics. A registry takes them once. */
export function gatewayMetrics(registry: Registry): Metrics {
  const registers = [registry];
  const operations = new Histogram({
    name: 'triton_gateway_operation_duration_seconds',
    help: 'Time from request to answer, by kind of operation and outcome.',
    labelNames: ['transport', 'type', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const refusals = new Counter({
    name: 'triton_gateway_refusals_total',
    help: 'Requests refused by a guard, by the bound they passed.',
    labelNames: ['limit'],
    registers,
  });
  const plans = new Counter({
    name: 'triton_gateway_plan_cache_total',
    help: 'Looks into the cache of prepared operations.',
    labelNames: ['outcome'],
    registers,
  });
  const lost = new Counter({
    name: 'triton_gateway_audit_lost_total',
    help: 'Mutations that could not be written into the audit; each is in the log as an error.',
    registers,
  });
  const delays = new Histogram({
    name: 'triton_gateway_event_delay_seconds',
    help: 'Time a change of a subscription spends in the gateway.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 30],
    registers,
  });
  return {
    operation: (labels, durationMs) => operations.observe(labels, durationMs / 1000),
    refused: (limit) => refusals.inc({ limit }),
    auditLost: () => lost.inc(),
    planCache: (outcome) => plans.inc({ outcome }),
    eventDelay: (delayMs) => delays.observe(delayMs / 1000),
    gauges: (gauges) => registerGauges(gauges, registry),
  };
}

function registerGauges(gauges: Gauges, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('triton_gateway_sockets', 'Open WebSockets.', gauges.sockets);
  gauge('triton_gateway_subscriptions', 'Open subscriptions of clients.', gauges.subscriptions);
  gauge('triton_gateway_upstreams', 'Open streams from subgraphs.', gauges.upstreams);
}
