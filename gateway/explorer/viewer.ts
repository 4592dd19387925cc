/** Who a token belongs to, for the page's own greeting. */
export interface Greeting {
  readonly login: string;
  readonly isOperator: boolean;
}

interface Answer {
  readonly data?: {
    readonly viewer: { readonly account: { readonly login: string }; readonly isOperator: boolean } | null;
  } | null;
}

export const greetingQuery = 'query Greeting { viewer { account { login } isOperator } }';

/** Asks the API; `undefined` when it does not accept the token. Rejects when it cannot be reached. */
export async function greet(token: string, signal: AbortSignal): Promise<Greeting | undefined> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ operationName: 'Greeting', query: greetingQuery }),
    signal,
  });
  // The answer's shape is fixed by the query, which a test holds against the schema.
  const { data } = (await response.json()) as Answer;
  return data?.viewer ? { login: data.viewer.account.login, isOperator: data.viewer.isOperator } : undefined;
}
