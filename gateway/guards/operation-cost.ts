import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { GatewayLimits } from '../limits.ts';
import type { CostTable, FieldCost } from './cost-table.ts';

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly costs: CostTable;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced, with defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly page: GatewayLimits['page'];
}

/** Sizes that a field gives to lists one level below it, by field name. */
type Sizes = ReadonlyMap<string, number>;

/**
 * How many objects an operation makes at most: 1 for each object (or its `@cost`), multiplied through every list
 * around it. Page sizes are taken as the resolvers will take them, at most the largest page. What two fragments
 * both ask for counts twice: an estimate may be too high, never too low. The operation must be valid.
 */
export function operationCost(question: CostQuestion): number {
  const root = question.schema.getRootType(question.operation.operation);
  return selectionSetCost(question, question.operation.selectionSet, root ?? undefined, new Map());
}

function selectionSetCost(
  question: CostQuestion,
  selectionSet: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  sizes: Sizes,
): number {
  let cost = 0;
  for (const selection of selectionSet.selections) {
    if (isLeftOut(selection, question.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(question, selection, parent, sizes);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : question.fragments[selection.name.value];
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? parent : question.schema.getType(condition);
    cost += selectionSetCost(question, fragment.selectionSet, type, sizes);
  }
  return cost;
}

function fieldCost(
  question: CostQuestion,
  node: FieldNode,
  parent: GraphQLNamedType | undefined,
  sizes: Sizes,
): number {
  const name = node.name.value;
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  // Introspection is bounded by other guards, and has no definition here.
  const definition = parent.getFields()[name];
  if (!definition) return 0;
  const rule = question.costs.fieldCost(parent.name, name);
  const size = listSize(question, node, rule);
  const type = getNamedType(definition.type);
  const weight = rule?.weight ?? question.costs.typeWeight(type.name) ?? (isCompositeType(type) ? 1 : 0);
  const below = new Map(rule?.sizedFields.map((sized) => [sized, size]));
  const inner = node.selectionSet ? selectionSetCost(question, node.selectionSet, type, below) : 0;
  return timesListed(definition, sizes.get(name) ?? size) * (weight + inner);
}

const timesListed = (definition: GraphQLField<unknown, unknown>, size: number): number =>
  size ** listDepth(definition.type);

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

/** How many items a list has at most: as asked for, else as assumed, else a page of default size. */
function listSize(question: CostQuestion, node: FieldNode, rule: FieldCost | undefined): number {
  const { page, variables } = question;
  const asked = (rule?.slicingArguments ?? []).flatMap((name) => {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const size = numberIn(value, variables);
    return size === undefined ? [] : [Math.min(Math.max(size, 1), page.maxSize)];
  });
  return asked.length > 0 ? Math.max(...asked) : (rule?.assumedSize ?? page.defaultSize);
}

function numberIn(
  value: ValueNode | undefined,
  variables: Readonly<Record<string, unknown>>,
): number | undefined {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const given = variables[value.name.value];
  return typeof given === 'number' ? given : undefined;
}

/** Whether `@skip` or `@include` leaves a selection out of this request. */
function isLeftOut(selection: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  const condition = (name: string): boolean | undefined => {
    const directive = selection.directives?.find((candidate) => candidate.name.value === name);
    const value = directive?.arguments?.[0]?.value;
    if (value?.kind === Kind.BOOLEAN) return value.value;
    return value?.kind === Kind.VARIABLE ? variables[value.name.value] === true : undefined;
  };
  return condition('skip') === true || condition('include') === false;
}
