/**
 * The bearer token of this browser tab. It arrives in the URL's fragment (`/graphiql#token=…`), which browsers
 * never send to a server, is taken out of the address bar at once, and ends with the tab.
 */
const storageKey = 'triton-graph.token';

/** Keeps a token that was pasted; surrounding space and a leading `Bearer` are forgiven. Empty text forgets it. */
export function keepToken(text: string): string | undefined {
  const token = text.trim().replace(/^bearer\s+/i, '');
  sessionStorage.setItem(storageKey, token);
  return token || undefined;
}

/** The token in the fragment, else the one kept from before. */
export function readToken(): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get('token');
  if (token === null) return sessionStorage.getItem(storageKey) || undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return keepToken(token);
}
