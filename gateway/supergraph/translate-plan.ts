import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import { type SubgraphName, subgraphNames } from '../../schema/subgraph.ts';
import type { FetchStep, OperationPlan, PlanStep, RequiredSelection, Rewrite } from './operation-plan.ts';

/** Gives the one document of a text. */
export type DocumentOf = (text: string) => DocumentNode;

/** Turns the planner's plan into ours, so that nothing behind this line knows the vendor's types. */
export function translatePlan(plan: QueryPlan, documentOf: DocumentOf): OperationPlan {
  const { node } = plan;
  if (node?.kind !== 'Subscription') return { kind: 'answer', root: node && toStep(node, documentOf) };
  return {
    kind: 'stream',
    primary: toFetch(node.primary, documentOf),
    rest: node.rest && toStep(node.rest, documentOf),
  };
}

function toStep(node: PlanNode, documentOf: DocumentOf): PlanStep {
  const step = (child: PlanNode): PlanStep => toStep(child, documentOf);
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map(step) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map(step) };
    case 'Flatten':
      return { kind: 'flatten', path: node.path.map(String), step: step(node.node) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause && step(node.ifClause),
        whenFalse: node.elseClause && step(node.elseClause),
      };
    case 'Fetch':
      return toFetch(node, documentOf);
    case 'Defer':
      throw new Error('@defer is not part of the schema, so no plan can contain it');
  }
}

function toFetch(node: FetchNode, documentOf: DocumentOf): FetchStep {
  return {
    kind: 'fetch',
    subgraph: toSubgraphName(node.serviceName),
    document: documentOf(node.operation),
    text: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
    requires: node.requires?.map(toSelection),
    inputRewrites: node.inputRewrites?.map(toRewrite) ?? [],
    outputRewrites: node.outputRewrites?.map(toRewrite) ?? [],
  };
}

function toSelection(node: QueryPlanSelectionNode): RequiredSelection {
  if (node.kind === 'Field') {
    return { kind: 'field', name: node.alias ?? node.name, selections: node.selections?.map(toSelection) };
  }
  return {
    kind: 'fragment',
    typeCondition: node.typeCondition,
    selections: node.selections.map(toSelection),
  };
}

const toRewrite = (rewrite: FetchDataRewrite): Rewrite =>
  rewrite.kind === 'ValueSetter'
    ? { kind: 'set', path: rewrite.path, value: rewrite.setValueTo }
    : { kind: 'rename', path: rewrite.path, to: rewrite.renameKeyTo };

function toSubgraphName(name: string): SubgraphName {
  const known = subgraphNames.find((candidate) => candidate === name);
  if (!known) throw new Error(`The supergraph names an unknown subgraph "${name}"`);
  return known;
}
