import ipaddr from 'ipaddr.js';
import type { Caller } from '../../schema/caller.ts';
import type { Clock } from '../../schema/runtime.ts';
import { refusal } from '../errors/refusal.ts';
import type { GatewayLimits } from '../limits.ts';
import { type Draught, TokenBuckets } from './token-buckets.ts';

/** What an account has left to spend, told with every answer. */
export interface RateLimit {
  /** What this operation was charged, in cost units. */
  readonly cost: number;
  readonly limit: number;
  readonly remaining: number;
  /** When the whole limit is there again, ISO-8601, if nothing more is asked. */
  readonly resetAt: string;
}

/** Who is to be charged: the account, or the address of somebody who is not known yet. */
export interface Payer {
  readonly caller: Caller | null | undefined;
  readonly address: string | undefined;
}

/** Somebody who is named in an attempt to sign in. */
export interface Attempt {
  readonly account: string;
  readonly user: string | undefined;
}

/**
 * What may be asked for in a time: cost units by account, attempts to sign in by address. Kept by each gateway
 * process for itself, so several together let through as many times as much.
 */
export class Budgets {
  readonly #clock: Clock;
  readonly #rules: GatewayLimits['rate'];
  readonly #costs: TokenBuckets;
  readonly #signIns: TokenBuckets;
  readonly #signInsOfAddress: TokenBuckets;

  constructor(clock: Clock, rules: GatewayLimits['rate']) {
    const { burst, refillPerSecond, signInsPerMinute, signInsPerAddressPerMinute, keptBudgets: kept } = rules;
    const perMinute = (capacity: number) => ({ capacity, refillPerSecond: capacity / 60, kept });
    this.#clock = clock;
    this.#rules = rules;
    this.#costs = new TokenBuckets(clock, { capacity: burst, refillPerSecond, kept });
    this.#signIns = new TokenBuckets(clock, perMinute(signInsPerMinute));
    this.#signInsOfAddress = new TokenBuckets(clock, perMinute(signInsPerAddressPerMinute));
  }

  /** Charges an operation before it runs. Operators are not charged. @throws a refusal RATE_LIMITED */
  charge(payer: Payer, requested: number): RateLimit | undefined {
    if (payer.caller?.isOperator) return undefined;
    const cost = Math.max(1, requested);
    const draught = this.#costs.take(accountOf(payer) ?? sourceOf(payer), cost);
    if (!draught.isGranted)
      throw tooFast('rate', this.#rules.burst, draught, 'The account asks for too much.');
    const resetAt = new Date(this.#clock.now() + draught.fullInMs).toISOString();
    return { cost, limit: this.#rules.burst, remaining: draught.remaining, resetAt };
  }

  /** Counts attempts to sign in, each for itself, whatever becomes of them. @throws a refusal RATE_LIMITED */
  attempt(payer: Payer, attempts: readonly Attempt[]): void {
    const { signInsPerMinute, signInsPerAddressPerMinute } = this.#rules;
    const source = sourceOf(payer);
    for (const { account, user } of attempts) {
      const ofAddress = this.#signInsOfAddress.take(source, 1);
      if (!ofAddress.isGranted) throw tooOften(signInsPerAddressPerMinute, ofAddress);
      const who = JSON.stringify([source, account.toLowerCase(), user?.toLowerCase() ?? null]);
      const ofBoth = this.#signIns.take(who, 1);
      if (!ofBoth.isGranted) throw tooOften(signInsPerMinute, ofBoth);
    }
  }
}

const tooOften = (maximum: number, draught: Draught) =>
  tooFast('signInsPerMinute', maximum, draught, 'Too many attempts to sign in.');

function tooFast(limit: string, maximum: number, { waitMs }: Draught, message: string) {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const details = { limit, maximum, retryAfterSeconds };
  return refusal('RATE_LIMITED', `${message} Try again in ${retryAfterSeconds} s.`, details);
}

const accountOf = ({ caller }: Payer): string | undefined =>
  caller ? `account ${caller.accountUuid}` : undefined;

/** Where somebody comes from: an IPv4 address, or the /64 of an IPv6 address, which all belongs to one of them. */
function sourceOf({ caller, address }: Payer): string {
  if (address === undefined || !ipaddr.isValid(address)) return accountOf({ caller, address }) ?? 'somewhere';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return `address ${parsed.toString()}`;
  return `address ${parsed.parts.slice(0, 4).join(':')}/64`;
}
