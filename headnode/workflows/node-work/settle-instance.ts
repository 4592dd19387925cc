import type { Reason } from '../../../schema/errors.ts';
import type { StepContext } from '../step-context.ts';
import { restingState } from './resting-state.ts';

/** Gives the instance and its NICs the state its node last saw it in. `false`: there is none it could rest in. */
export async function settleInstance(context: StepContext): Promise<boolean> {
  const { _id: uuid, observed } = await context.instance();
  const state = restingState(observed);
  if (!state) return false;
  await context.nics.setState(uuid, state);
  await context.instances.move(uuid, state);
  return true;
}

/** The instance is broken or could not be made: FAILED, with the reason. A DELETED one stays what it is. */
export async function failInstance(context: StepContext, failure: Reason): Promise<void> {
  const { _id: uuid, state } = await context.instance();
  if (state !== 'DELETED') await context.instances.move(uuid, 'FAILED', { failure });
}
