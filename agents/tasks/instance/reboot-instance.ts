import { instanceTask } from './instance-task.ts';

/** Done when the instance runs and has booted since it was asked. A reboot cut off half-way is ended by a start. */
export const rebootInstance = instanceTask<'instance.reboot'>({
  isDone: (seen, { payload }) => seen.exists && seen.state === 'RUNNING' && seen.boots > payload.bootsBefore,
  act: ({ payload: { uuid, timeoutMs }, host, signal }, seen) =>
    seen.state === 'RUNNING'
      ? host.instances.reboot(uuid, timeoutMs, signal)
      : host.instances.start(uuid, signal),
});
