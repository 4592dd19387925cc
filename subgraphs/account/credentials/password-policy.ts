import { checkPassword } from './password.ts';

export const passwordPolicy = { leastCharacters: 7, mostBytes: 128, history: 4 } as const;

export type PasswordViolation =
  | 'TOO_SHORT'
  | 'TOO_LONG'
  | 'NO_LETTER'
  | 'NO_DIGIT'
  | 'CONTROL_CHARACTER'
  | 'REUSED';

/** What to tell whoever chose the password. */
export const violationMessages: Readonly<Record<PasswordViolation, string>> = {
  TOO_SHORT: `A password has at least ${passwordPolicy.leastCharacters} characters.`,
  TOO_LONG: `A password has at most ${passwordPolicy.mostBytes} bytes.`,
  NO_LETTER: 'A password contains at least one letter.',
  NO_DIGIT: 'A password contains at least one digit.',
  CONTROL_CHARACTER: 'A password contains no control characters.',
  REUSED: `A password differs from the last ${passwordPolicy.history} ones.`,
};

/**
 * Everything that is wrong with a new password; nothing when it may be used. `previousHashes` are the account's
 * last ones, newest first, the present one included. What is too long is not compared with them.
 */
export async function checkPasswordPolicy(
  password: string,
  previousHashes: readonly string[],
): Promise<readonly PasswordViolation[]> {
  const violations = formalViolations(password);
  if (violations.includes('TOO_LONG')) return violations;
  return (await isAmong(password, previousHashes.slice(0, passwordPolicy.history)))
    ? [...violations, 'REUSED']
    : violations;
}

function formalViolations(password: string): readonly PasswordViolation[] {
  const rules: readonly (readonly [PasswordViolation, isBroken: boolean])[] = [
    ['TOO_SHORT', [...password].length < passwordPolicy.leastCharacters],
    ['TOO_LONG', Buffer.byteLength(password.normalize('NFKC')) > passwordPolicy.mostBytes],
    ['NO_LETTER', !/\p{L}/u.test(password)],
    ['NO_DIGIT', !/\p{Nd}/u.test(password)],
    ['CONTROL_CHARACTER', /\p{Cc}/u.test(password)],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([violation]) => violation);
}

/** One after the other: each comparison takes the memory of a whole hash. */
async function isAmong(password: string, hashes: readonly string[]): Promise<boolean> {
  for (const hash of hashes) {
    if ((await checkPassword(password, hash)).isMatch) return true;
  }
  return false;
}
