import { instanceTask } from './instance-task.ts';

export const stopInstance = instanceTask<'instance.stop'>({
  isDone: (seen) => seen.exists && seen.state === 'STOPPED',
  act: ({ payload, host, signal }) => host.instances.stop(payload.uuid, payload.timeoutMs, signal),
});
