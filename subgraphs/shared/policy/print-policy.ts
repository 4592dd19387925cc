import { printGlob } from './glob.ts';
import { isEverything, isKeyword } from './keywords.ts';
import { type Condition, type NamePattern, type Policy, typeOfName, type ValueType } from './policy.ts';

/** A sentence in canonical form: parsing it again gives the same policy. */
export function printPolicy({ principals, actions, resources, condition }: Policy): string {
  return [
    ...(principals ? [printList(principals)] : []),
    'CAN',
    printList(actions),
    ...(resources ? [printList(resources)] : []),
    ...(condition ? ['WHEN', printCondition(condition)] : []),
  ].join(' ');
}

function printList(names: readonly NamePattern[]): string {
  const texts = names.map(printName);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} AND ${last}`;
}

function printName(pattern: NamePattern): string {
  switch (pattern.kind) {
    case 'exact':
      return printWord(pattern.name);
    case 'glob':
      return printBare(printGlob(pattern.pieces));
    case 'regex':
      return `/${pattern.source}/${pattern.flags}::regex`;
  }
}

/** A glob without quotes; the colons are escaped so that it cannot end like a regular expression. */
const printBare = (glob: string): string => glob.replace(/[\s,()"=<>]|::/g, '\\$&');

/** Bare where that is read back as the same, else in quotes. */
const printWord = (word: string): string =>
  /^[^\s,()"=<>\\*/]+$/.test(word) && !isKeyword(word) && !isEverything(word)
    ? word
    : `"${word.replace(/["\\]/g, '\\$&')}"`;

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'or':
      return condition.terms.map(printCondition).join(' OR ');
    case 'and':
      return condition.terms.map((term) => enclosed(term, term.kind === 'or')).join(' AND ');
    case 'not':
      return `NOT ${enclosed(condition.term, condition.term.kind === 'or' || condition.term.kind === 'and')}`;
    case 'compare': {
      const values = condition.values.map(printValue);
      const right = condition.operator === 'IN' ? `(${values.join(', ')})` : values.join('');
      return `${printTypedName(condition.name, condition.type)} ${condition.operator} ${right}`;
    }
  }
}

const enclosed = (term: Condition, inParentheses: boolean): string =>
  inParentheses ? `(${printCondition(term)})` : printCondition(term);

const printTypedName = (name: string, type: ValueType): string =>
  typeOfName(name) === type && !name.includes('::')
    ? printWord(name)
    : `${name.replace(/[\\\s,()"=<>*/]/g, '\\$&')}::${type}`;

const printValue = (value: string): string =>
  /^[^\s,()"=<>\\]+$/.test(value) && !/::regex/i.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
