import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface HeadnodeGauges {
  /** Compute nodes with an open session. */
  readonly sessions: () => number;
  readonly operationsUnderway: () => number;
  readonly operationsWaiting: () => number;
}

export interface HeadnodeMetrics {
  /** What became of one report about one instance; see `ObservationOutcome`. */
  observation(outcome: string): void;
  placement(outcome: string): void;
  reconcilerRun(name: string, durationMs: number, isOk: boolean): void;
  /** Zones on compute nodes that are not ours, or of which we know nothing. */
  strangers(count: number): void;
  /** Reads gauges from these whenever somebody asks for the metrics. */
  gauges(gauges: HeadnodeGauges): void;
}

/** Registers the headnode's metrics. A registry takes them once. */
export function headnodeMetrics(registry: Registry): HeadnodeMetrics {
  const registers = [registry];
  const observations = new Counter({
    name: 'triton_headnode_observations_total',
    help: 'Reports of compute nodes about instances, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const placements = new Counter({
    name: 'triton_headnode_placements_total',
    help: 'Ends of placements; raced: another look was needed.',
    labelNames: ['outcome'],
    registers,
  });
  const runs = new Histogram({
    name: 'triton_headnode_reconciler_duration_seconds',
    help: 'Time of a reconciler run, by reconciler and outcome.',
    labelNames: ['reconciler', 'outcome'],
    buckets: [0.001, 0.01, 0.1, 1, 10],
    registers,
  });
  const strangers = new Gauge({
    name: 'triton_headnode_unknown_zones',
    help: 'Zones on compute nodes that are not ours, or of which we know nothing.',
    registers,
  });
  return {
    observation: (outcome) => observations.inc({ outcome }),
    placement: (outcome) => placements.inc({ outcome }),
    reconcilerRun: (reconciler, durationMs, isOk) =>
      runs.observe({ reconciler, outcome: isOk ? 'ok' : 'failed' }, durationMs / 1000),
    strangers: (count) => strangers.set(count),
    gauges: (gauges) => registerGauges(gauges, registry),
  };
}

function registerGauges(gauges: HeadnodeGauges, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('triton_headnode_sessions', 'Compute nodes with an open session.', gauges.sessions);
  gauge('triton_headnode_operations_underway', 'Operations being driven.', gauges.operationsUnderway);
  gauge('triton_headnode_operations_waiting', 'Operations waiting for their turn.', gauges.operationsWaiting);
}
