import { type Reason, TerminalError } from '../../../schema/errors.ts';
import { isoTime, pause, type Random } from '../../../schema/runtime.ts';
import type {
  OperationProgress,
  OperationRecords,
} from '../../../subgraphs/compute/service/records/interfaces.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import type { OperationDoc } from '../../../subgraphs/compute/store/operations.ts';
import type { StepContext, World } from '../step-context.ts';
import type { Step, Workflow } from '../workflow.ts';
import { type Act, chooseAct } from './acts.ts';
import { backOffMs, type RetryLimits } from './back-off.ts';
import type { CrashPoints } from './crash-points.ts';
import { isStoreTrouble, reasonOf } from './judge-error.ts';
import {
  closed,
  failed,
  runBegun,
  succeeded,
  triedInVain,
  undoBegun,
  undone,
  unwinding,
  withNext,
} from './step-log.ts';

export interface DriveOptions {
  readonly world: World;
  readonly operations: Pick<OperationRecords, 'get' | 'save'>;
  readonly workflow: Workflow;
  readonly owner: string;
  readonly random: Random;
  readonly retry: RetryLimits;
  /** How long a STUCK operation waits for its next try. */
  readonly stuckDelayMs: number;
  readonly crashPoints: CrashPoints;
  /** Fires when the operation is asked to stop: a running step stops waiting. */
  readonly canceled: AbortSignal;
  /** Fires when the engine stops: everything stops waiting. */
  readonly stopped: AbortSignal;
  idle<T>(wait: () => Promise<T>): Promise<T>;
}

/**
 * Drives one operation from where its record stands to its end. Before and after each half of a step the record is
 * written; every write is fenced by the revision that was read last. Whatever goes wrong with a write – somebody
 * else has written, the store does not answer or does not say – is thrown: the caller reads the record again
 * and drives on from there, exactly as after a crash. So there is one way to resume, and it is used all the time.
 */
export class Drive {
  #operation: OperationDoc;
  readonly #options: DriveOptions;

  constructor(operation: OperationDoc, options: DriveOptions) {
    this.#operation = operation;
    this.#options = options;
  }

  /** Resolves to the operation as it ended. @throws what the store throws; the signal's reason when the engine stops */
  async toTheEnd(): Promise<OperationDoc> {
    const { workflow, owner, stopped } = this.#options;
    if (this.#operation.owner !== owner && this.#operation.state !== 'QUEUED') await this.#save({});
    for (;;) {
      stopped.throwIfAborted();
      const act = chooseAct(this.#operation, workflow);
      if (act.kind === 'rest') return this.#operation;
      await this.#perform(act);
    }
  }

  async #perform(act: Exclude<Act, { kind: 'rest' }>): Promise<void> {
    switch (act.kind) {
      case 'run':
        return this.#run(act.index, act.isLogged);
      case 'undo':
        return this.#undo(act.index, act.isLogged);
      case 'unwind':
        return this.#saveWithNext(unwinding(act.reason));
      case 'succeed':
        return this.#save({ state: 'SUCCEEDED', finishedAt: this.#now() });
      case 'abandon':
      case 'close':
        return this.#close(act.reason);
    }
  }

  async #run(index: number, isLogged: boolean): Promise<void> {
    const step = this.#stepAt(index);
    if (!isLogged) {
      await this.#waitForTurn(this.#options.canceled);
      if (this.#options.canceled.aborted) return this.#readAgain();
      await this.#reach(step, 'run', 'before-log');
      await this.#save(runBegun(this.#operation, index, this.#now()));
    }
    await this.#reach(step, 'run', 'logged-not-done');
    try {
      await step.run(this.#contextOf(step, 'run', index));
    } catch (error) {
      return this.#runFailed(step, index, error);
    }
    await this.#reach(step, 'run', 'done-not-logged');
    await this.#saveWithNext(succeeded(this.#operation, index, this.#now()));
    await this.#reach(step, 'run', 'logged-done');
  }

  async #runFailed(step: Step, index: number, error: unknown): Promise<void> {
    this.#throwIfNotTheSteps(error);
    if (this.#options.canceled.aborted) return this.#readAgain();
    const { workflow, retry } = this.#options;
    const attempts = this.#operation.steps[index]?.attempts ?? 0;
    const why = reasonOf(error);
    this.#warn(step, error, attempts);
    const isFinal = error instanceof TerminalError || attempts >= retry.attempts;
    if (isFinal && !workflow.neverGivesUp) {
      return this.#saveWithNext(failed(this.#operation, index, why, this.#now()));
    }
    await this.#save(triedInVain(this.#operation, index, why, this.#retryAt(attempts)));
  }

  async #undo(index: number, isLogged: boolean): Promise<void> {
    const step = this.#stepAt(index);
    if (!isLogged) {
      await this.#waitForTurn(this.#options.stopped);
      await this.#reach(step, 'undo', 'before-log');
      await this.#save(undoBegun(this.#operation, index));
    }
    await this.#reach(step, 'undo', 'logged-not-done');
    try {
      await step.undo?.(this.#contextOf(step, 'undo', index));
    } catch (error) {
      return this.#undoFailed(step, index, error);
    }
    await this.#reach(step, 'undo', 'done-not-logged');
    await this.#saveWithNext(undone(this.#operation, index, this.#now()));
    await this.#reach(step, 'undo', 'logged-done');
  }

  async #undoFailed(step: Step, index: number, error: unknown): Promise<void> {
    this.#throwIfNotTheSteps(error);
    const attempts = this.#operation.steps[index]?.undoAttempts ?? 0;
    this.#warn(step, error, attempts);
    if (attempts < this.#options.retry.undoAttempts) {
      return this.#save(triedInVain(this.#operation, index, reasonOf(error), this.#retryAt(attempts)));
    }
    const { world, stuckDelayMs } = this.#options;
    world.logger.error(
      { ...this.#labels(), step: step.name, attempts },
      'operation is stuck in taking back a step',
    );
    const notBefore = isoAfter(world.clock.now(), stuckDelayMs);
    await this.#save({
      ...triedInVain(this.#operation, index, reasonOf(error), notBefore),
      state: 'STUCK',
    });
  }

  async #close(why: Reason): Promise<void> {
    const [first] = this.#options.workflow.steps;
    if (first) await this.#options.workflow.unwound?.(this.#contextOf(first, 'undo', 0), why);
    await this.#save(closed(why, this.#now()));
  }

