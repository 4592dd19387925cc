import type { DocumentNode } from 'graphql';
import type { SubgraphName } from '../../schema/subgraph.ts';

/** How an operation is answered: which subgraphs are asked what, in which order, and where the answers go. */
export type OperationPlan = AnswerPlan | StreamPlan;

/** A query or mutation. Without `root` no subgraph is needed (introspection, `__typename`). */
export interface AnswerPlan {
  readonly kind: 'answer';
  readonly root: PlanStep | undefined;
}

/** A subscription: one fetch opens the stream, `rest` is done for every event of it. */
export interface StreamPlan {
  readonly kind: 'stream';
  readonly primary: FetchStep;
  readonly rest: PlanStep | undefined;
}

export type PlanStep = GroupStep | FlattenStep | ConditionStep | FetchStep;

export interface GroupStep {
  readonly kind: 'sequence' | 'parallel';
  readonly steps: readonly PlanStep[];
}

/** Goes down `path` from every place it stands at; `@` means each element of a list. */
export interface FlattenStep {
  readonly kind: 'flatten';
  readonly path: readonly string[];
  readonly step: PlanStep;
}

export interface ConditionStep {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: PlanStep | undefined;
  readonly whenFalse: PlanStep | undefined;
}

export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: SubgraphName;
  /** Parsed once; the same object for the same text, so that a subgraph may cache by identity. */
  readonly document: DocumentNode;
  readonly text: string;
  readonly operationName: string | undefined;
  /** Which of the operation's variables it passes on. */
  readonly variables: readonly string[];
  /** For entity fetches: the part of each object that names it to the subgraph. */
  readonly requires: readonly RequiredSelection[] | undefined;
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

export type RequiredSelection = RequiredField | RequiredFragment;

export interface RequiredField {
  readonly kind: 'field';
  readonly name: string;
  readonly selections: readonly RequiredSelection[] | undefined;
}

export interface RequiredFragment {
  readonly kind: 'fragment';
  readonly typeCondition: string | undefined;
  readonly selections: readonly RequiredSelection[];
}

/** A change to data on its way in or out, at `path` (`... on Type` elements choose by type). */
export type Rewrite =
  | { readonly kind: 'set'; readonly path: readonly string[]; readonly value: unknown }
  | { readonly kind: 'rename'; readonly path: readonly string[]; readonly to: string };
