/**
 * The policy language: sentences such as `CAN getinstance AND listinstances WHEN sourceip = 10.0.0.0/8`.
 * This page is its abstract form; `parse-policy`, `print-policy` and `evaluate-policy` are the pure functions over it.
 *
 *     sentence  := [principals] CAN [TO] actions [resources] [(WHEN | IF | WHERE) condition]
 *     list      := name (',' name)* ([','] AND name)*
 *     name      := bare | "quoted" | bare with * | /regex/flags::regex | * | ALL | EVERYTHING | ANYTHING
 *     condition := term (OR term)* ; term := factor (AND factor)* ; factor := NOT factor | '(' condition ')' | comparison
 *     comparison:= name[::type] operator value | name[::type] IN '(' value (',' value)* ')'
 *
 * The right side of LIKE is `/regex/flags` or a text in which `*` stands for anything; `\*` is a star everywhere.
 * Keywords and operators are read in any case, identifiers as written, actions in lower case. There is no DENY: what
 * no sentence allows is refused.
 */
export interface Policy {
  /** Who; `undefined` when the sentence does not say, which means whoever has the role. */
  readonly principals: readonly NamePattern[] | undefined;
  readonly actions: readonly NamePattern[];
  /** On what; `undefined` means on everything the role reaches. */
  readonly resources: readonly NamePattern[] | undefined;
  readonly condition: Condition | undefined;
}

export type NamePattern =
  | { readonly kind: 'exact'; readonly name: string }
  /** Literal pieces with any text between them: `['can', '']` is `can*`. */
  | { readonly kind: 'glob'; readonly pieces: readonly string[] }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | Comparison;

export interface Comparison {
  readonly kind: 'compare';
  readonly name: string;
  readonly type: ValueType;
  readonly operator: Operator;
  /** In canonical form; more than one for IN only. */
  readonly values: readonly string[];
}

export const operators = ['=', '<', '<=', '>', '>=', 'LIKE', 'CONTAINS', 'IN'] as const;
export type Operator = (typeof operators)[number];

export const valueTypes = ['string', 'number', 'boolean', 'ip', 'date', 'day', 'time', 'array'] as const;
export type ValueType = (typeof valueTypes)[number];

const ordered = ['=', '<', '<=', '>', '>=', 'IN'] as const;
export const operatorsOf: Readonly<Record<ValueType, readonly Operator[]>> = {
  string: [...ordered, 'LIKE'],
  number: ordered,
  boolean: ['=', 'IN'],
  ip: ['=', 'IN'],
  date: ordered,
  day: ordered,
  time: ordered,
  array: ['CONTAINS'],
};

/** The types of the conditions that the data center supplies itself. */
const knownTypes: Readonly<Record<string, ValueType>> = {
  ip: 'ip',
  sourceip: 'ip',
  requestip: 'ip',
  'user-agent': 'string',
  method: 'string',
  datacenter: 'string',
  tag: 'string',
  date: 'date',
  day: 'day',
  time: 'time',
  activeRoles: 'array',
};

/** The type of a condition where the sentence does not say; tags are strings. `undefined` when it has to say. */
export function typeOfName(name: string): ValueType | undefined {
  if (Object.hasOwn(knownTypes, name)) return knownTypes[name];
  return name.startsWith('tag_') ? 'string' : undefined;
}
