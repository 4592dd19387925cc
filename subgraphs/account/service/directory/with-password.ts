import type { UserError } from '../../../../schema/errors.ts';
import type { Change } from '../../../store/port.ts';
import type { PasswordOwner } from '../sign-in/password-service.ts';
import type { Decision } from './change.ts';
import type { DirectoryDeps } from './directory-deps.ts';

/** The decision to make an owner together with its first password, when it is given one and nothing stands against either. */
export async function withPassword(
  { passwords }: DirectoryDeps,
  owner: PasswordOwner,
  password: string | null | undefined,
  refusals: readonly UserError[],
  creation: Change,
): Promise<Decision> {
  const planned = password == null ? { changes: [] } : await passwords.plan(owner, password, 'password');
  const all = [...refusals, ...(planned.userErrors ?? [])];
  return all.length > 0 || !planned.changes ? { refusals: all } : { changes: [creation, ...planned.changes] };
}
