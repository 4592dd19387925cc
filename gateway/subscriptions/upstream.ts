import type { GraphQLError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph, SubgraphRequest, SubgraphResult, SubgraphStream } from '../../schema/subgraph.ts';
import { refusal } from '../errors/refusal.ts';
import type { AdmittedOperation } from '../operations/operations.ts';
import { type Answer, completeAnswer, type Execution } from '../operations/run-operation.ts';
import { isData } from '../supergraph/data.ts';
import type { FetchStep, PlanStep } from '../supergraph/operation-plan.ts';
import { rewriteData } from '../supergraph/rewrite-data.ts';
import { subgraphError } from '../supergraph/subgraph-error.ts';
import type { Reader } from './reader.ts';

/** The part of a stream's operation that differs between readers of one upstream. */
export interface Selection {
  /** Equal for equal operations with equal variables. */
  readonly key: string;
  readonly admitted: AdmittedOperation;
  readonly primary: FetchStep;
  readonly rest: PlanStep | undefined;
}

export interface UpstreamOptions {
  readonly execution: Execution;
  readonly subgraph: Subgraph;
  readonly request: SubgraphRequest;
  /** Called once, at once, when the last reader has left or the stream has ended. */
  readonly onClosed: (upstream: Upstream) => void;
}

interface Group {
  readonly selection: Selection;
  readonly readers: Set<Reader>;
}

/**
 * One stream of a subgraph and all who read it. Each event is completed once per distinct selection and the result
 * shared. Events are handled one after another, so each reader sees them in order.
 */
export class Upstream {
  /** Resolves when the subgraph has answered: with its errors when it refused. */
  readonly opened: Promise<readonly GraphQLError[]>;
  readonly #options: UpstreamOptions;
  readonly #groups = new Map<string, Group>();
  #stream: SubgraphStream | undefined;
  #hasBegun = false;
  #isClosed = false;

  constructor(options: UpstreamOptions) {
    this.#options = options;
    // Later than the constructor, so that whoever made it knows it before it can close.
    this.opened = Promise.resolve().then(() => this.#open());
  }

  /** Whether an event has come: who joins now misses what there was. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  attach(reader: Reader, selection: Selection): void {
    const group = this.#groups.get(selection.key) ?? { selection, readers: new Set() };
    this.#groups.set(selection.key, group);
    group.readers.add(reader);
  }

  /** Lets go of a reader; of the subgraph's stream too when it was the last. */
  detach(reader: Reader, { key }: Selection): void {
    const group = this.#groups.get(key);
    group?.readers.delete(reader);
    if (group?.readers.size === 0) this.#groups.delete(key);
    if (this.#groups.size === 0) this.#close();
  }

  async #open(): Promise<readonly GraphQLError[]> {
    const { subgraph, request } = this.#options;
    try {
      const opened = await subgraph.subscribe(request);
      if ('errors' in opened) {
        this.#close();
        return opened.errors.map((error) => subgraphError(error, subgraph.name, undefined, error.path));
      }
      this.#stream = opened;
      if (this.#isClosed) this.#release();
      else void this.#pump(opened);
      return [];
    } catch (error) {
      this.#close();
      return [subgraphError(error, subgraph.name, undefined, undefined)];
    }
  }

  async #pump(stream: SubgraphStream): Promise<void> {
    try {
      for (let step = await stream.next(); !step.done; step = await stream.next()) {
        if (this.#isClosed) return;
        this.#hasBegun = true;
        await this.#deliver(step.value);
      }
      this.#endReaders(undefined);
    } catch (error) {
      const { logger } = this.#options.execution;
      const { name } = this.#options.subgraph;
      logger.warn({ subgraph: name, cause: String(error) }, 'a subgraph broke off a stream');
      this.#endReaders(refusal('UNAVAILABLE', 'The stream broke off; subscribe again.'));
    } finally {
      this.#close();
    }
  }

  async #deliver(event: SubgraphResult): Promise<void> {
    const receivedAt = this.#options.execution.clock.monotonic();
    // Completing writes into the data, so each selection but the first gets a copy, before any begins.
    const groups = [...this.#groups.values()].map((group, index) => ({
      group,
      readers: [...group.readers],
      event: index === 0 ? event : { ...event, data: structuredClone(event.data) ?? null },
    }));
    await Promise.all(
      groups.map(async ({ group, readers, event: own }) => {
        const [first] = readers;
        if (!first) return;
        const answer = await this.#complete(group.selection, own, first.caller);
        for (const reader of readers) reader.push(answer, receivedAt);
      }),
    );
  }

  #complete({ admitted, primary, rest }: Selection, event: SubgraphResult, caller: Caller): Promise<Answer> {
    const { execution, request } = this.#options;
    const data = isData(event.data) ? event.data : {};
    rewriteData(primary.outputRewrites, data, admitted.prepared.version.isOfType);
    const errors = (event.errors ?? []).map((error) =>
      subgraphError(error, primary.subgraph, undefined, error.path),
    );
    const asker = { caller, requestId: request.requestId };
    return completeAnswer(execution, admitted, asker, { step: rest, data, errors });
  }

  #endReaders(error: GraphQLError | undefined): void {
    const readers = [...this.#groups.values()].flatMap((group) => [...group.readers]);
    for (const reader of readers) reader.end(error);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#release();
    this.#options.onClosed(this);
  }

  #release(): void {
    this.#stream?.return().catch((error: unknown) => {
      const { logger } = this.#options.execution;
      logger.warn({ cause: String(error) }, 'a stream could not be released');
    });
  }
}
