import type { Clock, Logger } from '../../schema/runtime.ts';
import type { Reconciler } from './reconciler.ts';

export interface ReconcilerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told of each run and how long it took. */
  readonly onRun?: ((name: string, durationMs: number, isOk: boolean) => void) | undefined;
}

export interface Reconcilers {
  /** Runs one now: resolves after a run that began after this call. Failures are logged, not thrown. */
  kick(name: string): Promise<void>;
  /** Begins no more runs; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** Runs each reconciler at once and then again and again, never two runs of one at a time, until stopped. */
export function startReconcilers(list: readonly Reconciler[], options: ReconcilerOptions): Reconcilers {
  const loops = new Map(list.map((one) => [one.name, new Loop(one, options)]));
  for (const loop of loops.values()) void loop.kick();
  return {
    kick: async (name) => loops.get(name)?.kick(),
    stop: async () => {
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
    },
  };
}

class Loop {
  #running: Promise<void> | undefined;
  /** The run that begins when the running one has ended. */
  #next: Promise<void> | undefined;
  #cancelTimer = (): void => undefined;
  #isStopped = false;
  #isFailing = false;

  constructor(
    private readonly reconciler: Reconciler,
    private readonly options: ReconcilerOptions,
  ) {}

  kick(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    if (!this.#running) return this.#begin();
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#isStopped ? undefined : this.#begin();
    });
    return this.#next;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    await this.#running;
  }

  #begin(): Promise<void> {
    this.#cancelTimer();
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#isStopped) return;
      this.#cancelTimer = this.options.clock.schedule(this.reconciler.everyMs, () => void this.kick());
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { clock, onRun } = this.options;
    const startedAt = clock.monotonic();
    const isOk = await this.reconciler.run().then(
      () => this.#succeeded(),
      (error: unknown) => this.#failed(error),
    );
    onRun?.(this.reconciler.name, clock.monotonic() - startedAt, isOk);
  }

  #succeeded(): true {
    if (this.#isFailing)
      this.options.logger.info({ reconciler: this.reconciler.name }, 'reconciler works again');
    this.#isFailing = false;
    return true;
  }

  /** Said once, however long it lasts: with the store away every run of every reconciler fails. */
  #failed(error: unknown): false {
    if (!this.#isFailing)
      this.options.logger.warn({ err: error, reconciler: this.reconciler.name }, 'reconciler failed');
    this.#isFailing = true;
    return false;
  }
}