  /** Neither the store's troubles nor the engine's end are the step's failure. */
  #throwIfNotTheSteps(error: unknown): void {
    this.#options.stopped.throwIfAborted();
    if (isStoreTrouble(error)) throw error;
  }

  async #saveWithNext(entry: OperationProgress): Promise<void> {
    const { entry: long, begins } = withNext(this.#operation, entry, this.#options.workflow, this.#now());
    if (begins) await this.#reach(this.#stepAt(begins.index), begins.half, 'before-log');
    await this.#save(long);
  }

  async #save(entry: OperationProgress): Promise<void> {
    const { operations, owner } = this.#options;
    this.#operation = await operations.save(this.#operation, { ...entry, owner });
  }

  async #readAgain(): Promise<void> {
    const operation = await this.#options.operations.get(this.#operation._id);
    if (operation?.revision === this.#operation.revision) this.#options.canceled.throwIfAborted();
    if (operation) this.#operation = operation;
  }

  /** Until `notBefore`; never longer than the longest back-off, however the wall clock may have jumped. */
  async #waitForTurn(signal: AbortSignal): Promise<void> {
    const { world, retry, stuckDelayMs } = this.#options;
    if (this.#operation.notBefore === null) return;
    const left = Date.parse(this.#operation.notBefore) - world.clock.now();
    const delayMs = Math.min(Math.max(left, 0), Math.max(retry.maxDelayMs, stuckDelayMs));
    await this.#options.idle(() => pause(world.clock, delayMs, signal));
    this.#options.stopped.throwIfAborted();
  }

  #contextOf({ name }: Step, half: StepContext['half'], index: number): StepContext {
    const { world, canceled, stopped, idle } = this.#options;
    const operation = this.#operation;
    const record = operation.steps[index];
    const attempt = (half === 'run' ? record?.attempts : record?.undoAttempts) ?? 0;
    const signal = half === 'run' ? canceled : stopped;
    const instance = () => instanceOf(world, operation);
    return { ...world, operation, step: name, half, attempt, signal, instance, idle };
  }

  /** By name, as logged: an operation that an older version admitted ends with its own steps, or is refused loudly. */
  #stepAt(index: number): Step {
    const name = this.#operation.steps[index]?.name;
    const step = this.#options.workflow.steps.find((known) => known.name === name);
    if (!step) throw new Error(`operation ${this.#operation._id} has a step nobody knows: ${name}`);
    return step;
  }

  #reach(step: Step, half: StepContext['half'], moment: string): Promise<void> | void {
    return this.#options.crashPoints.at(`${step.name}/${half}/${moment}`);
  }

  #retryAt(failures: number): string {
    const { random, retry, world } = this.#options;
    return isoAfter(world.clock.now(), backOffMs(failures, random, retry));
  }

  #now(): string {
    return isoTime(this.#options.world.clock);
  }

  #labels() {
    const { _id, kind, targetUuid } = this.#operation;
    return { operation: _id, kind, instance: targetUuid };
  }

  #warn(step: Step, error: unknown, attempts: number): void {
    this.#options.world.logger.warn(
      { ...this.#labels(), step: step.name, attempts, err: error },
      'step of an operation failed',
    );
  }
}

const isoAfter = (now: number, delayMs: number): string => new Date(now + delayMs).toISOString();

async function instanceOf({ instances }: World, { targetUuid }: OperationDoc): Promise<InstanceDoc> {
  const instance = await instances.get(targetUuid);
  if (!instance) throw new TerminalError('INSTANCE_GONE');
  return instance;
}
