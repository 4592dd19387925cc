import { globPieces } from './glob.ts';
import { isEverything, isKeyword } from './keywords.ts';
import { canonicalLike, isLikeRegex } from './like.ts';
import {
  type Comparison,
  type Condition,
  type NamePattern,
  type Operator,
  operators,
  operatorsOf,
  type Policy,
  typeOfName,
  type ValueType,
  valueTypes,
} from './policy.ts';
import { printPolicy } from './print-policy.ts';
import { canonicalFlags, isRegex } from './regex.ts';
import { ScanError, scan, type Token } from './scan.ts';
import { canonicalValue } from './values.ts';

export interface PolicyError {
  readonly message: string;
  /** Where in the text, from 0. */
  readonly position: number;
}

export type ParsedPolicy =
  | { readonly policy: Policy; readonly error?: undefined }
  | { readonly policy?: undefined; readonly error: PolicyError };

const longestSentence = 4_096;
const deepestCondition = 32;
/** Each costs up to milliseconds on a text made for it, and everybody waits. */
const mostRegexes = 8;

/** Reads one sentence. Never throws: what cannot be read comes back as an error with its position. */
export function parsePolicy(text: string): ParsedPolicy {
  try {
    if (text.length > longestSentence) throw tooLong(longestSentence);
    const policy = new Sentence(scan(text)).read();
    // The canonical form may be the longer one, and must be readable as well.
    if (printPolicy(policy).length > longestSentence) throw tooLong(text.length);
    return { policy };
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    return { error: { message: error.message, position: error.position } };
  }
}

const tooLong = (position: number): ScanError =>
  new ScanError(`a sentence has at most ${longestSentence} characters, also in its canonical form`, position);

/** A recursive descent over the words of one sentence. */
class Sentence {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  #regexes = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  read(): Policy {
    const principals = this.#isAt('CAN') ? undefined : this.#list('whom the sentence is about, or CAN');
    this.#expect('CAN');
    this.#skip('TO');
    const actions = this.#list('an action').map(inLowerCase);
    const resources = this.#isAtName() ? this.#list('a resource') : undefined;
    const condition = this.#skip('WHEN', 'IF', 'WHERE') ? this.#anyOf() : undefined;
    if (this.#token.kind !== 'end') throw this.#wrong('the end of the sentence');
    return { principals, actions, resources, condition };
  }

  #list(what: string): NamePattern[] {
    const names = [this.#name(what)];
    for (;;) {
      const comma = this.#skipSymbol(',');
      if (!this.#skip('AND') && !comma) return names;
      names.push(this.#name(what));
    }
  }

  #name(what: string): NamePattern {
    if (!this.#isAtName()) throw this.#wrong(what);
    const token = this.#take();
    if (token.kind === 'quoted') return { kind: 'exact', name: token.text };
    if (token.kind === 'regex') return this.#regex(token);
    if (isEverything(token.text)) return { kind: 'glob', pieces: ['', ''] };
    const pieces = globPieces(token.text);
    const [only, ...more] = pieces;
    return more.length === 0 && only !== undefined ? { kind: 'exact', name: only } : { kind: 'glob', pieces };
  }

  #anyOf(): Condition {
    const terms = [this.#allOf()];
    while (this.#skip('OR')) terms.push(this.#allOf());
    return joined('or', terms);
  }

  #allOf(): Condition {
    const terms = [this.#factor()];
    while (this.#skip('AND')) terms.push(this.#factor());
    return joined('and', terms);
  }

  #factor(): Condition {
    this.#depth += 1;
    if (this.#depth > deepestCondition) throw this.#wrong('a condition that is less deeply nested');
    const condition = this.#nested() ?? this.#comparison();
    this.#depth -= 1;
    return condition;
  }

  #nested(): Condition | undefined {
    if (this.#skip('NOT')) return { kind: 'not', term: this.#factor() };
    if (!this.#skipSymbol('(')) return undefined;
    const inner = this.#anyOf();
    if (!this.#skipSymbol(')')) throw this.#wrong('")"');
    return inner;
  }

  #comparison(): Comparison {
    if (!this.#isAtName() || this.#token.kind === 'regex') throw this.#wrong('the name of a condition');
    const named = this.#take();
    const { name, type } = typedName(named);
    const operator = this.#operator(type);
    const values = operator === 'IN' ? this.#values(type) : [this.#value(type, operator)];
    return { kind: 'compare', name, type, operator, values };
  }

  #operator(type: ValueType): Operator {
    const token = this.#token;
    const operator =
      token.kind === 'quoted' ? undefined : operators.find((known) => known === token.text.toUpperCase());
    if (!operator) throw this.#wrong('an operator');
    if (!operatorsOf[type].includes(operator)) {
      throw new ScanError(`${operator} cannot be used with values of type ${type}`, token.position);
    }
    this.#next += 1;
    return operator;
  }

  #values(type: ValueType): string[] {
    if (!this.#skipSymbol('(')) throw this.#wrong('"(" and a list of values');
    const values = [this.#value(type, 'IN')];
    while (this.#skipSymbol(',')) values.push(this.#value(type, 'IN'));
    if (!this.#skipSymbol(')')) throw this.#wrong('"," or ")"');
    return values;
  }

  #value(type: ValueType, operator: Operator): string {
    const token = this.#token;
    const text = operator === 'LIKE' ? likeText(token) : valueText(token);
    if (text === undefined) throw this.#wrong('a value');
    if (operator === 'LIKE' && isLikeRegex(text)) this.#countRegex(token.position);
    const value = operator === 'LIKE' ? canonicalLike(text) : canonicalValue(type, text);
    if (value === undefined) throw new ScanError(unacceptable(type, operator, text), token.position);
    this.#next += 1;
    return value;
  }

  #regex({ text, position }: Token): NamePattern {
    this.#countRegex(position);
    const slash = text.lastIndexOf('/');
    const source = text.slice(0, slash);
    const flags = canonicalFlags(text.slice(slash + 1));
    if (flags === undefined || !isRegex(source, flags)) throw new ScanError(unusableRegex, position);
    return { kind: 'regex', source, flags };
  }

  #countRegex(position: number): void {
    this.#regexes += 1;
    if (this.#regexes > mostRegexes) {
      throw new ScanError(`a sentence has at most ${mostRegexes} regular expressions`, position);
    }
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', position: 0 };
  }

  #take(): Token {
    const token = this.#token;
    this.#next += 1;
    return token;
  }

  #isAt(...words: readonly string[]): boolean {
    return this.#token.kind === 'bare' && words.includes(this.#token.text.toUpperCase());
  }

  #isAtName(): boolean {
    const { kind, text } = this.#token;
    return kind === 'quoted' || kind === 'regex' || (kind === 'bare' && !isKeyword(text));
  }

  #skip(...words: readonly string[]): boolean {
    const isThere = this.#isAt(...words);
    if (isThere) this.#next += 1;
    return isThere;
  }

  #skipSymbol(symbol: string): boolean {
    const isThere = this.#token.kind === 'symbol' && this.#token.text === symbol;
    if (isThere) this.#next += 1;
    return isThere;
  }

