import type { InstanceReport } from '../../../../schema/tasks.ts';
import type { Observation } from '../../store/instances.ts';

/** What of a node's report is kept in the instance's record. */
export const observationOf = ({ state, exists, generation, boots }: InstanceReport): Observation => ({
  state,
  exists,
  generation,
  boots,
});

/**
 * What holds of what is known and what was said: generations never fall (law L5), so an older word changes
 * nothing, and neither does another word of the same generation.
 */
export const newerObservation = (known: Observation | null, said: Observation): Observation =>
  known && known.generation >= said.generation ? known : said;
