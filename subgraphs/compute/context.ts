import type { ComputeLoaders } from './loaders.ts';
import type { Asker } from './service/asker.ts';
import type { ComputeServices } from './service/services.ts';

/** What resolvers hold in their hands during one request, or one event of a stream. */
export interface ComputeContext extends Asker {
  readonly loaders: ComputeLoaders;
  readonly services: ComputeServices;
}
