import { createHash } from 'node:crypto';
import { type Clock, isoTime, type Logger, type Random } from '../../../../schema/runtime.ts';
import type { NodeFacts } from '../../../../schema/tasks.ts';
import {
  type Change,
  commitWithRetry,
  insert,
  type Store,
  UniqueViolation,
  update,
} from '../../../store/port.ts';
import { type ComputeNodeDoc, computeNodes } from '../../store/compute-nodes.ts';
import { type JoinTokenDoc, joinTokens } from '../../store/join-tokens.ts';
import { believableFacts, capacityOf, noResources } from './capacity.ts';
import { freeHostname } from './hostnames.ts';
import type { ComputeNodeRecords } from './interfaces.ts';

export interface NodeRecordOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

type EnrolRequest = Parameters<ComputeNodeRecords['enroll']>[0];

const tokenBytes = 32;
/** How often a lost race for a host name or for the record itself is run again. */
const attempts = 3;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Join tokens and what they are good for: making a compute node known, or giving a known one a new key. */
export class Enrolment {
  constructor(private readonly options: NodeRecordOptions) {}

  /** A single-use token, good for `lifetimeMs` and, when `node` is given, for that node alone. Only its hash is kept. */
  async issueJoinToken({ node, lifetimeMs }: { node: string | null; lifetimeMs: number }): Promise<string> {
    const { store, random, clock } = this.options;
    const token = Buffer.from(random.bytes(tokenBytes)).toString('base64url');
    const expiresAt = new Date(clock.now() + lifetimeMs).toISOString();
    await store.commit([insert(joinTokens, { _id: hashOf(token), nodeUuid: node, expiresAt, usedBy: null })]);
    return token;
  }

  /**
   * Registers the node, or rotates the key of one that is registered; the token is used up in the same commit. The
   * same request again is answered again. `undefined`: unknown, used up or expired token, or not good for this node.
   */
  async enroll(request: EnrolRequest): Promise<ComputeNodeDoc | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#tryEnrolling(request);
      } catch (error) {
        if (!(error instanceof UniqueViolation) || attempt >= attempts) throw error;
      }
    }
  }

  async #tryEnrolling(request: EnrolRequest): Promise<ComputeNodeDoc | undefined> {
    const { store, logger } = this.options;
    const nodes = store.collection(computeNodes);
    const isEnrolled = await commitWithRetry(store, async () => {
      const token = await store.collection(joinTokens).get(hashOf(request.joinToken));
      const known = await nodes.get(request.node);
      if (!token || !this.#isGoodFor(token, request.node, known)) return undefined;
      const record = await this.#recordChange(request, known);
      return { changes: [update(joinTokens, token, { usedBy: request.node }), record], value: true };
    });
    if (isEnrolled) logger.info({ node: request.node }, 'compute node enrolled');
    const node = await nodes.get(request.node);
    return isEnrolled || (await this.#isRepetition(request, node)) ? node : undefined;
  }

  /**
   * A token for any node lets a new one in; only one made for that very node may replace a registered key, or
   * whoever holds a token could speak for every node.
   */
  #isGoodFor(token: JoinTokenDoc, node: string, known: ComputeNodeDoc | undefined): boolean {
    if (token.usedBy !== null || token.expiresAt <= isoTime(this.options.clock)) return false;
    return known ? token.nodeUuid === node : token.nodeUuid === null || token.nodeUuid === node;
  }

  /** The answer was lost and the agent asks again: same token, same node, same key. */
  async #isRepetition(request: EnrolRequest, node: ComputeNodeDoc | undefined): Promise<boolean> {
    const token = await this.options.store.collection(joinTokens).get(hashOf(request.joinToken));
    return token?.usedBy === request.node && node?.publicKey === request.publicKey;
  }

  async #recordChange(request: EnrolRequest, known: ComputeNodeDoc | undefined): Promise<Change> {
    const { store, logger } = this.options;
    const { node, publicKey } = request;
    const facts = flagged(request.facts, node, logger);
    const hostname = await freeHostname(store.collection(computeNodes), facts.hostname, node);
    const described = { hostname, facts, capacity: capacityOf(facts), publicKey };
    if (known) return update(computeNodes, known, described);
    return insert(computeNodes, {
      _id: node,
      ...described,
      status: 'UNKNOWN',
      isReservedForOperator: false,
      reserved: noResources,
      lastHeartbeatAt: null,
    });
  }
}

/** Believable facts; what had to be cut is said in the log. */
export function flagged(claimed: NodeFacts, node: string, logger: Logger): NodeFacts {
  const { facts, clamped } = believableFacts(claimed);
  if (clamped.length > 0) logger.warn({ node, clamped }, 'compute node claims impossible facts');
  return facts;
}
