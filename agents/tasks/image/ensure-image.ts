import { HostError } from '../../hosts/host.ts';
import type { AgentTask } from '../task.ts';

/** Brings an image to the node. Creations that wait for the same image share one transfer: it has one queue. */
export const ensureImage: AgentTask<'image.ensure'> = {
  subjectOf: ({ image }) => `image:${image.uuid}`,
  run: async ({ payload: { image }, host, signal }) => {
    const isThere = async (): Promise<boolean> => (await host.images.list()).includes(image.uuid);
    if (await isThere()) return null;
    const failure = await host.images.ensure(image, signal).catch((error: unknown) => error);
    if (await isThere()) return null;
    throw failure ?? new HostError('TASK_FAILED', `it was done, but image ${image.uuid} is not there`);
  },
};
