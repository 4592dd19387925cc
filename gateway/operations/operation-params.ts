import { isData } from '../supergraph/data.ts';

/** What a client sends to have an operation run. */
export interface OperationParams {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The parameters of a JSON body or WebSocket payload, or `undefined` when they have not the required form. */
export function operationParams(source: unknown): OperationParams | undefined {
  if (!isData(source)) return undefined;
  const { query, operationName, variables, extensions } = source;
  if (typeof query !== 'string' || query === '') return undefined;
  if (!isAbsent(operationName) && typeof operationName !== 'string') return undefined;
  if (!isAbsent(variables) && !isData(variables)) return undefined;
  if (!isAbsent(extensions) && !isData(extensions)) return undefined;
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} };
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The parameters of a GET request's search (`?query=…&variables=…`), each given at most once. */
export function operationParamsOfSearch(search: string): OperationParams | undefined {
  const given = new URLSearchParams(search);
  const source: Record<string, unknown> = {};
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    const [value, another] = given.getAll(name);
    if (another !== undefined) return undefined;
    if (value === undefined) continue;
    source[name] = name === 'variables' || name === 'extensions' ? parseOrUndefined(value) : value;
    if (source[name] === undefined) return undefined;
  }
  return operationParams(source);
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
