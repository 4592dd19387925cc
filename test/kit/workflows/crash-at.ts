import type { CrashPoints } from '../../../headnode/workflows/engine/crash-points.ts';

/** Writes down every point that is passed. */
export function recordedPoints(): CrashPoints & { readonly passed: string[] } {
  const passed: string[] = [];
  return { passed, at: (point) => void passed.push(point) };
}

/** Never goes on from `target` (at its `occurrence`-th time), nor from any point after it: the process is dead. */
export function crashAt(
  target: string,
  occurrence = 1,
): CrashPoints & { readonly hasCrashed: () => boolean } {
  let left = occurrence;
  return {
    hasCrashed: () => left <= 0,
    at: (point) => {
      if (left > 0 && point === target) left -= 1;
      return left <= 0 ? new Promise<never>(() => undefined) : undefined;
    },
  };
}
