import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSshKey, verificationKey } from '../../../subgraphs/account/credentials/ssh-key.ts';
import { anyText } from '../../kit/any-text.ts';
import { makeSignerKey } from '../../kit/http-signer.ts';

interface KnownKey {
  readonly type: string;
  readonly bits: number;
  readonly sha256: string;
  readonly md5: string;
  readonly publicKey: string;
  readonly comment: string;
}

// Made and described by `ssh-keygen -l`; the fixture's text is data of our own making.
const knownKeys = JSON.parse(readFileSync(new URL('fixtures/ssh-keys.json', import.meta.url), 'utf8')) as {
  readonly accepted: readonly KnownKey[];
  readonly dsa: string;
  readonly rsa1024: string;
};
const textOf = ({ publicKey, comment }: KnownKey): string => `${publicKey} ${comment}`;
const texts = knownKeys.accepted.map(textOf);
const ed25519 = makeSignerKey('ed25519').openSsh;
const errorOf = (text: string): string | undefined => parseSshKey(text).error;

describe('a public key', () => {
  it.each(knownKeys.accepted)('of type $type with $bits bits is described as ssh-keygen does', (known) => {
    expect(parseSshKey(textOf(known)).key).toEqual({
      type: known.type,
      bits: known.bits,
      publicKey: known.publicKey,
      fingerprint: known.sha256,
      md5Fingerprint: known.md5,
      comment: known.comment,
    });
  });

  it.each(['rsa', 'ecdsa256', 'ecdsa384', 'ecdsa521', 'ed25519'] as const)(
    'of type %s made by Node becomes the key that verifies',
    (type) => {
      const { openSsh, publicKey } = makeSignerKey(type);
      const { key } = parseSshKey(openSsh);
      expect(key?.publicKey).toBe(openSsh);
      expect(verificationKey(key?.publicKey ?? '').equals(publicKey)).toBe(true);
    },
  );

  it('is the same key whatever stands around and behind it', () => {
    const spaced = `  \n${ed25519.replace(' ', ' \t ')}   me at home \r\n`;
    expect(parseSshKey(spaced).key).toEqual({ ...parseSshKey(ed25519).key, comment: 'me at home' });
    expect(parseSshKey(ed25519).key?.comment).toBeNull();
    expect(parseSshKey(`${ed25519} my old ssh-rsa key`).key?.comment).toBe('my old ssh-rsa key');
  });
});

describe('is refused, with a reason to show', () => {
  it.each([
    ['a DSA key', knownKeys.dsa, /DSA/],
    ['a short RSA key', knownKeys.rsa1024, /at least 2048 bits; this one has 1024/],
    [
      'a private key',
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----',
      /private key/,
    ],
    ['a PEM private key', '-----BEGIN RSA PRIVATE KEY-----', /private key/],
    ['two keys on two lines', texts.slice(0, 2).join('\n'), /one public key, on one line/],
    ['two keys on one line', texts.slice(0, 2).join(' '), /one public key at a time/],
    ['nothing', '', /looks like/],
    ['one word', 'ssh-ed25519', /looks like/],
    ['an option before the key', `command="id" ${ed25519}`, /looks like/],
    ['a security key', `sk-${ed25519}`, /looks like/],
    ['a certificate', ed25519.replace('ssh-ed25519', 'ssh-ed25519-cert-v01@openssh.com'), /looks like/],
    ['no base64', 'ssh-ed25519 AAAA!AAA', /base64/],
    ['base64 with bits left over', `${ed25519.slice(0, -1)}=`, /base64|damaged/],
    ['another type than inside', ed25519.replace('ssh-ed25519', 'ssh-rsa'), /damaged/],
    [
      'bytes left over',
      `ssh-ed25519 ${Buffer.concat([Buffer.from(ed25519.split(' ')[1] ?? '', 'base64'), Buffer.alloc(3)]).toString('base64')}`,
      /damaged/,
    ],
    ['a bell in the comment', `${ed25519} ding\u0007`, /control/],
    ['a right-to-left override', `${ed25519} a\u202eb`, /invisible/],
    ['a novel as a comment', `${ed25519} ${'x'.repeat(300)}`, /comment/],
    ['a megabyte', `ssh-rsa ${'A'.repeat(1_000_000)}`, /at most 16384 characters/],
  ])('%s', (_, text, message) => {
    expect(errorOf(text)).toMatch(message);
  });

  it('an ECDSA point that is not on its curve', () => {
    const [type, blob = ''] = makeSignerKey('ecdsa256').openSsh.split(' ');
    const bytes = Buffer.from(blob, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    expect(errorOf(`${type} ${bytes.toString('base64')}`)).toMatch(/damaged/);
  });

  it('an RSA key whose exponent lets every text sign itself', () => {
    const [, blob = ''] = makeSignerKey('rsa').openSsh.split(' ');
    const bytes = Buffer.from(blob, 'base64');
    const exponentAt = 4 + 'ssh-rsa'.length;
    const one = Buffer.concat([
      bytes.subarray(0, exponentAt),
      Buffer.from([0, 0, 0, 1, 1]),
      bytes.subarray(exponentAt + 7),
    ]);
    expect(errorOf(`ssh-rsa ${one.toString('base64')}`)).toMatch(/exponent|damaged/);
  });
});

describe('whatever is sent', () => {
  const answersOnce = (text: string): void => {
    const { key, error } = parseSshKey(text);
    expect((key === undefined) !== (error === undefined)).toBe(true);
    if (key) expect(parseSshKey(key.publicKey).key).toEqual({ ...key, comment: null });
  };

  it('any text gets an answer', () => {
    fc.assert(fc.property(fc.oneof(anyText(), fc.string({ maxLength: 200 })), answersOnce), { numRuns: 300 });
  });

  it('any bytes behind a good type get an answer', () => {
    const blob = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    const types = fc.constantFrom(
      'ssh-rsa',
      'ssh-dss',
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp999',
    );
    fc.assert(
      fc.property(types, blob, (type, base64) => answersOnce(`${type} ${base64}`)),
      { numRuns: 300 },
    );
  });

  it('a damaged key is refused or another key, never the same one', () => {
    const damaged = fc.tuple(
      fc.constantFrom(...knownKeys.accepted),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    );
    fc.assert(
      fc.property(damaged, ([known, at, flip]) => {
        const [type, base64 = ''] = known.publicKey.split(' ');
        const bytes = Buffer.from(base64, 'base64');
        bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ flip, at % bytes.length);
        const { key } = parseSshKey(`${type} ${bytes.toString('base64')}`);
        expect(key?.fingerprint).not.toBe(known.sha256);
      }),
      { numRuns: 300 },
    );
  });
});
