import type { FormattedExecutionResult } from 'graphql';

/** The door on the page's own origin, so that one address serves page, queries and streams. */
export const apiPath = '/graphql';

/** Headers by their names in lower case; for streams, the entries of `connection_init`. */
export type Headers = Readonly<Record<string, string>>;

/** A word of the page's own, in the form of an answer. */
export const said = (message: string): FormattedExecutionResult => ({ errors: [{ message }] });

/** Sends a query or mutation and gives back the answer. Rejects when there is none, or none in JSON. */
export async function post(
  operation: object,
  headers: Headers,
  signal?: AbortSignal,
): Promise<FormattedExecutionResult> {
  const response = await fetch(apiPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(operation),
    ...(signal && { signal }),
  });
  // The API answers in this form and no other.
  return (await response.json()) as FormattedExecutionResult;
}
