import { accountScope, type Caller } from '../../schema/caller.ts';
import { PublicError } from '../../schema/errors.ts';

/**
 * The caller of a request that must have one. The gateway refuses requests without; a service that is reached by
 * another way refuses again.
 * @throws PublicError UNAUTHENTICATED
 */
export function requireCaller(caller: Caller | null): Caller {
  if (!caller) throw new PublicError('UNAUTHENTICATED', 'Say who you are.');
  return caller;
}

/** Whom a list's cursors are bound to: the account, or all operators together. */
export const readerOf = (caller: Caller): string => accountScope(caller) ?? 'operator';
