import { post } from './post.ts';

/** Who a token belongs to, for the page's own greeting. */
export interface Greeting {
  readonly login: string;
  readonly isOperator: boolean;
}

interface GreetingData {
  readonly viewer: { readonly account: { readonly login: string }; readonly isOperator: boolean } | null;
}

export const greetingQuery = 'query Greeting { viewer { account { login } isOperator } }';

/** Asks the API; `undefined` when it does not accept the token. Rejects when it cannot be reached. */
export async function greet(token: string, signal: AbortSignal): Promise<Greeting | undefined> {
  const operation = { operationName: 'Greeting', query: greetingQuery };
  const { data } = await post(operation, { authorization: `Bearer ${token}` }, signal);
  // The answer's shape is fixed by the query, which a test holds against the schema.
  const viewer = (data as GreetingData | null | undefined)?.viewer;
  return viewer ? { login: viewer.account.login, isOperator: viewer.isOperator } : undefined;
}
