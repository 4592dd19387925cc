import { type GraphQLError, Kind } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import { refusal } from '../errors/refusal.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import type { Asker as Anybody, Execution } from '../operations/run-operation.ts';
import { passedVariables } from '../supergraph/ask-subgraph.ts';
import { changeShapeOf } from './change-shape.ts';
import { isPresentFirst } from './present-first.ts';
import { Reader } from './reader.ts';
import { type Selection, Upstream } from './upstream.ts';

/** Streams are for those who are known. */
type Asker = Anybody & { readonly caller: Caller };

/** An open stream, or why there is none. */
export type OpenedStream = { readonly reader: Reader } | { readonly errors: readonly GraphQLError[] };

/**
 * All open subscriptions. Readers with the same subgraph operation, variables and account share one upstream. One
 * that has begun is joined only by readers who want to start now: not with `after`, and not where the stream begins
 * with how things stand.
 */
export class StreamHub {
  readonly #execution: Execution;
  readonly #observeDelay: (delayMs: number) => void;
  readonly #upstreams = new Set<Upstream>();
  /** The upstreams that new readers join, by what they have in common. */
  readonly #joinable = new Map<string, Upstream>();
  readonly #readersOf = new Map<string, number>();
  #readers = 0;

  /** `observeDelay` is told how long each change was in the gateway before it left for its client. */
  constructor(execution: Execution, observeDelay: (delayMs: number) => void) {
    this.#execution = execution;
    this.#observeDelay = observeDelay;
  }

  /** Open upstreams and readers; both are 0 when everybody has gone. */
  get size(): { readonly upstreams: number; readonly readers: number } {
    return { upstreams: this.#upstreams.size, readers: this.#readers };
  }

  /** Opens a stream for one client. The reader must be read to its end or returned. */
  async open(admitted: AdmittedOperation, asker: Asker): Promise<OpenedStream> {
    const selection = selectionOf(admitted);
    if (!selection) return { errors: [refusal('BAD_REQUEST', 'Only subscriptions can be streamed.')] };
    const { subscriptionsPerAccount } = this.#execution.limits.websocket;
    if ((this.#readersOf.get(asker.caller.accountUuid) ?? 0) >= subscriptionsPerAccount) {
      return {
        errors: [
          refusal('TOO_MANY_SUBSCRIPTIONS', `Your account has ${subscriptionsPerAccount} open streams.`),
        ],
      };
    }
    const upstream = this.#upstreamFor(selection, asker);
    const reader = this.#read(upstream, selection, asker.caller);
    const errors = await upstream.opened;
    if (errors.length === 0) return { reader };
    await reader.return();
    return { errors };
  }

  #read(upstream: Upstream, selection: Selection, caller: Caller): Reader {
    const reader = new Reader({
      caller,
      maximum: this.#execution.limits.stream.queuedChanges,
      shape: changeShapeOf(selection.admitted),
      onRead: (receivedAt) => this.#observeDelay(this.#execution.clock.monotonic() - receivedAt),
      onEnded: (ended) => {
        this.#count(caller, -1);
        upstream.detach(ended, selection);
      },
    });
    this.#count(caller, +1);
    upstream.attach(reader, selection);
    return reader;
  }

  #upstreamFor(selection: Selection, asker: Asker): Upstream {
    const key = sharingKey(selection, asker.caller);
    const present = this.#joinable.get(key);
    if (present && (!present.hasBegun || startsNow(selection.admitted))) return present;
    const upstream = this.#openUpstream(selection, asker, key);
    this.#upstreams.add(upstream);
    this.#joinable.set(key, upstream);
    return upstream;
  }

  #openUpstream({ primary, admitted }: Selection, asker: Asker, key: string): Upstream {
    const subgraph = this.#execution.subgraphs.get(primary.subgraph);
    if (!subgraph) throw new Error(`Subgraph ${primary.subgraph} cannot be reached`);
    const { document, operationName } = primary;
    return new Upstream({
      execution: this.#execution,
      subgraph,
      request: { document, operationName, variables: passedVariables(admitted, primary), ...asker },
      onClosed: (closed) => {
        this.#upstreams.delete(closed);
        if (this.#joinable.get(key) === closed) this.#joinable.delete(key);
      },
    });
  }

  #count({ accountUuid }: Caller, change: 1 | -1): void {
    const count = (this.#readersOf.get(accountUuid) ?? 0) + change;
    if (count === 0) this.#readersOf.delete(accountUuid);
    else this.#readersOf.set(accountUuid, count);
    this.#readers += change;
  }
}

function selectionOf(admitted: AdmittedOperation): Selection | undefined {
  const { plan } = admitted.prepared;
  if (plan.kind !== 'stream') return undefined;
  const key = `${admitted.prepared.serial}:${JSON.stringify(admitted.variables)}`;
  return { key, admitted, primary: plan.primary, rest: plan.rest };
}

/** Nothing of one account may reach another: who asks is part of the key. */
const sharingKey = ({ primary, admitted }: Selection, caller: Caller): string =>
  JSON.stringify([
    primary.subgraph,
    primary.text,
    passedVariables(admitted, primary),
    caller.accountUuid,
    caller.userUuid ?? null,
    caller.isOperator,
    caller.isReader ?? false,
    // What somebody may see depends on all of this: the account itself is asked for none of it.
    caller.roles ?? null,
    caller.roleTags ?? null,
    caller.scopes ?? null,
    caller.roles ? (caller.address ?? null) : null,
  ]);

/** Whether the stream is of what happens from now on, so that it may be joined at any time. */
function startsNow({ prepared, coerced }: AdmittedOperation): boolean {
  const { operation, version } = prepared;
  const [field] = operation.selectionSet.selections;
  // A subscription whose field is inside a fragment is rare; it simply is not shared once begun.
  if (field?.kind !== Kind.FIELD || isPresentFirst(version, field.name.value)) return false;
  const after = field.arguments?.find((argument) => argument.name.value === 'after')?.value;
  if (after?.kind === Kind.VARIABLE) return (coerced[after.name.value] ?? null) === null;
  return after === undefined || after.kind === Kind.NULL;
}
