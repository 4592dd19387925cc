import { expect } from 'vitest';
import type { Caller } from '../../schema/caller.ts';
import { ask, type SubgraphBench } from './subgraph-bench.ts';

const query = `query ($credential: CredentialInput!) {
  identify(credential: $credential) {
    accountUuid accountLogin userUuid userLogin isOperator isReader credentialId credentialKind expiresAt scopes
    roles { uuid name rules }
    roleTags { collection roles }
  }
}`;

/** Whom the account subgraph takes a credential for; null for nobody. It is never an error. */
export async function identifyWith(
  { account }: SubgraphBench,
  credential: Readonly<Record<string, unknown>>,
): Promise<Identified | null> {
  const { data, errors } = await ask(account, null, query, { credential });
  expect(errors).toBeUndefined();
  // The shape that the query above asks for.
  return (data?.identify ?? null) as Identified | null;
}

export type Identified = Pick<Caller, 'accountUuid' | 'accountLogin' | 'isOperator' | 'credentialId'> & {
  readonly userUuid: string | null;
  readonly userLogin: string | null;
  readonly credentialKind: NonNullable<Caller['credentialKind']>;
  readonly roles: Caller['roles'] | null;
  readonly scopes: Caller['scopes'] | null;
};

/** The caller that the gateway would make of it. */
export const asCaller = (identified: Identified): Caller => ({
  ...identified,
  userUuid: identified.userUuid ?? undefined,
  userLogin: identified.userLogin ?? undefined,
  roles: identified.roles ?? undefined,
  scopes: identified.scopes ?? undefined,
});
