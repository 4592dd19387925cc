import type { TaskDoc } from '../../../subgraphs/compute/store/tasks.ts';
import type { StepContext } from '../step-context.ts';

/**
 * Waits until a task has ended: told by the change feed, and looked at once in case that was before.
 * @returns the task, or `undefined` after `withinMs` or when the context's signal fires
 */
export async function taskEnd(
  { tasks, clock, signal }: Pick<StepContext, 'tasks' | 'clock' | 'signal'>,
  id: string,
  withinMs: number,
): Promise<TaskDoc | undefined> {
  const cleanups: (() => void)[] = [];
  const told = new Promise<TaskDoc | undefined>((resolve) => {
    const giveUp = (): void => resolve(undefined);
    cleanups.push(tasks.onChange((task) => task._id === id && !task.isUnfinished && resolve(task)));
    cleanups.push(clock.schedule(withinMs, giveUp));
    signal.addEventListener('abort', giveUp, { once: true });
    cleanups.push(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
  });
  try {
    const now = await tasks.get(id);
    return now && !now.isUnfinished ? now : await told;
  } finally {
    for (const cleanup of cleanups) cleanup();
  }
}
