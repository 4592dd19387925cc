import { limits } from '../../../schema/limits.ts';
import { pause, type Random } from '../../../schema/runtime.ts';
import type { OperationKind } from '../../../schema/states.ts';
import type { OperationRecords } from '../../../subgraphs/compute/service/records/interfaces.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import { RevisionConflict } from '../../../subgraphs/store/port.ts';
import { catalogue } from '../catalogue.ts';
import { taskLimits } from '../node-work/task-limits.ts';
import type { World } from '../step-context.ts';
import type { Workflow } from '../workflow.ts';
import { backOffMs, type RetryLimits } from './back-off.ts';
import { Backlog, type Entry } from './backlog.ts';
import { type CrashPoints, noCrashPoints } from './crash-points.ts';
import { Drive } from './drive.ts';
import { isStoreTrouble } from './judge-error.ts';
import { Slots } from './slots.ts';

export interface EngineOptions {
  readonly world: Omit<World, 'taskLimits'> & Partial<Pick<World, 'taskLimits'>>;
  readonly operations: OperationRecords;
  readonly random: Random;
  /** How many workflows work at the same moment (those that wait do not count). Default 64. */
  readonly parallel?: number | undefined;
  /** How often everything unfinished is looked at, and a STUCK operation tried again. Default 30 s. */
  readonly tickMs?: number | undefined;
  readonly retry?: RetryLimits | undefined;
  /** Whether another engine lives: what it owns is left to it. Default: there is no other. */
  readonly isLive?: ((owner: string) => boolean | Promise<boolean>) | undefined;
  readonly crashPoints?: CrashPoints | undefined;
  /** How each kind of operation is done. Default: the catalogue. */
  readonly workflows?: Readonly<Record<OperationKind, Workflow>> | undefined;
}

const drainMs = 8_000;
/** A store that refused the sweep is asked again after this long. */
const sweepAgainMs = 1_000;
/** After this long without trouble the back-off begins small again. */
const calmMs = 120_000;

/** The ends of waiting for one operation under way. */
interface Signals {
  /** Somebody asked it to stop. */
  readonly canceled: AbortController;
  /** The engine stops. */
  readonly stopped: AbortController;
}

/**
 * Drives all unfinished operations: those found at the start (resumed, never cancelled), those admitted since, and
 * every `tickMs` whatever is still unfinished and nobody drives. Operations of one instance run one after another.
 *
 * Races and what closes them: two engines – whoever writes `owner` first has it, the other's next write conflicts;
 * recovery against an operation begun here a moment ago – the backlog knows it already; cancellation against a
 * step – the step's log entry conflicts, and the record is read and judged again.
 */
