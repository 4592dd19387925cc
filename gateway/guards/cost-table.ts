import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

/** What the supergraph says about the cost of one field (`@cost`, `@listSize`). */
export interface FieldCost {
  readonly weight: number | undefined;
  readonly assumedSize: number | undefined;
  /** Arguments that say how many items are wanted. */
  readonly slicingArguments: readonly string[];
  /** Fields of the answer that hold the items, when the field itself is no list. */
  readonly sizedFields: readonly string[];
}

export interface CostTable {
  fieldCost(typeName: string, fieldName: string): FieldCost | undefined;
  /** Weight of one object of a type, where it is not 1. */
  typeWeight(typeName: string): number | undefined;
}

/** Reads the costs once per supergraph. */
export function readCostTable(supergraph: DocumentNode): CostTable {
  const fields = new Map<string, FieldCost>();
  const types = new Map<string, number>();
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const typeWeight = numberOf(argumentsOf(node.directives, 'cost').weight);
    if (typeWeight !== undefined) types.set(node.name.value, typeWeight);
    for (const field of node.fields ?? []) {
      const cost = readFieldCost(field);
      if (cost) fields.set(`${node.name.value}.${field.name.value}`, cost);
    }
  }
  return {
    fieldCost: (typeName, fieldName) => fields.get(`${typeName}.${fieldName}`),
    typeWeight: (typeName) => types.get(typeName),
  };
}

function readFieldCost(field: FieldDefinitionNode): FieldCost | undefined {
  const isCosted = field.directives?.some(({ name }) => name.value === 'cost' || name.value === 'listSize');
  if (!isCosted) return undefined;
  const size = argumentsOf(field.directives, 'listSize');
  return {
    weight: numberOf(argumentsOf(field.directives, 'cost').weight),
    assumedSize: numberOf(size.assumedSize),
    slicingArguments: namesOf(size.slicingArguments),
    sizedFields: namesOf(size.sizedFields),
  };
}

function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): Record<string, unknown> {
  const directive = directives?.find((candidate) => candidate.name.value === name);
  return Object.fromEntries(
    directive?.arguments?.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]) ?? [],
  );
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const namesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
