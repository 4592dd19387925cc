import { instanceTask } from './instance-task.ts';

export const startInstance = instanceTask<'instance.start'>({
  isDone: (seen) => seen.exists && seen.state === 'RUNNING',
  act: ({ payload, host, signal }) => host.instances.start(payload.uuid, signal),
});
