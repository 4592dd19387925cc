import { refuse } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import { type Judged, judged } from './refusable.ts';

const nameForm = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** The first eight digits of the uuid: what `{{shortId}}` stands for, and the name of who has none. */
const shortId = (uuid: string): string => uuid.slice(0, 8);

/** The name an instance gets: the wish with `{{shortId}}` filled in, or the short id where there is no wish. */
export function judgeName(wish: string | null | undefined, uuid: string): Judged<string> {
  const name = (wish || '{{shortId}}').replaceAll('{{shortId}}', shortId(uuid));
  if (name.length > limits.instance.nameLength) {
    const message = `A name has at most ${limits.instance.nameLength} characters.`;
    return judged(name, [refuse('INVALID_ARGUMENT', ['name'], message)]);
  }
  if (nameForm.test(name)) return { value: name };
  const message = 'A name is a letter or digit, then letters, digits, "_", "." and "-" (ASCII only).';
  return judged(name, [refuse('INVALID_ARGUMENT', ['name'], message)]);
}
