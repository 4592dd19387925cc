import type { Datacenter } from '../datacenter.ts';
import { graphClient } from '../graph-client.ts';
import type { Verdict } from './rows.ts';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: unknown };
  }[];
}

/** What comes of an operation over HTTP, for somebody with this token or with none. */
export async function answerTo(dc: Datacenter, token: string | null, query: string): Promise<Answer> {
  const response = await fetch(dc.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  // The server's own promise: a GraphQL answer as JSON.
  return (await response.json()) as Answer;
}

/** @param path names of fields, joined by dots */
export function verdictOn(answer: Answer, path: string): Verdict | `CODE ${string}` {
  const [error] = answer.errors ?? [];
  if (error) return verdictOfCode(String(error.extensions?.code));
  const value = path.split('.').reduce<unknown>(valueAt, answer.data);
  return isPayload(value) ? verdictOnPayload(value) : verdictOnValue(value);
}

const valueAt = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, name) ?? null) : null;

function verdictOfCode(code: string): Verdict | `CODE ${string}` {
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'NOT_FOUND') return code;
  return `CODE ${code}`;
}

type Payload = {
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
};

const isPayload = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && 'userErrors' in value;

/** The object that a mutation is about is the first field of its input; what else is not found says it was allowed. */
function verdictOnPayload({ userErrors: [first] }: Payload): Verdict {
  if (first?.code === 'FORBIDDEN') return 'FORBIDDEN';
  return first?.code === 'NOT_FOUND' && objects.has(first.field?.[0] ?? '') ? 'NOT_FOUND' : 'ALLOWED';
}

const objects = new Set(['instance', 'operation', 'user', 'role', 'policy', 'accessToken']);

function verdictOnValue(value: unknown): Verdict {
  if (value === null || value === undefined) return 'NULL';
  const list = Array.isArray(value) ? value : valueAt(value, 'nodes');
  if (!Array.isArray(list)) return 'SEEN';
  return list.every((item) => item === null) ? 'EMPTY' : 'SEEN';
}

/**
 * What comes of a subscription: its first event, or its refusal. `nudge` makes something happen, again and again
 * until there is an answer. An event that is not about the owner's things counts as nothing seen.
 */
export async function verdictOnStream(
  dc: Datacenter,
  token: string | null,
  query: string,
  path: string,
  nudge: () => Promise<void>,
  isOwners: (event: unknown) => boolean,
): Promise<Verdict | `CODE ${string}`> {
  const client = graphClient({ url: dc.url, wsUrl: dc.wsUrl, token: token ?? '' });
  const events = client.watch<unknown>(query);
  const first = events.next().then(
    ({ value }) => (isOwners(value) ? verdictOn({ data: value }, path) : 'NULL'),
    (error: unknown) => verdictOfRefusal(error),
  );
  let isAnswered = false;
  void first.then(() => {
    isAnswered = true;
  });
  while (!isAnswered) await nudge();
  const verdict = await first;
  await client.close();
  return verdict;
}

/** A socket that is closed at once says 4401 or 4403; a refused stream carries its errors' codes in the text. */
function verdictOfRefusal(error: unknown): Verdict | `CODE ${string}` {
  const close = valueAt(error, 'code');
  if (close === 4401 || close === 4403) return 'UNAUTHENTICATED';
  const [, code = String(error)] = /"code":"([A-Z_]+)"/.exec(String(error)) ?? [];
  return verdictOfCode(code);
}
