/** An object of an answer under construction. Keys are response names; values are JSON. */
export type Data = Record<string, unknown>;

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of the object itself, never one of its prototype's. */
export const fieldOf = (data: Data, name: string): unknown =>
  Object.hasOwn(data, name) ? data[name] : undefined;

/** Copies `source` into `target`, deeply: objects (also inside lists of the same length) keep their identity. */
export function mergeData(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    const incoming = source[key];
    if (incoming !== undefined) target[key] = combine(fieldOf(target, key), incoming);
  }
}

function combine(present: unknown, incoming: unknown): unknown {
  if (isData(present) && isData(incoming)) {
    mergeData(present, incoming);
    return present;
  }
  if (Array.isArray(present) && Array.isArray(incoming) && present.length === incoming.length) {
    return present.map((item, index) => combine(item, incoming[index]));
  }
  return incoming;
}
