import { instanceTask } from './instance-task.ts';

/** Makes the zone and leaves it stopped. What an interrupted creation has left is removed and made anew. */
export const createInstance = instanceTask<'instance.create'>({
  isDone: (seen) => seen.exists && seen.state !== 'INCOMPLETE' && seen.state !== 'FAILED',
  act: async ({ payload: { spec }, host, signal }, seen) => {
    if (seen.state === 'INCOMPLETE') await host.instances.delete(spec.uuid, signal);
    await host.instances.create(spec, signal);
  },
});
