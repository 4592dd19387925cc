/**
 * Texts in which `*` stands for anything, in two forms: as written (a backslash takes the next character
 * literally, so `\*` is a star) and as the literal pieces between the stars: `get*` is `['get', '']`.
 */

/** The pieces of a text as written: one when there is no star in it, n + 1 when there are n. */
export function globPieces(text: string): string[] {
  const pieces = [''];
  for (const [, escaped, star, plain = ''] of text.matchAll(/\\(.)|(\*)|(.)/gsu)) {
    if (star) pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${escaped ?? plain}`);
  }
  return pieces;
}

/** The pieces as written again; `globPieces` gives them back. */
export const printGlob = (pieces: readonly string[]): string =>
  pieces.map((piece) => piece.replace(/[\\*]/g, '\\$&')).join('*');

/**
 * Whether the text is the pieces in order, with anything between them, the first at its beginning and the last at
 * its end. Searches once for each piece and never goes back: no pattern can make it slow.
 */
export function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return text.endsWith(last);
}
