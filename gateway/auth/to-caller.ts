import { z } from 'zod';
import { type Caller, resourceCollections } from '../../schema/caller.ts';

const identitySchema = z.object({
  accountUuid: z.string(),
  accountLogin: z.string(),
  userUuid: z.string().nullish(),
  userLogin: z.string().nullish(),
  isOperator: z.boolean(),
  isReader: z.boolean(),
  credentialId: z.string(),
  credentialKind: z.enum(['ACCESS_TOKEN', 'SESSION', 'SSH_KEY']),
  expiresAt: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
  roles: z.array(z.object({ uuid: z.string(), name: z.string(), rules: z.array(z.string()) })).nullish(),
  roleTags: z.array(z.object({ collection: z.enum(resourceCollections), roles: z.array(z.string()) })),
});

/** The account subgraph's `Identity` as the rest of the system knows it; null for nobody and for what is none. */
export function toCaller(identity: unknown): Caller | null {
  const { data } = identitySchema.safeParse(identity);
  if (!data) return null;
  const { userUuid, userLogin, expiresAt, scopes, roles, roleTags, ...rest } = data;
  return {
    ...rest,
    userUuid: userUuid ?? undefined,
    userLogin: userLogin ?? undefined,
    expiresAt: expiresAt ?? undefined,
    scopes: scopes ?? undefined,
    roles: roles ?? undefined,
    roleTags: Object.fromEntries(roleTags.map(({ collection, roles: tagged }) => [collection, tagged])),
  };
}
