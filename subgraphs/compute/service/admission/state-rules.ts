import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import type { InstanceState } from '../../../../schema/states.ts';
import { projectState } from './projection.ts';
import type { Subject } from './subject.ts';

export type StateChange = 'START_INSTANCE' | 'STOP_INSTANCE' | 'REBOOT_INSTANCE';

const neededState: Readonly<Record<StateChange, InstanceState>> = {
  START_INSTANCE: 'STOPPED',
  STOP_INSTANCE: 'RUNNING',
  REBOOT_INSTANCE: 'RUNNING',
};

/** Why the instance cannot be started, stopped or restarted; `undefined` when it can. */
export function refuseStateChange(subject: Subject, change: StateChange): UserError | undefined {
  const state = projectState(subject.instance, subject.unfinished);
  return state === neededState[change] ? undefined : invalidState(subject, state);
}

/** Why nothing about the instance can be changed; `undefined` when something can. */
export function refuseUpdate(subject: Subject): UserError | undefined {
  const state = projectState(subject.instance, subject.unfinished);
  return state === 'DELETED' ? invalidState(subject, state) : undefined;
}

/** Why no further operation may wait; `undefined` when one may. */
export const refuseWaiting = ({ unfinished }: Subject): UserError | undefined =>
  unfinished.length < limits.instance.waitingOperations
    ? undefined
    : refuse(
        'TOO_MANY_OPERATIONS',
        ['instance'],
        `At most ${limits.instance.waitingOperations} operations may wait for an instance.`,
      );

function invalidState({ instance }: Subject, state: InstanceState): UserError {
  const possible = possibleIn(state).join(', ') || 'nothing';
  return refuse(
    'INVALID_STATE',
    ['instance'],
    `${situation(instance.name, instance.state, state)}: ${possible}.`,
  );
}

function situation(name: string, present: InstanceState, projected: InstanceState): string {
  if (projected === 'UNKNOWN') {
    return `The state of "${name}" is UNKNOWN because its compute node is silent; possible now`;
  }
  if (present === projected) return `"${name}" is ${present}; possible now`;
  return `"${name}" is ${present} and will be ${projected} after the operations under way; possible then`;
}

function possibleIn(state: InstanceState): readonly string[] {
  const changing = ['updateInstance', 'setInstanceTags', 'deleteInstance'];
  if (state === 'DELETED') return [];
  if (state === 'RUNNING') return ['stopInstance', 'rebootInstance', ...changing];
  return state === 'STOPPED' ? ['startInstance', ...changing] : changing;
}
