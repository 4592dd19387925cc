import { Schema, type SchemaType } from 'mongoose';

export type FieldType = 'string' | 'number' | 'boolean';

/** A path of a collection's schema that can be asked for. */
export interface Field {
  readonly path: string;
  readonly type: FieldType;
  /** An array of scalars, or a field of the objects in an array. */
  readonly isList: boolean;
  /** Never null nor missing. */
  readonly isRequired: boolean;
  /** The value as an SQL expression over a document table; meaningful for non-lists only. */
  readonly sql: string;
}

const fieldTypes: Readonly<Record<string, FieldType>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
};

/** What the store itself writes into every document. */
export const stampedFields = { _id: String, revision: Number, createdAt: String, updatedAt: String };

const stamped = (path: string, type: FieldType): Field => ({
  path,
  type,
  isList: false,
  isRequired: true,
  sql: path === '_id' ? 'id' : jsonExtract(path),
});
const stampedByPath = new Map<string, Field>([
  ['_id', stamped('_id', 'string')],
  ['revision', stamped('revision', 'number')],
  ['createdAt', stamped('createdAt', 'string')],
  ['updatedAt', stamped('updatedAt', 'string')],
]);

/**
 * Looks a dotted path up in a declared schema.
 * @throws Error for a path that is not declared or holds no scalars: a mistake in our code, never a user's
 */
export function fieldOf(schema: Schema, path: string): Field {
  const known = stampedByPath.get(path);
  if (known) return known;
  const type = fieldTypes[scalarInstance(schema.path(path)) ?? ''];
  if (!type) throw new Error(`no scalar field ${path} is declared`);
  return {
    path,
    type,
    isList: isInsideList(schema, path),
    isRequired: !path.includes('.') && schema.path(path)?.options.required === true,
    sql: jsonExtract(path),
  };
}

function scalarInstance(schemaType: SchemaType | undefined): string | undefined {
  return schemaType instanceof Schema.Types.Array
    ? schemaType.embeddedSchemaType.instance
    : schemaType?.instance;
}

function isInsideList(schema: Schema, path: string): boolean {
  const segments = path.split('.');
  return segments.some(
    (_, index) => schema.path(segments.slice(0, index + 1).join('.'))?.instance === 'Array',
  );
}

/** Any text as an SQL literal. For names of our own declarations; values are always bound. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function jsonExtract(path: string): string {
  const segments = path.split('.');
  if (segments.some((segment) => !/^[^"\\\p{Cc}]+$/u.test(segment))) {
    throw new Error(`path ${JSON.stringify(path)} cannot be asked for`);
  }
  const jsonPath = `$${segments.map((segment) => `."${segment}"`).join('')}`;
  return `json_extract(doc, ${sqlText(jsonPath)})`;
}

/** Everything found at a dotted path of a document, looking into arrays on the way. Missing values yield nothing. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce<readonly unknown[]>(
      (found, segment) => found.flatMap((at) => elements(property(at, segment))),
      [value],
    );
}

const elements = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? // An object's own property: it is there, whatever it is.
      (value as Record<string, unknown>)[key]
    : undefined;
