import { overLimit, refusal } from '../errors/refusal.ts';
import type { GatewayLimits } from '../limits.ts';

/**
 * Refuses variables that no field could want: oversized strings, bottomless nesting, numbers JSON cannot write
 * (1e400), half characters, and keys that would reach a prototype. Iterative, like the walk over documents.
 */
export function guardVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: GatewayLimits['graphql'],
): void {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: variables, depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, depth } = item;
    if (typeof value === 'string') guardText(value, limits);
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw refusal('BAD_REQUEST', 'A number in the variables is too large.');
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth > limits.variableDepth) throw overLimit('variableDepth', limits.variableDepth);
    for (const [key, child] of Object.entries(value)) {
      if (key === '__proto__') throw refusal('BAD_REQUEST', 'A key in the variables is reserved.');
      stack.push({ value: child, depth: depth + 1 });
    }
  }
}

/** Refuses text that is too long, or that holds half of a surrogate pair and so is no text at all. */
export function guardText(text: string, limits: Pick<GatewayLimits['graphql'], 'stringBytes'>): void {
  if (Buffer.byteLength(text) > limits.stringBytes) throw overLimit('stringBytes', limits.stringBytes);
  guardWellFormed(text);
}

export function guardWellFormed(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw refusal('BAD_REQUEST', 'Text must be well-formed Unicode.');
}
