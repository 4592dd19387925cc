import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../schema/caller.ts';
import { PublicError } from '../../schema/errors.ts';
import type { Clock, Logger, Random } from '../../schema/runtime.ts';
import type { Subgraph } from '../../schema/subgraph.ts';
import type { GatewayLimits } from '../limits.ts';
import { isData } from '../supergraph/data.ts';

const identifyDocument = parse(
  `query($token: String!) {
    identify(token: $token) { accountUuid accountLogin userUuid isOperator credentialId expiresAt }
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
 * Whom a token belongs to, as the account subgraph says. Answers are kept for two seconds, by the token's hash: the
 * token itself is never kept here. Rejects with UNAVAILABLE when the account subgraph cannot say.
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

  /** The caller behind a token; null when it is unknown, revoked or has expired. */
  async identify(token: string): Promise<Caller | null> {
    const caller = await (this.#known.get(hashOf(token)) ?? this.refresh(token));
    return caller && this.#isCurrent(caller) ? caller : null;
  }

  /** Asks anew, for streams that outlive what is kept. */
  refresh(token: string): Promise<Caller | null> {
    const key = hashOf(token);
    const asked = this.#ask(token);
    this.#known.set(key, asked);
    asked.catch(() => {
      if (this.#known.get(key) === asked) this.#known.delete(key);
    });
    return asked;
  }

  async #ask(token: string): Promise<Caller | null> {
    const { account, random, logger } = this.#options;
    const requestId = random.uuid();
    const request = { document: identifyDocument, variables: { token }, caller: null, requestId };
    const result = await account
      .execute(request)
      .catch((error: unknown) => ({ data: null, errors: [error] }));
    if (result.errors || !isData(result.data)) {
      logger.error(
        { requestId, cause: String(result.errors?.[0]) },
        'the account subgraph identifies nobody',
      );
      throw new PublicError('UNAVAILABLE', 'Nobody can be identified just now. Try again shortly.');
    }
    const caller = toCaller(result.data.identify);
    return caller && this.#isCurrent(caller) ? caller : null;
  }

  #isCurrent({ expiresAt }: Caller): boolean {
    return expiresAt === undefined || Date.parse(expiresAt) > this.#options.clock.now();
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');

/** The account subgraph's `Identity` as the rest of the system knows it. */
function toCaller(identity: unknown): Caller | null {
  if (!isData(identity)) return null;
  const { accountUuid, accountLogin, userUuid, isOperator, credentialId, expiresAt } = identity;
  if (typeof accountUuid !== 'string' || typeof accountLogin !== 'string') return null;
  if (typeof isOperator !== 'boolean' || typeof credentialId !== 'string') return null;
  return {
    accountUuid,
    accountLogin,
    userUuid: typeof userUuid === 'string' ? userUuid : undefined,
    isOperator,
    credentialId,
    expiresAt: typeof expiresAt === 'string' ? expiresAt : undefined,
  };
}
