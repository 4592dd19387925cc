import type { GraphQLFormattedError } from 'graphql';
import { auditAction } from '../../schema/actions.ts';
import { limits } from '../../schema/limits.ts';
import type { RootField } from '../operations/root-fields.ts';
import { type Data, fieldOf, isData } from '../supergraph/data.ts';
import type { AuditKeys } from './audit-selections.ts';

/** What one mutation field came to: the account subgraph's `AuditInput`, but for who, when and in which request. */
export interface AuditEntry {
  readonly action: string;
  readonly outcome: 'SUCCEEDED' | 'REFUSED' | 'DENIED' | 'FAILED';
  readonly code: string | null;
  readonly target: string | null;
  readonly operation: string | null;
  /** For those who sign in and so are nobody yet. */
  readonly account: string | null;
  readonly user: string | null;
}

type Ending = Pick<AuditEntry, 'outcome' | 'code'>;

/** Inputs name what they are about by one of these. Never a password, a key or a token's text. */
const references = [
  'instance',
  'operation',
  'role',
  'policy',
  'sshKey',
  'accessToken',
  'user',
  'account',
  'collection',
  'name',
  'login',
] as const;

/**
 * @param payload what the subgraph answered for the field, with what `withAuditSelections` asked for; not a client's
 * @param errors the answer's errors as the client sees them
 */
export function auditEntry(
  { responseName, node, input }: RootField,
  payload: unknown,
  errors: readonly GraphQLFormattedError[],
  keys: AuditKeys,
): AuditEntry {
  const answered = isData(payload) ? payload : {};
  const about = node.name.value === 'signIn' ? null : referenceIn(input);
  return {
    action: auditAction(node.name.value, input),
    ...(payload === undefined || payload === null ? lost(responseName, errors) : ending(answered, keys)),
    target: textOf(fieldOf(answered, keys.target)) ?? textAt(answered, keys.target, 'id') ?? about,
    operation: textAt(answered, keys.operation, 'id'),
    ...whoSignsIn(node.name.value, input, answered, keys),
  };
}

function ending(payload: Data, keys: AuditKeys): Ending {
  const refusals = fieldOf(payload, keys.errors);
  const [first] = Array.isArray(refusals) ? refusals : [];
  if (!isData(first)) return { outcome: 'SUCCEEDED', code: null };
  const code = textOf(first.code);
  return { outcome: code === 'FORBIDDEN' ? 'DENIED' : 'REFUSED', code };
}

const denials: readonly unknown[] = ['FORBIDDEN', 'UNAUTHENTICATED'];

/** Without an error of its own, its answer went down with its neighbour's: whether it was done is not known. */
function lost(responseName: string, errors: readonly GraphQLFormattedError[]): Ending {
  const own = errors.find(({ path }) => path?.[0] === responseName);
  if (!own) return { outcome: 'FAILED', code: 'UNKNOWN' };
  const code = textOf(own.extensions?.code) ?? 'INTERNAL';
  return { outcome: denials.includes(code) ? 'DENIED' : 'FAILED', code };
}

function whoSignsIn(
  field: string,
  input: Data,
  payload: Data,
  keys: AuditKeys,
): Pick<AuditEntry, 'account' | 'user'> {
  const viewer = fieldOf(payload, keys.viewer);
  if (isData(viewer))
    return { account: textAt(viewer, 'account', 'login'), user: textAt(viewer, 'user', 'login') };
  if (field !== 'signIn') return { account: null, user: null };
  return { account: textOf(input.account), user: textOf(input.user) };
}

function referenceIn(input: Data): string | null {
  const key = references.find((name) => typeof input[name] === 'string');
  return key === undefined ? null : textOf(input[key]);
}

function textAt(data: Data, key: string, field: string): string | null {
  const value = fieldOf(data, key);
  return isData(value) ? textOf(value[field]) : null;
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, limits.refLength) : null;
