import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import {
  admitAttempt,
  isLocked,
  type Lockout,
  unlocked,
} from '../../../subgraphs/account/credentials/lockout.ts';
import {
  checkPassword,
  decoyHash,
  defaultParameters,
  hashPassword,
} from '../../../subgraphs/account/credentials/password.ts';
import { checkPasswordPolicy } from '../../../subgraphs/account/credentials/password-policy.ts';
import { anyText } from '../../kit/any-text.ts';

const random = seededRandom(7);
/** The real ones take a quarter of a second. */
const cheap = { logN: 4, r: 8, p: 1 };
const hash = (password: string): Promise<string> => hashPassword(password, random, cheap);

describe('a password', () => {
  it('matches its own hash and no other, and the hash tells nothing twice', async () => {
    const [one, other] = [await hash('secret99'), await hash('secret99')];
    expect(one).not.toBe(other);
    expect(one).not.toContain('secret99');
    expect(await checkPassword('secret99', one, cheap)).toEqual({ isMatch: true, needsRehash: false });
    for (const wrong of ['secret98', 'secret99\0', 'secret99 ', 'SECRET99']) {
      expect(await checkPassword(wrong, one, cheap)).toEqual({ isMatch: false, needsRehash: false });
    }
  });

  it('is the same however its characters are composed', async () => {
    expect(await checkPassword('cafe\u0301 123', await hash('caf\u00e9 123'), cheap)).toMatchObject({
      isMatch: true,
    });
  });

  it('is to be hashed again when it is right and the parameters have moved on', async () => {
    const stored = await hash('secret99');
    expect(await checkPassword('secret99', stored)).toEqual({ isMatch: true, needsRehash: true });
    expect(await checkPassword('secret98', stored)).toEqual({ isMatch: false, needsRehash: false });
  });

  it('is hashed with today\u2019s parameters unless said otherwise, also for a login that does not exist', async () => {
    const stored = await hashPassword('secret99', random);
    expect(await checkPassword('secret99', stored)).toEqual({ isMatch: true, needsRehash: false });
    expect(await checkPassword('secret99', decoyHash())).toEqual({ isMatch: false, needsRehash: false });
    expect(decoyHash().split('$').slice(0, 4)).toEqual(stored.split('$').slice(0, 4));
    expect(128 * defaultParameters.r * 2 ** defaultParameters.logN).toBeGreaterThanOrEqual(32 * 1_024 ** 2);
  });

  it('matches nothing when the record is damaged, asks for too much, or holds an empty hash', async () => {
    const damaged = [
      '',
      'scrypt',
      'scrypt$4$8$1$AAAA$',
      'scrypt$4$8$1$$AAAA',
      'scrypt$30$8$1$AAAA$AAAA',
      'scrypt$0$0$0$AAAA$AAAA',
      '$2b$10$x',
      'secret99',
    ];
    for (const stored of damaged) {
      expect(await checkPassword('secret99', stored)).toEqual({ isMatch: false, needsRehash: false });
    }
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (password, stored) => {
        expect((await checkPassword(password, stored)).isMatch).toBe(false);
      }),
    );
  });
});

describe('the password policy', () => {
  it.each([
    ['secret9', []],
    ['pässwört１', []],
    ['a1b2c3', ['TOO_SHORT']],
    ['', ['TOO_SHORT', 'NO_LETTER', 'NO_DIGIT']],
    ['1234567', ['NO_LETTER']],
    ['password', ['NO_DIGIT']],
    ['passw\u0000rd1', ['CONTROL_CHARACTER']],
    [`a1${'é'.repeat(64)}`, ['TOO_LONG']],
    ['\n', ['TOO_SHORT', 'NO_LETTER', 'NO_DIGIT', 'CONTROL_CHARACTER']],
  ])('finds everything wrong with %j', async (password, violations) => {
    expect(await checkPasswordPolicy(password, [])).toEqual(violations);
  });

  it('refuses the last four, not the fifth', async () => {
    const history = await Promise.all(['five5555', 'four4444', 'three333', 'two22222', 'one11111'].map(hash));
    for (const recent of ['five5555', 'four4444', 'three333', 'two22222']) {
      expect(await checkPasswordPolicy(recent, history)).toEqual(['REUSED']);
    }
    expect(await checkPasswordPolicy('one11111', history)).toEqual([]);
    expect(await checkPasswordPolicy('five555', history)).toEqual([]);
  });

  it('never throws, and never passes what is short or without a digit', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(200), async (password) => {
        const violations = await checkPasswordPolicy(password, []);
        expect(violations.includes('TOO_SHORT')).toBe([...password].length < 7);
        if (!/\p{Nd}/u.test(password)) expect(violations).toContain('NO_DIGIT');
      }),
    );
  });
});

describe('lock-out', () => {
  const start = Date.UTC(2026, 0, 1);
  const failing = (times: number, from: Lockout = unlocked, at = start): Lockout =>
    Array.from({ length: times }).reduce<Lockout>((lockout) => admitAttempt(lockout, at).next, from);

  it('comes with the sixth failure and lasts half an hour', () => {
    expect(isLocked(failing(5), start)).toBe(false);
    const locked = failing(6);
    expect(isLocked(locked, start + 1_799_999)).toBe(true);
    expect(admitAttempt(locked, start + 1_799_999)).toEqual({ isAdmitted: false, next: locked });
    expect(isLocked(locked, start + 1_800_000)).toBe(false);
  });

  it('begins to count anew afterwards, and after a success', () => {
    const afterwards = admitAttempt(failing(6), start + 1_800_000);
    expect(afterwards).toEqual({ isAdmitted: true, next: { failures: 1, lockedUntil: null } });
    expect(isLocked(failing(5, unlocked), start)).toBe(false);
  });

  it('admits six guesses in any half hour, however they fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 200 }), (gaps) => {
        let [lockout, at]: [Lockout, number] = [unlocked, start];
        const admitted: number[] = [];
        for (const gap of gaps) {
          at += gap;
          const attempt = admitAttempt(lockout, at);
          if (attempt.isAdmitted) admitted.push(at);
          lockout = attempt.next;
        }
        // Of any seven in a row, the seventh waited out a lock that began with one of the six before it.
        admitted.slice(6).forEach((later, index) => {
          expect(later - (admitted[index] ?? 0)).toBeGreaterThanOrEqual(1_800_000);
        });
      }),
    );
  });
});
