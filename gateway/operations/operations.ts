import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import { overLimit } from '../errors/refusal.ts';
import type { RateLimit } from '../guards/budgets.ts';
import { type CostTable, readCostTable } from '../guards/cost-table.ts';
import { guardVariables } from '../guards/guard-variables.ts';
import { operationCost } from '../guards/operation-cost.ts';
import type { GatewayLimits } from '../limits.ts';
import type { Supergraph, SupergraphVersion } from '../supergraph/supergraph.ts';
import type { OperationParams } from './operation-params.ts';
import { type PreparedOperation, prepareOperation } from './prepare-operation.ts';

/** An operation with its variables that has passed every guard and may run. */
export interface AdmittedOperation {
  readonly prepared: PreparedOperation;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Coerced, with defaults. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly cost: { readonly requested: number; readonly limit: number; readonly rateLimit?: RateLimit };
}

/** Told about each look into the cache. */
export type PlanCacheObserver = (outcome: 'hit' | 'miss') => void;

/**
 * The one way in for operations, whether they come by HTTP, event stream or WebSocket. Prepared operations are kept
 * by text and name, at most so many; another supergraph begins with none.
 */
export class Operations {
  readonly #supergraph: Supergraph;
  readonly #limits: GatewayLimits;
  readonly #observe: PlanCacheObserver;
  readonly #prepared: LRUCache<string, PreparedOperation>;
  readonly #documents: LRUCache<string, DocumentNode>;
  #serial = 0;
  #costs: { readonly version: SupergraphVersion; readonly table: CostTable } | undefined;

  constructor(supergraph: Supergraph, limits: GatewayLimits, observe: PlanCacheObserver) {
    this.#supergraph = supergraph;
    this.#limits = limits;
    this.#observe = observe;
    this.#prepared = new LRUCache({ max: limits.gateway.preparedOperations });
    this.#documents = new LRUCache({ max: limits.gateway.preparedOperations });
  }

  /** Admits an operation or throws one refusal, a GraphQLError with a code of the table. */
  admit({ query, operationName, variables }: OperationParams): AdmittedOperation {
    guardVariables(variables, this.#limits.graphql);
    const prepared = this.#prepare(query, operationName);
    const coerced = coerceVariables(prepared, variables);
    const limit = this.#limits.graphql.cost;
    const requested = this.#costOf(prepared, coerced);
    if (requested > limit) throw overLimit('cost', limit, requested);
    return { prepared, variables, coerced, cost: { requested, limit } };
  }

  /** The parsed and validated document of a text that was admitted recently, by the text's SHA-256 in hex. */
  documentByHash(hash: string): DocumentNode | undefined {
    return this.#documents.get(hash);
  }

  #prepare(text: string, operationName: string | undefined): PreparedOperation {
    const version = this.#supergraph.current();
    const hash = createHash('sha256').update(text).digest('hex');
    const key = `${hash}:${operationName ?? ''}`;
    const known = this.#prepared.get(key);
    const isHit = known?.version === version;
    this.#observe(isHit ? 'hit' : 'miss');
    const prepared = isHit ? known : this.#prepareNew(version, text, operationName);
    if (!isHit) this.#prepared.set(key, prepared);
    this.#documents.set(hash, prepared.document);
    return prepared;
  }

  #prepareNew(
    version: SupergraphVersion,
    text: string,
    operationName: string | undefined,
  ): PreparedOperation {
    this.#serial += 1;
    return {
      ...prepareOperation(version, text, operationName, this.#limits.graphql),
      serial: this.#serial,
    };
  }

  #costOf({ version, operation, fragments }: PreparedOperation, variables: Record<string, unknown>): number {
    if (this.#costs?.version !== version) this.#costs = { version, table: readCostTable(version.document) };
    return operationCost({
      schema: version.apiSchema,
      costs: this.#costs.table,
      operation,
      fragments,
      variables,
      page: this.#limits.page,
    });
  }
}

function coerceVariables(
  { version, operation }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  const { errors, coerced } = getVariableValues(version.apiSchema, definitions, variables, { maxErrors: 1 });
  const [error] = errors ?? [];
  if (!error) return coerced ?? {};
  throw new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } });
}
