import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../schema/caller.ts';
import { PublicError } from '../../schema/errors.ts';
import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import type { GatewayLimits } from '../limits.ts';
import { isData } from '../supergraph/data.ts';
import type { Credential } from './credential.ts';
import { toCaller } from './to-caller.ts';

const identifyDocument = parse(
  `query($credential: CredentialInput!) {
    identify(credential: $credential) {
      accountUuid accountLogin userUuid userLogin isOperator isReader credentialId credentialKind expiresAt scopes
      roles { uuid name rules }
      roleTags { collection roles }
    }
  }`,
  { noLocation: true },
);

export interface IdentitiesOptions {
  readonly account: Subgraph;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly limits: GatewayLimits['gateway'];
}

/**
 * Whom a credential belongs to, as the account subgraph says. Answers about tokens are kept for two seconds, by the
 * token's hash: the token itself is never kept here. A signed request is asked about every time, for it counts once.
 * Rejects with UNAVAILABLE when the account subgraph cannot say.
 */
export class Identities {
  readonly #options: IdentitiesOptions;
  readonly #known: LRUCache<string, Promise<Caller | null>>;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
    this.#known = new LRUCache({
      max: options.limits.identities,
      ttl: options.limits.identityCacheMs,
      ttlResolution: 0,
      // The library takes 0 for "no time", which is where a simulated clock begins.
      perf: { now: () => options.clock.monotonic() + 1 },
    });
  }

  /** The caller behind a credential; null when it proves nobody, for whatever reason. */
  async identify(credential: Credential): Promise<Caller | null> {
    const key = keyOf(credential);
    const known = key === undefined ? undefined : this.#known.get(key);
    return this.#current(credential, known ?? this.#ask(credential, false));
  }

  /** Asks anew about a credential that was accepted, for streams that outlive what is kept. */
  refresh(credential: Credential): Promise<Caller | null> {
    return this.#current(credential, this.#ask(credential, true));
  }

  #ask(credential: Credential, wasAccepted: boolean): Promise<Caller | null> {
    const asked = this.#askSubgraph(credential, wasAccepted);
    const key = keyOf(credential);
    if (key === undefined) return asked;
    this.#known.set(key, asked);
    asked.catch(() => {
      if (this.#known.get(key) === asked) this.#known.delete(key);
    });
    return asked;
  }

  async #askSubgraph(credential: Credential, wasAccepted: boolean): Promise<Caller | null> {
    const { account, random, logger } = this.#options;
    const requestId = random.uuid();
    const variables = { credential: { ...inputOf(credential), wasAccepted } };
    const request = { document: identifyDocument, variables, caller: null, requestId };
    const { data, errors } = await account
      .execute(request)
      .catch((error: unknown) => ({ data: null, errors: [error] }));
    if (errors || !isData(data)) {
      logger.error({ requestId, cause: causeOf(errors?.[0]) }, 'the account subgraph identifies nobody');
      throw new PublicError('UNAVAILABLE', 'Nobody can be identified just now. Try again shortly.');
    }
    return toCaller(data.identify);
  }

  /** Where a caller speaks from belongs to the request, not to what is kept. */
  async #current({ address }: Credential, asked: Promise<Caller | null>): Promise<Caller | null> {
    const caller = await asked;
    return caller && this.#isCurrent(caller) ? { ...caller, address } : null;
  }

  #isCurrent({ expiresAt }: Caller): boolean {
    return expiresAt === undefined || Date.parse(expiresAt) > this.#options.clock.now();
  }
}

/** Under which an answer is kept; `undefined` for what is asked every time. */
const keyOf = ({ token, asRoles }: Credential): string | undefined =>
  token === undefined
    ? undefined
    : createHash('sha256')
        .update(JSON.stringify([token, asRoles]))
        .digest('base64');

function inputOf({ token, signed, asRoles, address }: Credential): Readonly<Record<string, unknown>> {
  const common = { asRoles: asRoles.length > 0 ? asRoles : null, address };
  if (!signed) return { token, ...common };
  const { authorization, method, target, headers } = signed;
  const headerNames = Object.keys(headers);
  const headerValues = Object.values(headers);
  return { signature: { authorization, method, target, headerNames, headerValues }, ...common };
}

/** Errors about variables repeat their values, and these are secrets. */
function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.includes('Variable "$') ? 'the question was not understood' : text;
}
