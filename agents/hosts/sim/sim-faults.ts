import type { TaskKind } from '../../../schema/tasks.ts';
import { HostError } from '../host.ts';

export type SimAct = TaskKind | 'image.remove' | 'snapshot.create' | 'snapshot.rollback' | 'snapshot.delete';

/**
 * - `fail`: refuses and does nothing;
 * - `hang`: does nothing and never answers (until given up);
 * - `hang-after`: does it and never answers;
 * - `lie-done`: does nothing and says it is done;
 * - `lie-failed`: does it and says it failed.
 */
export type SimFaultMode = 'fail' | 'hang' | 'hang-after' | 'lie-done' | 'lie-failed';

export interface SimFault {
  readonly act: SimAct;
  readonly mode: SimFaultMode;
  /** How often it strikes; `Infinity` for always. Default 1. */
  readonly times?: number;
  /** Only when the act is about this instance or image. */
  readonly uuid?: string;
  /** What `fail` and `lie-failed` say. Default: a TASK_FAILED that may be tried again. */
  readonly error?: HostError;
}

/** Everything that can be wrong with a simulated node, switched on and off from outside while it runs. */
export class SimFaults {
  /** Every duration is multiplied by this. */
  slowness = 1;
  readonly #armed: { readonly fault: SimFault; left: number }[] = [];
  #waitingForSound: (() => void)[] | undefined;

  /** Arms a fault; of several that fit, the oldest strikes. The returned function disarms it. */
  inject(fault: SimFault): () => void {
    const armed = { fault, left: fault.times ?? 1 };
    this.#armed.push(armed);
    return () => {
      armed.left = 0;
    };
  }

  /** The node answers nothing at all any more, as if it were dead, until `wake`. Its zones run on. */
  silence(): void {
    this.#waitingForSound ??= [];
  }

  wake(): void {
    const waiting = this.#waitingForSound ?? [];
    this.#waitingForSound = undefined;
    for (const resume of waiting) resume();
  }

  /** The node is well again: nothing armed, normal speed, not silent. */
  clear(): void {
    this.#armed.length = 0;
    this.slowness = 1;
    this.wake();
  }

  /** Resolves at once, or when the node is no longer silent. */
  sound(): Promise<void> {
    const waiting = this.#waitingForSound;
    return waiting ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  }

  /** Does `work` as the armed faults would have it. */
  async around(act: SimAct, uuid: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    await this.sound();
    const fault = this.#strike(act, uuid);
    if (!fault) return work();
    if (fault.mode === 'lie-failed' || fault.mode === 'hang-after') await work();
    if (fault.mode === 'hang' || fault.mode === 'hang-after') await givenUp(signal);
    if (fault.mode !== 'lie-done') throw fault.error ?? new HostError('TASK_FAILED', `${act} failed`);
  }

  #strike(act: SimAct, uuid: string): SimFault | undefined {
    const armed = this.#armed.find(
      ({ fault, left }) => left > 0 && fault.act === act && (fault.uuid ?? uuid) === uuid,
    );
    if (!armed) return undefined;
    armed.left -= 1;
    return armed.fault;
  }
}

const givenUp = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
