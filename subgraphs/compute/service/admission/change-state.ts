import { actionsFor, type MappedField } from '../../../shared/policy/action-of.ts';
import type { Asker } from '../asker.ts';
import type { Decision } from './admit.ts';
import type { InstanceDesk } from './instance-desk.ts';
import { type Outcome, refused } from './outcome.ts';
import { refuseStateChange, refuseWaiting, type StateChange } from './state-rules.ts';
import type { Subject } from './subject.ts';

/**
 * Admits starting, stopping or restarting. Judged by the state the instance will have when all earlier operations
 * have ended; the workflow looks again when its turn comes.
 */
export function changeState(
  desk: InstanceDesk,
  asker: Asker,
  ref: string,
  kind: StateChange,
): Promise<Outcome> {
  const decide = (subject: Subject): Decision => {
    const refusal = refuseStateChange(subject, kind) ?? refuseWaiting(subject);
    return refusal ? { outcome: refused([refusal]) } : desk.admission(asker, subject.instance, kind);
  };
  return desk.change(asker, ref, actionsFor(fieldOf[kind]), decide);
}

const fieldOf = {
  START_INSTANCE: 'Mutation.startInstance',
  STOP_INSTANCE: 'Mutation.stopInstance',
  REBOOT_INSTANCE: 'Mutation.rebootInstance',
} as const satisfies Readonly<Record<StateChange, MappedField>>;
