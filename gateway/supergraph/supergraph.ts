import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { OperationPlan } from './operation-plan.ts';

/** One composed supergraph. Never changes: a reload makes a new one, and what runs on the old one finishes there. */
export interface SupergraphVersion {
  readonly sdl: string;
  /** The supergraph's own document, for what its directives say. */
  readonly document: DocumentNode;
  /** What clients see: without inaccessible elements and federation's own. */
  readonly apiSchema: GraphQLSchema;
  /** Whether an object of type `typeName` satisfies a type condition, inaccessible types included. */
  isOfType(typeName: string, typeCondition: string): boolean;
  /** Where the data that a plan of this version gathers holds the value of a field. */
  keyOf(node: FieldNode): string;
  /** Plans a valid operation. Takes milliseconds and cannot be interrupted: guard first, cache after. */
  plan(operation: OperationDefinitionNode, fragments: readonly FragmentDefinitionNode[]): OperationPlan;
}

/**
 * The gateway's only face to the federation library (`@apollo/gateway`, Elastic License 2.0): it loads and checks
 * supergraphs and plans operations. Executing plans is ours.
 */
export interface Supergraph {
  current(): SupergraphVersion;
  /** Swaps in another supergraph for all later requests. Throws, and keeps the old one, when it is broken. */
  replace(sdl: string): void;
  /** Calls the listener after each swap; the returned function ends that. */
  onReplaced(listener: (version: SupergraphVersion) => void): () => void;
  stop(): Promise<void>;
}
