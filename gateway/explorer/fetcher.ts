import type { Fetcher, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { getOperationAST, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { type Headers, post, said } from './post.ts';
import { type Observer, type WatchRequest, watch } from './watch.ts';

/** Header names in lower case: the form `connection_init` expects, and one the other spelling cannot duplicate. */
const lowerCased = (headers: Readonly<Record<string, unknown>>): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/**
 * The operation that is meant. GraphiQL takes a moment to learn the names in a text that has just changed; a name
 * of the text before must not keep the only operation there is from running.
 */
function chosenOperation({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  try {
    const document = parse(query);
    return getOperationAST(document, operationName) ?? getOperationAST(document) ?? undefined;
  } catch {
    // What is wrong with the text, the API says better.
    return undefined;
  }
}

/** The variable that a subscription's field is given as `after`. */
function cursorVariableOf({ selectionSet }: OperationDefinitionNode): string | undefined {
  const [field] = selectionSet.selections;
  const after =
    field?.kind === Kind.FIELD
      ? field.arguments?.find(({ name }) => name.value === 'after')?.value
      : undefined;
  return after?.kind === Kind.VARIABLE ? after.name.value : undefined;
}

const watchable = (request: WatchRequest) => ({
  subscribe: (reader: Observer) => ({ unsubscribe: watch(request, reader) }),
});

/**
 * Sends queries and mutations by HTTP and subscriptions by graphql-ws. The token becomes the `authorization`
 * header of the one and of `connection_init` of the other, unless the headers editor says something else.
 */
export function createFetcher(token: string | undefined): Fetcher {
  const ownHeaders: Headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (params, options) => {
    const headers = { ...ownHeaders, ...lowerCased(options?.headers ?? {}) };
    const chosen = chosenOperation(params);
    const operation = { ...params, operationName: chosen?.name?.value ?? params.operationName ?? null };
    const answer =
      chosen?.operation === 'subscription'
        ? watchable({ operation, headers, cursorVariable: cursorVariableOf(chosen) })
        : post(operation, headers).catch(() => said('The API does not answer. Is the data center running?'));
    // Promised are errors as an executor makes them, and three ways to subscribe. GraphiQL prints what it is given,
    // which is JSON, and subscribes with an observer.
    return answer as FetcherReturnType;
  };
}
