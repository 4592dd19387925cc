import type { IncomingMessage } from 'node:http';
import type { Random } from '../../schema/runtime.ts';

/** The client's own `x-request-id` when it is a plain word of at most 128 characters, else a new one. */
export function requestIdOf(request: IncomingMessage, random: Random): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : random.uuid();
}