export class Engine {
  readonly #options: EngineOptions;
  readonly #world: World;
  readonly #owner: string;
  readonly #backlog = new Backlog();
  readonly #underway = new Map<string, Signals>();
  readonly #working = new Set<Promise<void>>();
  readonly #slots: Slots;
  #sweeping: Promise<void> = Promise.resolve();
  #cancelTick = (): void => undefined;
  #unlisten = (): void => undefined;
  #isStopped = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#world = { taskLimits, ...options.world };
    this.#owner = options.random.uuid();
    this.#slots = new Slots(options.parallel ?? 64);
  }

  /** Begins. What is unfinished was read when it resolves or, if the store refused, is read a little later. */
  async start(): Promise<void> {
    this.#unlisten = this.#options.operations.onAdmitted((operation) => this.#admitted(operation));
    await this.kick();
  }

  /**
   * Begins no step any more, ends all waiting, and lets what is being done end, for at most 8 s. What is unfinished
   * is resumed by the next engine.
   */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#unlisten();
    this.#cancelTick();
    for (const { canceled, stopped } of this.#underway.values()) {
      stopped.abort();
      canceled.abort();
    }
    const drained = new AbortController();
    const all = Promise.allSettled([this.#sweeping, ...this.#working]).then(() => drained.abort());
    await Promise.race([all, pause(this.#world.clock, drainMs, drained.signal)]);
  }

  /** Looks at everything unfinished, now. */
  kick(): Promise<void> {
    this.#sweeping = this.#sweeping.then(() => this.#sweep());
    return this.#sweeping;
  }

  /** For the metrics: operations under way, and those waiting for their turn. */
  stats(): { readonly underway: number; readonly waiting: number } {
    return { underway: this.#underway.size, waiting: this.#backlog.waiting };
  }

  async #sweep(): Promise<void> {
    let nextMs = this.#tickMs;
    try {
      this.#backlog.load(await this.#options.operations.unfinished());
      this.#pump();
    } catch (error) {
      this.#world.logger.warn({ err: error }, 'unfinished operations could not be read');
      nextMs = sweepAgainMs;
    }
    this.#cancelTick();
    if (!this.#isStopped) this.#cancelTick = this.#world.clock.schedule(nextMs, () => void this.kick());
  }

  #admitted(operation?: OperationDoc): void {
    if (!operation) return void this.kick();
    const signals = this.#underway.get(operation._id);
    if (!signals) {
      this.#backlog.add(operation);
      this.#pump();
    } else if (operation.cancelReason && this.#workflowOf(operation).isCancelable) signals.canceled.abort();
  }

  #pump(): void {
    while (!this.#isStopped) {
      const entry = this.#backlog.take();
      if (!entry) return;
      const work = this.#lookAfter(entry).finally(() => this.#working.delete(work));
      this.#working.add(work);
    }
  }

  async #lookAfter(entry: Entry): Promise<void> {
    const signals = { canceled: new AbortController(), stopped: new AbortController() };
    this.#underway.set(entry.id, signals);
    const outcome = await this.#persevere(entry, signals);
    this.#underway.delete(entry.id);
    this.#backlog.release(entry, outcome);
    this.#pump();
  }

  /** Drives the operation and, whatever goes wrong, reads it again and drives on. Never rejects. */
  async #persevere(entry: Entry, signals: Signals): Promise<'ended' | 'left'> {
    const { clock } = this.#world;
    let failures = 0;
    let failedAt = clock.monotonic();
    for (;;) {
      try {
        return await this.#slots.with(() => this.#drive(entry, signals));
      } catch (error) {
        if (signals.stopped.signal.aborted) return 'left';
        failures = clock.monotonic() - failedAt > calmMs ? 1 : failures + 1;
        failedAt = clock.monotonic();
        this.#report(entry, error);
        await pause(clock, backOffMs(failures, this.#options.random, this.#retry), signals.stopped.signal);
      }
    }
  }

  async #drive(entry: Entry, { canceled, stopped }: Signals): Promise<'ended' | 'left'> {
    const { operations, isLive, random, crashPoints = noCrashPoints } = this.#options;
    const operation = await operations.get(entry.id);
    if (!operation?.isUnfinished) return 'ended';
    const { owner, state, cancelReason } = operation;
    if (owner !== null && owner !== this.#owner && (await isLive?.(owner))) return 'left';
    if (entry.isOutOfTurn && !(state === 'QUEUED' && cancelReason)) return 'left';
    const drive = new Drive(operation, {
      world: this.#world,
      operations,
      workflow: this.#workflowOf(operation),
      owner: this.#owner,
      random,
      retry: this.#retry,
      stuckDelayMs: this.#tickMs,
      crashPoints,
      canceled: canceled.signal,
      stopped: stopped.signal,
      idle: (wait) => this.#slots.without(wait),
    });
    this.#reportEnd(await drive.toTheEnd());
    return 'ended';
  }

  #workflowOf({ kind }: OperationDoc): Workflow {
    return (this.#options.workflows ?? catalogue)[kind];
  }

  get #tickMs(): number {
    return this.#options.tickMs ?? 30_000;
  }

  get #retry(): RetryLimits {
    return this.#options.retry ?? limits.retry;
  }

  #report({ id, targetUuid }: Entry, error: unknown): void {
    const fields = { operation: id, instance: targetUuid, err: error };
    if (error instanceof RevisionConflict) this.#world.logger.debug(fields, 'somebody else has written');
    else if (isStoreTrouble(error)) this.#world.logger.warn(fields, 'operation waits for the store');
    else this.#world.logger.error(fields, 'operation could not be driven');
  }

  #reportEnd({ _id, kind, targetUuid, state, error }: OperationDoc): void {
    const fields = { operation: _id, kind, instance: targetUuid, state, reason: error?.code };
    this.#world.logger.info(fields, 'operation ended');
  }
}
