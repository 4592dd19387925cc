import { LRUCache } from 'lru-cache';
import { RE2JS } from 're2js';

/**
 * Regular expressions of tenants, run by RE2: the time they take is linear in the text. What they cost for each
 * character depends on the size of the program, so that is bounded, and so is the text.
 */
const largestProgram = 200;
const longestText = 512;

/** Reading an expression costs ten times as much as matching it. */
const compiled = new LRUCache<string, RE2JS>({ max: 256 });

const flagBits: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Each flag once and in order, or `undefined` when there is another than i, m and s among them. */
export const canonicalFlags = (flags: string): string | undefined =>
  /^[ims]*$/.test(flags) ? [...new Set(flags)].sort().join('') : undefined;

/** Whether the expression can be read and is small enough to be run for others to wait on. */
export const isRegex = (source: string, flags: string): boolean => compile(source, flags) !== undefined;

/** Whether the expression is found anywhere in the text. A text of more than 512 characters is not looked at and does not match. */
export const matchesRegex = (text: string, source: string, flags: string): boolean =>
  text.length <= longestText && compile(source, flags)?.matcher(text).find() === true;

function compile(source: string, flags: string): RE2JS | undefined {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const regex = read(source, flags);
  if (!regex || regex.programSize() > largestProgram) return undefined;
  compiled.set(key, regex);
  return regex;
}

function read(source: string, flags: string): RE2JS | undefined {
  try {
    return RE2JS.compile(
      source,
      [...flags].reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0),
    );
  } catch {
    return undefined;
  }
}
