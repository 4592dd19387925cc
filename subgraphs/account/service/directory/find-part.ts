import type { UserError } from '../../../../schema/errors.ts';
import { type ReferenceRules, refuseReference, resolveReference } from '../../../shared/reference.ts';
import type { Doc } from '../../../store/port.ts';

export type Found<D> =
  | { readonly found: D; readonly refusals?: undefined }
  | { readonly found?: undefined; readonly refusals: readonly UserError[] };

/** What a mutation's reference leads to, or why it does not. `noun`: what was looked for. */
export async function findPart<D extends Doc>(
  rules: ReferenceRules<D>,
  ref: string,
  field: readonly string[],
  noun: string,
): Promise<Found<D>> {
  const resolution = await resolveReference(rules, ref);
  return 'found' in resolution ? resolution : { refusals: [refuseReference(resolution, field, noun)] };
}
