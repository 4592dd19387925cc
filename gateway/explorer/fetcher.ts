import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';

/** The door on the page's own origin, so that one address serves page, queries and streams. */
const httpUrl = new URL('/graphql', location.href);
const webSocketUrl = httpUrl.href.replace(/^http/, 'ws');

/** Header names in lower case: the form `connection_init` expects, and one the other spelling cannot duplicate. */
const lowerCased = (headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/**
 * Sends queries and mutations by HTTP and subscriptions by graphql-ws. The token becomes the `authorization`
 * header of the one and of `connection_init` of the other, unless the headers editor says something else.
 */
export function createFetcher(token: string | undefined): Fetcher {
  const ownHeaders = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const send = createGraphiQLFetcher({
    url: httpUrl.href,
    subscriptionUrl: webSocketUrl,
    enableIncrementalDelivery: false,
  });
  return (params, options) =>
    send(params, { ...options, headers: { ...ownHeaders, ...lowerCased(options?.headers ?? {}) } });
}