  #expect(word: string): void {
    if (!this.#skip(word)) throw this.#wrong(word);
  }

  #wrong(expected: string): ScanError {
    const { kind, text, position } = this.#token;
    return new ScanError(`expected ${expected}, found ${kind === 'end' ? 'the end' : quote(text)}`, position);
  }
}

const joined = (kind: 'and' | 'or', terms: readonly Condition[]): Condition => {
  const [only, ...more] = terms;
  return only && more.length === 0
    ? only
    : { kind, terms: terms.flatMap((term) => (term.kind === kind ? term.terms : [term])) };
};

/** Actions are compared in lower case, however the author wrote them. */
function inLowerCase(pattern: NamePattern): NamePattern {
  switch (pattern.kind) {
    case 'exact':
      return { kind: 'exact', name: pattern.name.toLowerCase() };
    case 'glob':
      return { kind: 'glob', pieces: pattern.pieces.map((piece) => piece.toLowerCase()) };
    case 'regex':
      return { ...pattern, flags: canonicalFlags(`${pattern.flags}i`) ?? pattern.flags };
  }
}

const unusableRegex = 'the regular expression cannot be read or is too large; its flags may be i, m and s';

const unacceptable = (type: ValueType, operator: Operator, text: string): string =>
  operator === 'LIKE' ? unusableRegex : `${quote(text)} is not of type ${type}`;

/** What the author wrote, in quotes and cut short. */
const quote = (text: string): string => `"${text.length > 64 ? `${text.slice(0, 64)}…` : text}"`;

/** LIKE reads backslashes itself, and its regular expressions may but need not end in `::regex`. */
function likeText({ kind, text }: Token): string | undefined {
  if (kind === 'regex') return `/${text}`;
  return kind === 'bare' || kind === 'quoted' ? text : undefined;
}

const valueText = ({ kind, text }: Token): string | undefined =>
  kind === 'bare' ? unescaped(text) : kind === 'quoted' ? text : undefined;

const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1');

interface TypedName {
  readonly name: string;
  readonly type: ValueType;
}

/** `NAME::TYPE`, or a name whose type is known. */
function typedName({ kind, text, position }: Token): TypedName {
  const at = kind === 'bare' ? text.lastIndexOf('::') : -1;
  if (at === -1) return knownName(kind === 'bare' ? unescaped(text) : text, position);
  const written = text.slice(at + 2);
  const type = valueTypes.find((known) => known === written.toLowerCase());
  if (!type) throw new ScanError(`${quote(written)} is not a type: ${valueTypes.join(', ')} are`, position);
  return { name: unescaped(text.slice(0, at)), type };
}

function knownName(name: string, position: number): TypedName {
  const type = typeOfName(name);
  if (type) return { name, type };
  throw new ScanError(
    `the type of ${quote(name)} is not known: write its name as NAME::string, for example`,
    position,
  );
}
