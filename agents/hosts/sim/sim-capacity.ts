import type { InstanceSpec } from '../../../schema/tasks.ts';
import { HostError } from '../host.ts';
import type { SimModel } from './sim-model.ts';
import type { ImageRecord, ZoneRecord } from './sim-records.ts';

export const bytesPerGiB = 1024 ** 3;

interface Contents {
  readonly model: SimModel;
  readonly zones: ReadonlyMap<string, ZoneRecord>;
  readonly images: ReadonlyMap<string, ImageRecord>;
}

const usedGiB = ({ zones, images }: Contents): number =>
  [...zones.values()].reduce((sum, { spec }) => sum + spec.quotaGiB, 0) +
  [...images.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes / bytesPerGiB, 0);

const usedMiB = ({ zones }: Contents): number =>
  [...zones.values()].reduce((sum, { spec }) => sum + spec.ramMiB, 0);

/** Refuses what does not fit on the disk: quotas and images count in full. */
export function demandDisk(node: Contents, wantedGiB: number): void {
  if (usedGiB(node) + wantedGiB > node.model.diskGiB)
    throw new HostError('DISK_FULL', `no room for ${wantedGiB.toFixed(1)} GiB on the node`, true);
}

/** Refuses an instance that this node cannot run: wrong brand, no memory, no disk, no image. */
export function demandRoom(node: Contents, spec: InstanceSpec): void {
  if (!node.model.brands.includes(spec.brand))
    throw new HostError('TASK_FAILED', `the node cannot run ${spec.brand}`, true);
  if (usedMiB(node) + spec.ramMiB > node.model.ramMiB)
    throw new HostError('TASK_FAILED', `no room for ${spec.ramMiB} MiB of memory on the node`, true);
  demandDisk(node, spec.quotaGiB);
  if (!node.images.get(spec.imageUuid)?.isComplete)
    throw new HostError('NO_IMAGE', `image ${spec.imageUuid} is not on the node`);
}
