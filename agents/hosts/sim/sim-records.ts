import { z } from 'zod';
import { taskPayloads, zoneStates } from '../../../schema/tasks.ts';

/** What can be changed on a zone and what a snapshot keeps. */
const properties = taskPayloads['instance.update'].omit({ uuid: true });

const snapshot = z.object({ name: z.string(), createdAt: z.string(), properties });

/** One zone as its file in `zones/` has it. */
export const zoneRecord = z.object({
  spec: taskPayloads['instance.create'].shape.spec,
  state: z.enum(zoneStates),
  generation: z.number().int().nonnegative(),
  boots: z.number().int().nonnegative(),
  isOurs: z.boolean(),
  /** Oldest first. */
  snapshots: z.array(snapshot),
});
export type ZoneRecord = z.infer<typeof zoneRecord>;

/** What an update may change and a snapshot keeps, taken from a zone. */
export const propertiesOf = ({ spec }: ZoneRecord): z.infer<typeof properties> => {
  const { name, autoboot, tags, metadata } = spec;
  return { name, autoboot, tags, metadata };
};

/** One image as its file in `images/` has it. `isComplete` is false while it is being received. */
export const imageRecord = z.object({
  uuid: z.string(),
  name: z.string(),
  sizeBytes: z.number().nonnegative(),
  originUuid: z.string().nullable(),
  isComplete: z.boolean(),
});
export type ImageRecord = z.infer<typeof imageRecord>;

/** What the node remembers beyond its zones: the newest generation it has given out. */
export const counterRecord = z.object({ generation: z.number().int().nonnegative() });
