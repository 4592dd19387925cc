import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { type AuditKeys, auditKeys, withAuditSelections } from '../audit/audit-selections.ts';
import { overLimit, refusal } from '../errors/refusal.ts';
import { guardDocument } from '../guards/guard-document.ts';
import { guardWellFormed } from '../guards/guard-variables.ts';
import type { GatewayLimits } from '../limits.ts';
import type { OperationPlan } from '../supergraph/operation-plan.ts';
import type { SupergraphVersion } from '../supergraph/supergraph.ts';

/** An operation that may be executed any number of times: guarded, valid, planned. */
export interface PreparedOperation {
  /** Different for each one prepared: equal numbers mean the same operation on the same supergraph. */
  readonly serial: number;
  readonly version: SupergraphVersion;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly plan: OperationPlan;
  /** Where the data of a mutation's plan holds what the audit asks for. */
  readonly auditKeys: AuditKeys;
}

/**
 * From text to plan, cheapest checks first: the planner cannot be interrupted, so nothing reaches it that the guards
 * have not measured. Throws one refusal.
 */
export function prepareOperation(
  version: SupergraphVersion,
  text: string,
  operationName: string | undefined,
  limits: GatewayLimits['graphql'],
): Omit<PreparedOperation, 'serial'> {
  guardWellFormed(text);
  const document = parseGuarded(text, limits);
  guardDocument(document, limits);
  const operation = chooseOperation(document, operationName);
  validateGuarded(version, document);
  const fragments = fragmentsOf(document);
  const keys = auditKeys(text);
  const asked = { operation, fragments: Object.values(fragments) };
  const planned =
    operation.operation === 'mutation' ? withAuditSelections(version.apiSchema, asked, keys) : asked;
  const plan = version.plan(planned.operation, planned.fragments);
  return { version, document, operation, fragments, plan, auditKeys: keys };
}

function parseGuarded(text: string, limits: GatewayLimits['graphql']): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes(`more that ${limits.tokens} tokens`)) throw overLimit('tokens', limits.tokens);
    throw withCode(error, 'GRAPHQL_PARSE_FAILED');
  }
}

function validateGuarded(version: SupergraphVersion, document: DocumentNode): void {
  const [error] = validate(version.apiSchema, document, undefined, { maxErrors: 1 });
  if (error) throw withCode(error, 'GRAPHQL_VALIDATION_FAILED');
}

const withCode = (error: GraphQLError, code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED') =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });

function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined ? operations : operations.filter((node) => node.name?.value === name);
  const [operation, another] = chosen;
  if (operation && !another) return operation;
  if (name !== undefined) throw refusal('BAD_REQUEST', 'The document has no operation of that name.');
  throw refusal(
    'BAD_REQUEST',
    operation ? 'Say with operationName which operation to run.' : 'The document has no operation.',
  );
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  }
  return fragments;
}
