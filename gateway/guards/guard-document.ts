import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { overLimit, refusal } from '../errors/refusal.ts';
import type { GatewayLimits } from '../limits.ts';

/**
 * Refuses documents that would cost too much to validate, plan or execute, before any of that is begun. Fragments
 * are counted as often as they are spread; both walks stop at their limit, so no document makes them long, and
 * circular fragments (refused later, by validation) do not make them endless.
 */
export function guardDocument(document: DocumentNode, limits: GatewayLimits['graphql']): void {
  countInText(document, limits);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const budget = { selections: 0 };
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) walkOperation(node, fragments, budget, limits);
  }
}

/** What is counted as it stands in the text. */
function countInText(document: DocumentNode, limits: GatewayLimits['graphql']): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Directive() {
      directives += 1;
      if (directives > limits.directives) throw overLimit('directives', limits.directives);
    },
    Field(node) {
      if (!node.alias) return;
      aliases += 1;
      if (aliases > limits.aliases) throw overLimit('aliases', limits.aliases);
      refuseReserved(node.alias.value);
    },
    VariableDefinition: (node) => refuseReserved(node.variable.name.value),
    StringValue(node) {
      if (Buffer.byteLength(node.value) > limits.stringBytes) {
        throw overLimit('stringBytes', limits.stringBytes);
      }
    },
  });
}

/**
 * Response names and variables become keys of objects inside: `__typename` must say the truth there, and
 * `__proto__` must not occur.
 */
function refuseReserved(name: string): void {
  if (name.startsWith('__'))
    throw refusal('BAD_REQUEST', 'Names that begin with two underscores are reserved.');
}

interface Frame {
  readonly selectionSet: SelectionSetNode;
  /** Nesting of the fields in this selection set; 1 for root fields. */
  readonly depth: number;
  readonly maximumDepth: number;
  /** The fragments around it, innermost first. */
  readonly spreads: Spread | undefined;
}

interface Spread {
  readonly name: string;
  readonly outer: Spread | undefined;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What is counted as it would be executed. Iterative: a stack of our own cannot overflow. */
function walkOperation(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  budget: { selections: number },
  limits: GatewayLimits['graphql'],
): void {
  let rootFields = 0;
  const { selectionSet } = operation;
  const stack: Frame[] = [{ selectionSet, depth: 1, maximumDepth: limits.depth, spreads: undefined }];
  for (let frame = stack.pop(); frame; frame = stack.pop()) {
    for (const selection of frame.selectionSet.selections) {
      budget.selections += 1;
      if (budget.selections > limits.selections) throw overLimit('selections', limits.selections);
      if (selection.kind === Kind.FIELD) {
        if (frame.depth === 1) rootFields += 1;
        if (rootFields > limits.rootFields) throw overLimit('rootFields', limits.rootFields);
        pushField(stack, frame, selection, limits);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        stack.push({ ...frame, selectionSet: selection.selectionSet });
      } else {
        pushSpread(stack, frame, fragments.get(selection.name.value));
      }
    }
  }
}

function pushField(stack: Frame[], frame: Frame, field: FieldNode, limits: GatewayLimits['graphql']): void {
  // Introspection is deep by nature; graphql-js bounds what it may repeat.
  const isIntrospection = field.name.value === '__schema' || field.name.value === '__type';
  const maximumDepth = isIntrospection ? limits.introspectionDepth : frame.maximumDepth;
  if (frame.depth > maximumDepth) throw overLimit('depth', maximumDepth);
  if (!field.selectionSet) return;
  const { selectionSet } = field;
  stack.push({ selectionSet, depth: frame.depth + 1, maximumDepth, spreads: frame.spreads });
}

function pushSpread(stack: Frame[], frame: Frame, fragment: FragmentDefinitionNode | undefined): void {
  if (!fragment) return;
  const name = fragment.name.value;
  for (let at = frame.spreads; at; at = at.outer) if (at.name === name) return;
  stack.push({ ...frame, selectionSet: fragment.selectionSet, spreads: { name, outer: frame.spreads } });
}
