import { instanceTask } from './instance-task.ts';

export const deleteInstance = instanceTask<'instance.delete'>({
  isDone: (seen) => !seen.exists,
  act: ({ payload, host, signal }) => host.instances.delete(payload.uuid, signal),
});
