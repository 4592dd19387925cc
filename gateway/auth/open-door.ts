import { Kind, parse, type SelectionNode } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import type { OperationParams } from '../operations/operation-params.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import { rootFields } from '../operations/root-fields.ts';

/** What may be asked for without a credential: to get one. */
const openFields: ReadonlySet<string> = new Set(['signIn', 'refreshSession']);
/** What is so dear, or so worth guessing at, that one request asks for it once. */
const soleFields: ReadonlySet<string> = new Set([...openFields, 'changePassword']);

const mostTokens = 300;

/**
 * Whether a request of nobody may go on: a document of one mutation with one of the two open fields and nothing else
 * beside it. Everything else that nobody sends is answered in the same way without being looked at further.
 */
export function isOpenToAll({ query }: OperationParams): boolean {
  try {
    const { definitions } = parse(query, { maxTokens: mostTokens, noLocation: true });
    const [only, another] = definitions;
    if (only?.kind !== Kind.OPERATION_DEFINITION || another || only.operation !== 'mutation') return false;
    const names = only.selectionSet.selections.map(fieldName).filter((name) => name !== '__typename');
    return names.length === 1 && openFields.has(names[0] ?? '');
  } catch {
    return false;
  }
}

/** Empty, and so not open, for fragments and for what may be left out. */
const fieldName = (selection: SelectionNode): string =>
  selection.kind === Kind.FIELD && (selection.directives ?? []).length === 0 ? selection.name.value : '';

/** Signing in stands alone in its operation, whoever asks: otherwise aliases would make one request many guesses. */
export function guardSoleFields(admitted: AdmittedOperation): void {
  if (admitted.prepared.operation.operation !== 'mutation') return;
  const names = rootFields(admitted)
    .map(({ node }) => node.name.value)
    .filter((name) => name !== '__typename');
  if (names.length > 1 && names.some((name) => soleFields.has(name))) {
    throw refusal('BAD_REQUEST', `${[...soleFields].join(', ')} stand alone in their operation.`);
  }
}
