import type { CallerRole } from '../../../schema/caller.ts';
import type { ContextValue } from './values.ts';

/** The circumstances of a request. What is left out is not known, and sentences that ask for it stay silent. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sourceIp?: string | undefined;
  readonly userAgent?: string | undefined;
  /** HTTP method; a GraphQL mutation counts as `post`, everything else as `get`. */
  readonly method?: string | undefined;
  readonly datacenter?: string | undefined;
  readonly activeRoles: readonly Pick<CallerRole, 'uuid' | 'name'>[];
  /** The instance it is about. */
  readonly instance?:
    | { readonly ips: readonly string[]; readonly tags: Readonly<Record<string, string | number | boolean>> }
    | undefined;
}

/** The conditions that policies may ask for, under Triton's names. An active role goes by its uuid and by its name. */
export function conditionsOf(
  circumstances: Circumstances,
): Readonly<Record<string, ContextValue | undefined>> {
  const { now, sourceIp, userAgent, method, datacenter, activeRoles, instance } = circumstances;
  const moment = new Date(now);
  const tags = Object.entries(instance?.tags ?? {}).map(([name, value]) => [`tag_${name}`, value] as const);
  return {
    date: moment,
    day: moment,
    time: moment,
    sourceip: sourceIp,
    requestip: sourceIp,
    'user-agent': userAgent,
    method: method?.toLowerCase(),
    datacenter,
    activeRoles: activeRoles.flatMap(({ uuid, name }) => [uuid, name]),
    ip: instance?.ips,
    ...Object.fromEntries(tags),
  };
}
