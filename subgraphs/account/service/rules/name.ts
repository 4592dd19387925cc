import { refuse, type UserError } from '../../../../schema/errors.ts';
import { isUuid } from '../../../../schema/ids.ts';

const longestName = 128;

/**
 * Whether a role, policy or key may be called so. Roles are asked for as `ACCOUNT/ROLE` and in lists with commas, and
 * whatever looks like a uuid is taken for one.
 */
export function refuseName(name: string | null | undefined, forbidden = /[/,]/): readonly UserError[] {
  if (name == null) return [];
  const isName =
    name !== '' &&
    name.length <= longestName &&
    name === name.trim() &&
    name === name.normalize('NFC') &&
    !/\p{C}/u.test(name) &&
    !forbidden.test(name) &&
    !isUuid(name.toLowerCase());
  return isName ? [] : [refuse('INVALID_ARGUMENT', ['name'], nameMessage)];
}

const nameMessage =
  `A name has 1 to ${longestName} characters, no "/" or ",", no invisible ones, no space at its ends, ` +
  'and is no uuid.';
