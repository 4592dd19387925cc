import type { Clock, Logger, Random } from '../../../../schema/runtime.ts';
import type { Store } from '../../../store/port.ts';
import type { ScryptParameters } from '../../credentials/password.ts';
import { PasswordService } from '../sign-in/password-service.ts';
import { SessionService } from '../sign-in/session-service.ts';
import { SigningDesk } from '../sign-in/signing-desk.ts';
import { TokenService } from '../token-service.ts';
import { IdentityService } from './identity-service.ts';
import { SignatureService } from './signature-service.ts';

/** Everything about who somebody is, for the life of the process. */
export interface IdentityServices {
  readonly store: Store;
  readonly clock: Clock;
  readonly identities: IdentityService;
  readonly tokens: TokenService;
  readonly sessions: SessionService;
  readonly passwords: PasswordService;
  readonly desk: SigningDesk;
}

export interface IdentityOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** What hashing a password costs; today's usual cost unless told. */
  readonly passwordCost?: ScryptParameters | undefined;
}

export function identityServices(options: IdentityOptions): IdentityServices {
  const { store, clock, random, logger, passwordCost } = options;
  const tokens = new TokenService(store, clock, random, logger);
  const passwords = new PasswordService(store, clock, random, passwordCost);
  const desk = new SigningDesk(store, clock, random);
  const sessions = new SessionService(options, { passwords, desk });
  const signatures = new SignatureService(store, clock, logger);
  const identities = new IdentityService(store, { tokens, sessions, signatures });
  return { store, clock, identities, tokens, sessions, passwords, desk };
}
