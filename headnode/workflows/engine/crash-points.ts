/**
 * Where tests and simulations may cut the engine off: `STEP/HALF/MOMENT`, half being `run` or `undo`, moment one of
 * `before-log`, `logged-not-done`, `done-not-logged`, `logged-done`. In production nothing happens there.
 */
export interface CrashPoints {
  at(point: string): Promise<void> | void;
}

export const noCrashPoints: CrashPoints = { at: () => undefined };
