import type { InstanceResolvers } from '../generated.ts';

/** Anybody may say a uuid; what hangs on it is shown only to those who may see it. */
export const Instance: InstanceResolvers = {
  __resolveReference: (reference) => {
    // The generated type knows the key alone, not what `nics` requires to be sent along.
    const { uuid, roleTags = [] } = reference as { readonly uuid: string; readonly roleTags?: string[] };
    return { uuid, roleTags };
  },
  nics: ({ uuid, roleTags }, _, { entities }) => entities.nicsOf(uuid, roleTags),
};
