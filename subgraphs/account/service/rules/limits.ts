import { refuse, type UserError } from '../../../../schema/errors.ts';
import type { ProvisioningLimitInput } from '../../generated.ts';
import type { LimitEntry } from '../../store/accounts.ts';

const mostLimits = 64;
const longestMatch = 255;

export interface JudgedLimits {
  readonly limits: readonly LimitEntry[];
  readonly refusals: readonly UserError[];
}

/** The limits as they are kept – a check for `any` is none – and everything that is wrong with them. */
export function judgeLimits(given: readonly ProvisioningLimitInput[]): JudgedLimits {
  if (given.length > mostLimits) {
    return { limits: [], refusals: [refuse('INVALID_ARGUMENT', ['limits'], `At most ${mostLimits}.`)] };
  }
  const limits = given.map(toEntry);
  const shapes = limits.map(shapeOf);
  const refusals = given.flatMap((limit, index) => {
    const isRepeated = shapes.indexOf(shapes[index] ?? '') < index;
    return [
      ...refuseLimit(limit, index),
      ...(isRepeated ? [wrong(index, [], 'There are two of this kind.')] : []),
    ];
  });
  return { limits, refusals };
}

/** Limits of the same shape count the same instances in the same measure: one takes the place of another. */
export const shapeOf = ({ by, check, match }: LimitEntry): string => JSON.stringify([by, check, match]);

function toEntry({ by, value, check, match }: ProvisioningLimitInput): LimitEntry {
  const counted =
    check == null || match == null || match === 'any' ? { check: null, match: null } : { check, match };
  return { by: by ?? 'MACHINES', value, ...counted };
}

function refuseLimit({ value, check, match }: ProvisioningLimitInput, index: number): readonly UserError[] {
  const refusals: UserError[] = [];
  if (value < -1) refusals.push(wrong(index, ['value'], 'A number, 0 for no limit, or -1 for none at all.'));
  if ((check == null) !== (match == null)) {
    refusals.push(wrong(index, [], 'Give both "check" and "match", or neither.'));
  }
  if (match != null && !isMatch(match)) refusals.push(wrong(index, ['match'], 'This is no attribute.'));
  return refusals;
}

const isMatch = (match: string): boolean =>
  match !== '' && match.length <= longestMatch && match === match.trim() && !/\p{C}/u.test(match);

const wrong = (index: number, field: readonly string[], message: string): UserError =>
  refuse('INVALID_ARGUMENT', ['limits', `${index}`, ...field], message);
