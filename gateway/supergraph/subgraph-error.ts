import { GraphQLError } from 'graphql';
import type { TopLevelCode } from '../../schema/errors.ts';
import type { SubgraphName } from '../../schema/subgraph.ts';
import { codeOf } from '../errors/refusal.ts';
import { clientKey, type PathLink, pathArray } from './places.ts';

/**
 * A subgraph's error at its place in the client's answer. It keeps its code when that is one of ours; without a
 * code it is masked where errors are presented, and its text goes to the log.
 */
export function subgraphError(
  error: unknown,
  subgraph: SubgraphName,
  at: PathLink | undefined,
  below: readonly (string | number)[] | undefined,
): GraphQLError {
  const path = [...pathArray(at), ...(below ?? []).map(clientKey)];
  const code = codeOf(error) ?? coercionCode(error);
  return new GraphQLError(error instanceof Error ? error.message : String(error), {
    path: path.length > 0 ? path : null,
    originalError: error instanceof Error ? error : null,
    extensions: code ? { code, subgraph } : { subgraph },
  });
}

/**
 * Custom scalars are known to their subgraph alone, so only there a value of theirs can be found wrong. graphql-js
 * says so without a code, in words that repeat nothing but what the client sent.
 */
function coercionCode(error: unknown): TopLevelCode | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const isOwn = error.originalError === undefined || error.originalError instanceof GraphQLError;
  const isCoercion = /^(Variable "\$|Argument ").+" (has|got) invalid value /s.test(error.message);
  return isOwn && isCoercion ? 'BAD_USER_INPUT' : undefined;
}
