import type { CollectionSpec, Doc, Scalar } from '../port.ts';
import { type DeclaredIndex, declaredIndexes } from './declared-indexes.ts';
import { DocumentValidator } from './document-validator.ts';
import { type Field, fieldOf } from './fields.ts';
import { partialTermSql } from './index-sql.ts';

/** How one declared collection lies in the data file. */
export class Table {
  readonly name: string;
  /** Quoted SQL name of the table of documents: `id`, and `doc` as JSON text. */
  readonly documents: string;
  /** Quoted SQL name of the table of array elements, one row per (path, value as JSON, document). */
  readonly elements: string;
  readonly indexes: readonly DeclaredIndex[];
  /** The indexed paths through arrays, each kept in `elements`. */
  readonly listPaths: readonly string[];
  readonly validator: DocumentValidator;
  readonly #spec: CollectionSpec<Doc>;
  readonly #partialSql: ReadonlyMap<string, string>;

  constructor(spec: CollectionSpec<Doc>) {
    if (!/^[A-Za-z][\w-]*$/.test(spec.name)) throw new Error(`collection name ${spec.name} is not supported`);
    this.#spec = spec;
    this.name = spec.name;
    this.documents = `"doc:${spec.name}"`;
    this.elements = `"has:${spec.name}"`;
    this.indexes = declaredIndexes(spec);
    this.listPaths = [...new Set(this.indexes.flatMap(listPathsOf))];
    this.validator = new DocumentValidator(spec);
    this.#partialSql = new Map(
      this.indexes.flatMap(({ partial }) =>
        partial.map((term) => [termKey(term.field, term.value), partialTermSql(term)] as const),
      ),
    );
  }

  /** @throws Error for a path the collection does not declare */
  field(path: string): Field {
    try {
      return fieldOf(this.#spec.schema, path);
    } catch (error) {
      throw new Error(`collection ${this.name}: no filter or order on ${path}`, { cause: error });
    }
  }

  /** @throws Error for a path that is no array with a declared index */
  listField(path: string): Field {
    if (!this.listPaths.includes(path)) throw new Error(`collection ${this.name}: no index on array ${path}`);
    return this.field(path);
  }

  /** The SQL of a declared partial index' own term, word for word: only then does SQLite see that the index fits. */
  partialSql(field: Field, value: Scalar): string | undefined {
    return this.#partialSql.get(termKey(field, value));
  }
}

const listPathsOf = ({ fields }: DeclaredIndex): readonly string[] =>
  fields.filter(({ field }) => field.isList).map(({ field }) => field.path);

const termKey = (field: Field, value: Scalar): string => `${field.path}=${JSON.stringify(value)}`;
