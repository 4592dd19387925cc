import type { InstanceState } from '../../../schema/states.ts';
import type { Observation } from '../../../subgraphs/compute/store/instances.ts';

export type RestingState = Extract<InstanceState, 'RUNNING' | 'STOPPED'>;

/** The state an instance is in by what its node last saw; `undefined` when that is no life: absent, half made, broken. */
export function restingState(observed: Observation | null): RestingState | undefined {
  if (!observed?.exists) return undefined;
  switch (observed.state) {
    case 'RUNNING':
    case 'STARTING':
      return 'RUNNING';
    case 'STOPPED':
    case 'STOPPING':
      return 'STOPPED';
    case 'INCOMPLETE':
    case 'FAILED':
      return undefined;
  }
}
