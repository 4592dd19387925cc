import { RE2JS, RE2JSException } from 're2js';

/**
 * Affinity rules as Triton writes them: KEY OP VALUE.
 *
 * KEY `instance` (or `container`) means other instances of the account by uuid, short id or name; any other key is
 * the name of a tag. OP is `==` (next to) or `!=` (away from), with a trailing `~` when it is only a wish.
 * VALUE is exact, a glob when it contains `*`, or a regular expression between slashes.
 */
export interface AffinityRule {
  readonly subject: 'instance' | 'tag';
  /** The tag's name; `instance` for rules about instances. */
  readonly key: string;
  readonly operator: '==' | '!=';
  /** A wish rather than a condition. */
  readonly isSoft: boolean;
  readonly value: AffinityValue;
}

export interface AffinityValue {
  readonly form: 'exact' | 'glob' | 'regex';
  /** Without the slashes of a regular expression. */
  readonly text: string;
}

export type ParsedAffinity =
  | { readonly rule: AffinityRule }
  /** `position`: index of the offending character in the rule's text, counted from 0. */
  | { readonly problem: string; readonly position: number };

const longestRule = 512;
const instanceKeys: readonly string[] = ['instance', 'container'];
const keyForm = /^(docker:label:)?[a-z_][a-z0-9\-_.]+$/i;
const strangerInValue = /[^-a-z0-9:_\s.*/()?+[\]\\^$|]/i;

/** Reads one affinity rule; never throws. */
export function parseAffinity(text: string): ParsedAffinity {
  if (text.length > longestRule) {
    return { problem: `a rule has at most ${longestRule} characters`, position: longestRule };
  }
  const at = operatorAt(text);
  if (at < 0) return { problem: 'there is no "==" or "!="', position: text.length };
  const isSoft = text[at + 2] === '~';
  const valueAt = at + (isSoft ? 3 : 2);
  const key = text.slice(0, at).trim();
  if (!keyForm.test(key)) {
    return { problem: 'before the operator belongs "instance" or the name of a tag', position: 0 };
  }
  const value = parseValue(text.slice(valueAt));
  if ('problem' in value) return { problem: value.problem, position: valueAt + value.position };
  const isInstance = instanceKeys.includes(key.toLowerCase());
  const operator = text.startsWith('==', at) ? '==' : '!=';
  return {
    rule: {
      subject: isInstance ? 'instance' : 'tag',
      key: isInstance ? 'instance' : key,
      operator,
      isSoft,
      value,
    },
  };
}

/**
 * A test of texts (names, uuids, tag values) against a rule's value. Takes time linear in the text whatever the
 * expression: it comes from users.
 */
export function affinityMatcher(value: AffinityValue): (text: string) => boolean {
  if (value.form === 'exact') return (text) => text === value.text;
  const expression =
    value.form === 'regex'
      ? RE2JS.compile(value.text)
      : RE2JS.compile(`^${value.text.split('*').map(RE2JS.quote).join('.*')}$`, RE2JS.DOTALL);
  return (text) => expression.test(text);
}

/** Triton looks for `==` before `!=`, wherever they are. */
function operatorAt(text: string): number {
  const equals = text.indexOf('==');
  return equals >= 0 ? equals : text.indexOf('!=');
}

function parseValue(raw: string): AffinityValue | { readonly problem: string; readonly position: number } {
  const text = raw.trim();
  const indent = raw.length - raw.trimStart().length;
  if (text === '') return { problem: 'there is no value behind the operator', position: raw.length };
  const stranger = raw.search(strangerInValue);
  if (stranger >= 0) return { problem: 'this character cannot be part of a value', position: stranger };
  if (text.length > 2 && text.startsWith('/') && text.endsWith('/')) {
    return parseExpression(text.slice(1, -1), indent + 1);
  }
  return { form: text.includes('*') ? 'glob' : 'exact', text };
}

function parseExpression(text: string, position: number): ReturnType<typeof parseValue> {
  try {
    RE2JS.compile(text);
    return { form: 'regex', text };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { problem: `the regular expression cannot be read (${error.message})`, position };
  }
}
