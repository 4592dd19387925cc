import type { TaskLimits } from '../step-context.ts';

const minuteMs = 60_000;

/** How long Triton's own jobs wait, where they say so; longer where a node may have to fetch gigabytes. */
export const taskLimits: TaskLimits = {
  deadlineMs: {
    'image.ensure': 60 * minuteMs,
    'instance.create': 10 * minuteMs,
    'instance.start': 2 * minuteMs,
    'instance.stop': 5 * minuteMs,
    'instance.reboot': 5 * minuteMs,
    'instance.update': 2 * minuteMs,
    'instance.delete': 5 * minuteMs,
  },
  patienceMs: minuteMs,
};

/** How long a guest may take to shut down before the plug is pulled. */
export const shutdownTimeoutMs = minuteMs;
