import { TerminalError } from '../../../schema/errors.ts';
import { settleInstance } from '../node-work/settle-instance.ts';
import { step } from '../workflow.ts';

/** The instance is what its node last saw: RUNNING or STOPPED. */
export const settle = step('settle', {
  run: async (context) => {
    if (await settleInstance(context)) return;
    const { observed } = await context.instance();
    throw new TerminalError(observed?.exists ? 'NODE_TASK_FAILED' : 'INSTANCE_GONE');
  },
});
