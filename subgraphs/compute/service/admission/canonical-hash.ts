import { createHash } from 'node:crypto';

/**
 * The same text for the same request: keys in order, nulls and absent fields alike. SHA-256, hexadecimal. What is a
 * list in the request stays in its order; hand in maps as objects.
 */
export const canonicalHash = (request: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(request)))
    .digest('hex');

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const parts = Object.entries(value)
    .filter(([, part]) => part !== null && part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, canonical(part)] as const);
  return Object.fromEntries(parts);
}
