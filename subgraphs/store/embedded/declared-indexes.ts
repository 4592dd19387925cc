import type { CollectionSpec, Doc, Scalar } from '../port.ts';
import { type Field, fieldOf } from './fields.ts';

export interface IndexedField {
  readonly field: Field;
  readonly direction: 'asc' | 'desc';
}

/** One equality of a partial index: only documents with this value at this field are in the index. */
export interface PartialTerm {
  readonly field: Field;
  readonly value: Scalar;
}

/** An index as the collection's mongoose schema declares it. */
export interface DeclaredIndex {
  readonly name: string;
  readonly fields: readonly IndexedField[];
  readonly isUnique: boolean;
  readonly partial: readonly PartialTerm[];
}

const supportedOptions = ['unique', 'name', 'partialFilterExpression', 'background'];

/**
 * Reads the indexes of a collection's schema.
 * @throws Error for anything the embedded engine would not keep as MongoDB does: better at start than in use
 */
export function declaredIndexes(spec: CollectionSpec<Doc>): readonly DeclaredIndex[] {
  const indexes = spec.schema.indexes().map(([keys, options]) => {
    try {
      return readIndex(spec, keys, { ...options });
    } catch (error) {
      throw new Error(`collection ${spec.name}: index ${JSON.stringify(keys)} cannot be kept`, {
        cause: error,
      });
    }
  });
  const names = indexes.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${spec.name} declares index ${twice} twice`);
  return indexes;
}

function readIndex(
  spec: CollectionSpec<Doc>,
  keys: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, unknown>>,
): DeclaredIndex {
  const name =
    typeof options.name === 'string' ? options.name : Object.entries(keys).flat().map(String).join('_');
  const unsupported = Object.keys(options).find((option) => !supportedOptions.includes(option));
  if (unsupported !== undefined || !/^[\w.$-]+$/.test(name)) {
    throw new Error(`${unsupported ?? `the name ${name}`} is not supported`);
  }
  const fields = Object.entries(keys).map(([path, direction]) => ({
    field: fieldOf(spec.schema, path),
    direction: directionOf(direction),
  }));
  const isUnique = options.unique === true;
  if (isUnique && fields.some(({ field }) => field.isList)) {
    throw new Error('arrays cannot be unique');
  }
  return { name, fields, isUnique, partial: readPartial(spec, options.partialFilterExpression) };
}

function directionOf(direction: unknown): 'asc' | 'desc' {
  if (direction === 1 || direction === 'asc' || direction === 'ascending') return 'asc';
  if (direction === -1 || direction === 'desc' || direction === 'descending') return 'desc';
  throw new Error(`direction ${String(direction)} is not supported`);
}

function readPartial(spec: CollectionSpec<Doc>, expression: unknown): readonly PartialTerm[] {
  return Object.entries(expression ?? {}).map(([path, value]) => {
    const field = fieldOf(spec.schema, path);
    if (!isScalar(value) || field.isList) {
      throw new Error('partial filters may use equality of scalars only');
    }
    return { field, value };
  });
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
