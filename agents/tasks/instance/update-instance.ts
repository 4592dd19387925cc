import { isDeepStrictEqual } from 'node:util';
import { instanceTask } from './instance-task.ts';

export const updateInstance = instanceTask<'instance.update'>({
  isDone: async (_, { payload: { uuid, ...wanted }, host }) =>
    isDeepStrictEqual(await host.instances.properties(uuid), wanted),
  act: ({ payload: { uuid, ...wanted }, host, signal }) => host.instances.update(uuid, wanted, signal),
});
