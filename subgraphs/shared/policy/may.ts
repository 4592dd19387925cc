import { LRUCache } from 'lru-cache';
import type { Caller, CallerRole, ResourceCollection } from '../../../schema/caller.ts';
import { PublicError, refusals } from '../../../schema/errors.ts';
import type { Action } from './actions.ts';
import { conditionsOf } from './conditions.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { globPieces, matchesPieces } from './glob.ts';
import { type ParsedPolicy, parsePolicy } from './parse-policy.ts';

/** What conditions may ask of an instance. */
export interface InstanceFacts {
  readonly tags: Readonly<Record<string, string | number | boolean>>;
  /** Left out where they are not known. */
  readonly ips?: readonly string[];
}

/** What somebody wants to do something with. */
export interface Resource {
  /** Whose it is, or is going to be. For what is everybody's: the account it is used for. */
  readonly ownerUuid: string;
  /** The collection it is in, or that is listed or added to; null for the account itself, which every active role reaches. */
  readonly collection: ResourceCollection | null;
  /** Roles (uuids) that reach this very object, besides those that reach the whole collection. */
  readonly roleTags?: readonly string[] | undefined;
  /** The instance it is or belongs to, for conditions such as `tag_env`: without it, sentences that ask for it stay silent. */
  readonly instance?: InstanceFacts | undefined;
}

/**
 * Whether the caller may do it. Operators may everything, readers may read everything and change nothing, the
 * account itself may do what it likes with its own; everybody else only through an active role that reaches the
 * object and one of whose sentences allows it. A credential's scopes narrow whatever its owner may.
 */
export function may(caller: Caller, action: Action, resource: Resource): boolean {
  if (!isWithinScopes(caller, action)) return false;
  if (caller.isOperator) return true;
  if (caller.isReader) return isReading(action);
  if (caller.accountUuid !== resource.ownerUuid) return false;
  if (isAccountItself(caller)) return true;
  const { collection, roleTags = [] } = resource;
  const reaching = collection === null ? undefined : [...(caller.roleTags?.[collection] ?? []), ...roleTags];
  return rolesAllowing(caller, action, resource.instance).some(
    ({ uuid }) => reaching === undefined || reaching.includes(uuid),
  );
}

/** @throws PublicError FORBIDDEN */
export function assertMay(caller: Caller, action: Action, resource: Resource): void {
  if (!may(caller, action, resource)) throw new PublicError('FORBIDDEN', refusals.FORBIDDEN.message);
}

/** The active roles that allow it on whatever they reach; none for a credential that is not for this action. */
export function rolesAllowing(
  caller: Caller,
  action: Action,
  instance?: InstanceFacts,
): readonly CallerRole[] {
  if (!isWithinScopes(caller, action)) return [];
  const roles = caller.roles ?? [];
  const context = {
    principal: caller.userLogin ?? caller.accountLogin,
    conditions: conditionsFor(caller, action, instance),
  };
  const allows = (rule: string): boolean => {
    const { policy } = parsed(rule);
    return (
      policy !== undefined &&
      namesOf(action).some((name) => evaluatePolicy(policy, { ...context, action: name }))
    );
  };
  return roles.filter(({ rules }) => rules.some(allows));
}

/** The account rather than a login inside it or somebody in a role: what is the account's own is theirs. */
export const isAccountItself = (caller: Caller): boolean =>
  caller.userUuid === undefined && caller.roles === undefined;

/** Whether the credential may be used for this action at all. */
export const isWithinScopes = ({ scopes }: Caller, action: Action): boolean =>
  scopes === undefined ||
  scopes.some((scope) =>
    namesOf(action).some((name) => matchesPieces(name, globPieces(scope.toLowerCase()))),
  );

/** Whether an action changes nothing. */
export const isReading = (action: Action): boolean =>
  /^(get|list)/.test(action) || action === 'machineaudit' || action === 'changefeed';

/** In the name of the account, for what must be looked up to do something that was allowed. */
export const inNameOfAccount = ({
  userUuid: _u,
  userLogin: _l,
  roles: _r,
  scopes: _s,
  ...account
}: Caller): Caller => account;

/** Triton's words say machine; sentences may say instance. */
const namesOf = (action: Action): readonly string[] =>
  action.includes('machine') ? [action, action.replace('machine', 'instance')] : [action];

function conditionsFor(caller: Caller, action: Action, instance: InstanceFacts | undefined) {
  const { askedAt, address } = caller;
  const conditions = conditionsOf({
    now: askedAt ?? 0,
    sourceIp: address,
    method: isReading(action) ? 'get' : 'post',
    activeRoles: caller.roles ?? [],
    instance: instance && { ips: [], ...instance },
  });
  return {
    ...conditions,
    ...(instance?.ips === undefined && { ip: undefined }),
    ...(askedAt === undefined && { date: undefined, day: undefined, time: undefined }),
  };
}

/** The same few sentences come with every request. */
const sentences = new LRUCache<string, ParsedPolicy>({ max: 2_000 });

function parsed(rule: string): ParsedPolicy {
  const known = sentences.get(rule);
  if (known) return known;
  const fresh = parsePolicy(rule);
  sentences.set(rule, fresh);
  return fresh;
}
