import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import type { TagEntry } from '../../store/instances.ts';
import { type Judged, judged } from './refusable.ts';
import { isLabel, isWholeText } from './text.ts';
import { isFixedTag, tritonTagProblem } from './triton-tags.ts';

const { tags: mostTags, tagNameLength, tagValueLength } = limits.instance;

/** Tags as they were given, each judged by itself and all of them together; kept in the order of their names. */
export function judgeTags(given: readonly TagEntry[]): Judged<readonly TagEntry[]> {
  if (given.length > mostTags) return { refusals: [tooMany] };
  const problems = given.flatMap((tag, index) => tagRefusals(tag, index, given));
  return judged(inOrder(given), problems);
}

/** Present tags with given ones added or put in their place. @param mode as in `TagMode` */
export function combineTags(
  present: readonly TagEntry[],
  given: readonly TagEntry[],
  mode: 'MERGE' | 'REPLACE',
): Judged<readonly TagEntry[]> {
  const kept = mode === 'MERGE' ? present : [];
  const combined = inOrder([...new Map([...kept, ...given].map((tag) => [tag.name, tag])).values()]);
  const refusals = combined.length > mostTags ? [tooMany] : [];
  return judged(combined, [...refusals, ...fixedTagRefusals(present, combined)]);
}

const tooMany = refuse('TAG_INVALID', ['tags'], `An instance has at most ${mostTags} tags.`);

const inOrder = (tags: readonly TagEntry[]): readonly TagEntry[] =>
  tags.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));

function tagRefusals(tag: TagEntry, index: number, all: readonly TagEntry[]): UserError[] {
  const at = (part: string, message: string): UserError =>
    refuse('TAG_INVALID', ['tags', String(index), part], message);
  const inName = nameProblem(tag.name) ?? repetitionProblem(tag.name, index, all);
  if (inName) return [at('name', inName)];
  const inValue = valueProblem(tag.value) ?? reservedProblem(tag);
  return inValue ? [at('value', inValue)] : [];
}

function nameProblem(name: string): string | undefined {
  if (name === '' || name.length > tagNameLength) return `A tag's name has 1 to ${tagNameLength} characters.`;
  if (name.includes('=')) return 'A tag\'s name has no "=".';
  return isLabel(name) ? undefined : "A tag's name has only visible characters, in composed Unicode form.";
}

const repetitionProblem = (name: string, index: number, all: readonly TagEntry[]): string | undefined =>
  all.findIndex((other) => other.name === name) < index ? `The tag "${name}" is given twice.` : undefined;

/** The graph's scalar lets anything through: what it is, is seen here first. */
function valueProblem(value: unknown): string | undefined {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'The number is too large.';
  if (typeof value !== 'string') return "A tag's value is a string, a number or a boolean.";
  if (value.length > tagValueLength) return `A tag's value has at most ${tagValueLength} characters.`;
  return isWholeText(value) ? undefined : "A tag's value has no NUL and no broken characters.";
}

function reservedProblem(tag: TagEntry): string | undefined {
  const problem = tritonTagProblem(tag);
  return problem && `The tag "${tag.name}" is not acceptable: ${problem}.`;
}

const fixedTagRefusals = (present: readonly TagEntry[], wanted: readonly TagEntry[]): UserError[] =>
  present
    .filter(({ name }) => isFixedTag(name))
    .filter(({ name, value }) => wanted.find((tag) => tag.name === name)?.value !== value)
    .map(({ name }) => refuse('TAG_INVALID', ['tags'], `The tag "${name}" cannot be changed or removed.`));
