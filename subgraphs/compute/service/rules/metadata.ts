import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import type { MetadataEntry } from '../../store/instances.ts';
import { type Judged, judged } from './refusable.ts';
import { isLabel, isWholeText } from './text.ts';

const { metadataEntries, metadataKeyLength, metadataBytes } = limits.instance;

/** Metadata as it was given, each entry judged by itself and all of them together; kept in the order of the keys. */
export function judgeMetadata(given: readonly MetadataEntry[]): Judged<readonly MetadataEntry[]> {
  const whole = wholeProblem(given);
  if (whole) return { refusals: [refuse('METADATA_INVALID', ['metadata'], whole)] };
  const problems = given.flatMap((entry, index) => entryRefusals(entry, index, given));
  return judged(
    given.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))),
    problems,
  );
}

function wholeProblem(given: readonly MetadataEntry[]): string | undefined {
  if (given.length > metadataEntries) return `Metadata has at most ${metadataEntries} entries.`;
  const bytes = given.reduce(
    (sum, { key, value }) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return bytes > metadataBytes
    ? `Metadata has at most ${metadataBytes} bytes; this has ${bytes}.`
    : undefined;
}

function entryRefusals(
  { key, value }: MetadataEntry,
  index: number,
  all: readonly MetadataEntry[],
): UserError[] {
  const at = (part: string, message: string): UserError =>
    refuse('METADATA_INVALID', ['metadata', String(index), part], message);
  const inKey = keyProblem(key);
  if (inKey) return [at('key', inKey)];
  if (all.findIndex((other) => other.key === key) < index)
    return [at('key', `The key "${key}" is given twice.`)];
  return isWholeText(value) ? [] : [at('value', 'Metadata has no NUL and no broken characters.')];
}

function keyProblem(key: string): string | undefined {
  if (key === '' || key.length > metadataKeyLength) return `A key has 1 to ${metadataKeyLength} characters.`;
  if (!isLabel(key)) return 'A key has only visible characters, in composed Unicode form.';
  return key.endsWith('_pw') ? 'Keys ending in "_pw" are kept for generated passwords.' : undefined;
}
