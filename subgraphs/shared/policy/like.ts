import { globPieces, matchesPieces, printGlob } from './glob.ts';
import { canonicalFlags, isRegex, matchesRegex } from './regex.ts';

interface Regex {
  readonly source: string;
  readonly flags: string;
}

/** The right side of LIKE is `/regex/flags`, or a text in which `*` stands for anything. */
const regexOf = (text: string): Regex | undefined => {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/is.exec(text) ?? [];
  return source === undefined || flags === undefined ? undefined : { source, flags };
};

export const isLikeRegex = (text: string): boolean => regexOf(text) !== undefined;

/** The right side of LIKE in the one form that `print` writes, or `undefined` when it is a regular expression that cannot be used. */
export function canonicalLike(text: string): string | undefined {
  const regex = regexOf(text);
  if (!regex) return printGlob(globPieces(text));
  const flags = canonicalFlags(regex.flags);
  return flags !== undefined && isRegex(regex.source, flags) ? `/${regex.source}/${flags}` : undefined;
}

/** Whether the text is like the (canonical) right side. */
export function isLike(text: string, wanted: string): boolean {
  const regex = regexOf(wanted);
  return regex ? matchesRegex(text, regex.source, regex.flags) : matchesPieces(text, globPieces(wanted));
}
