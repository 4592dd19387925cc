import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { linkLimits } from './link-limits.ts';
import { refuseMessage } from './refuse-message.ts';

interface LinkDocument {
  readonly document: DocumentNode;
  /** The one root field it asks for. */
  readonly field: string;
}

/** Reads operations: each is one root field, and agents send few different texts, so they are read once. */
export class LinkDocuments {
  readonly #schema: GraphQLSchema;
  readonly #known = new LRUCache<string, LinkDocument>({ max: linkLimits.documents });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @throws GraphQLError for anything but one valid operation with one field */
  read(text: string): LinkDocument {
    const known = this.#known.get(text);
    if (known) return known;
    const document = parse(text, { maxTokens: linkLimits.documentTokens });
    const [error]: readonly GraphQLError[] = validate(this.#schema, document, undefined, { maxErrors: 1 });
    if (error) throw error;
    const read = { document, field: fieldOf(document) };
    this.#known.set(text, read);
    return read;
  }
}

function fieldOf(document: DocumentNode): string {
  const selections = getOperationAST(document)?.selectionSet.selections ?? [];
  const [selection] = selections;
  if (selection?.kind !== Kind.FIELD || selections.length !== 1)
    throw refuseMessage('one operation with one field is accepted');
  return selection.name.value;
}
