/** A sentence cut into words. Positions count UTF-16 units from 0. */
export interface Token {
  readonly kind: 'bare' | 'quoted' | 'regex' | 'symbol' | 'end';
  /** What it says: without quotes and escapes. For regexes `SOURCE/FLAGS`. */
  readonly text: string;
  readonly position: number;
}

export class ScanError extends Error {
  override readonly name = 'ScanError';
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

const space = /\s*/y;
const symbol = /<=|>=|[=<>(),]/y;
const regex = /\/((?:[^/\\\n]|\\.)+)\/([a-z]*)::regexp?(?![^\s,()])/iy;
const quoted = /"((?:[^"\\]|\\.)*)"/sy;
/** Anything up to white space or a symbol; a backslash takes the next character along (`\*` is a literal star). */
const bare = /(?:\\.|[^\s,()"=<>\\])+/sy;

/** @throws ScanError where no word can begin */
export function scan(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) position = pattern.lastIndex;
    return match;
  };
  for (;;) {
    take(space);
    const start = position;
    const push = (kind: Token['kind'], what: string): number =>
      tokens.push({ kind, text: what, position: start });
    if (position === text.length) {
      push('end', '');
      return tokens;
    }
    const found = take(symbol);
    if (found) push('symbol', found[0]);
    else pushWord(take, push, start);
  }
}

function pushWord(
  take: (pattern: RegExp) => RegExpExecArray | null,
  push: (kind: Token['kind'], text: string) => number,
  start: number,
): void {
  const pattern = take(regex);
  if (pattern) return void push('regex', `${pattern[1]}/${pattern[2]}`);
  const string = take(quoted);
  if (string) return void push('quoted', (string[1] ?? '').replace(/\\(.)/gs, '$1'));
  const word = take(bare);
  if (!word)
    throw new ScanError('a quote is not closed, or a character stands where no word can begin', start);
  push('bare', word[0]);
}
