/**
 * Compares what is with what should be, and repairs. No input: whatever made it necessary, it looks for itself, so
 * it may run at any time, any number of times, and be cut off anywhere.
 */
export interface Reconciler {
  readonly name: string;
  /** Pause between the end of one run and the beginning of the next, milliseconds. */
  readonly everyMs: number;
  run(): Promise<void>;
}

export const reconciler = (
  name: string,
  { everyMs }: { readonly everyMs: number },
  run: () => Promise<void>,
): Reconciler => ({ name, everyMs, run });
