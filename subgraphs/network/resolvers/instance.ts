import type { InstanceResolvers } from '../generated.ts';

/** Anybody may say a uuid; what hangs on it is shown to its account only. */
export const Instance: InstanceResolvers = {
  __resolveReference: ({ uuid }) => ({ uuid }),
  nics: ({ uuid }, _, { entities }) => entities.nicsOf(uuid),
};
