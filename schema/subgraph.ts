import type { DocumentNode, ExecutionResult, GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';

/** The contract between the gateway and a subgraph, in one process or across a wire. */
export const subgraphNames = ['account', 'compute', 'image', 'network'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

export interface SubgraphRequest {
  /** The operation to run, already parsed. The same object is passed again for the same operation (cacheable by identity). */
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** `null` only for the account subgraph's `identify`. */
  readonly caller: Caller | null;
  readonly requestId: string;
}

export type SubgraphResult = ExecutionResult<Record<string, unknown>>;

/** A stream that releases everything at once on `return()`, even while a `next()` is pending. */
export interface SubgraphStream extends AsyncIterableIterator<SubgraphResult> {
  return(): Promise<IteratorResult<SubgraphResult>>;
}

export interface Subgraph {
  readonly name: SubgraphName;
  /** Runs a query or mutation. Never rejects for what the request did wrong: that is in `errors`. */
  execute(request: SubgraphRequest): Promise<SubgraphResult>;
  /** Opens a stream, or answers `errors` when the subscription was refused. */
  subscribe(request: SubgraphRequest): Promise<SubgraphStream | { readonly errors: readonly GraphQLError[] }>;
}
