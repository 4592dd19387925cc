import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import fc from 'fast-check';
import { sign as signWithPeer } from 'http-signature';
import { describe, expect, it } from 'vitest';
import { parseSignatureHeader } from '../../../subgraphs/account/credentials/http-signature/signature-header.ts';
import {
  type SignedRequest,
  signingString,
} from '../../../subgraphs/account/credentials/http-signature/signing-string.ts';
import { verifySignature } from '../../../subgraphs/account/credentials/http-signature/verify-signature.ts';
import { anyText } from '../../kit/any-text.ts';
import { makeSignerKey, type SignerKey, signHttp, signHttpOldStyle } from '../../kit/http-signer.ts';

const keys = {
  rsa: makeSignerKey('rsa'),
  ecdsa256: makeSignerKey('ecdsa256'),
  ecdsa384: makeSignerKey('ecdsa384'),
  ecdsa521: makeSignerKey('ecdsa521'),
  ed25519: makeSignerKey('ed25519'),
} as const;
const now = Date.UTC(2026, 3, 1, 12);
const date = new Date(now).toUTCString();
const keyId = '/mia/keys/laptop';
const request: SignedRequest = {
  method: 'POST',
  target: '/graphql?trace=1',
  headers: { date, host: 'api.example.com', 'x-date': date, 'x-request-id': 'a-1' },
};
const headers = request.headers as Readonly<Record<string, string>>; // Each is a single text, written above.

interface Trial {
  readonly key?: KeyObject;
  readonly seen?: SignedRequest;
  readonly at?: number;
  readonly allowSha1?: boolean;
}

/** `valid`, or why not. */
function outcome(
  authorization: string,
  { key = keys.rsa.publicKey, seen = request, at = now, allowSha1 }: Trial = {},
): string {
  const { parsed, reason } = parseSignatureHeader(authorization);
  if (!parsed) return reason;
  const verdict = verifySignature({ parsed, request: seen, publicKey: key, now: at, allowSha1 });
  return verdict.isValid ? 'valid' : verdict.reason;
}

const signed = (key: SignerKey, algorithm: string, names?: readonly string[]): string =>
  signHttp({ key, keyId, algorithm, sign: names, method: 'POST', target: '/graphql?trace=1', headers });

describe('what our own signer signs', () => {
  it.each([
    ['rsa', 'rsa-sha256'],
    ['rsa', 'rsa-sha384'],
    ['rsa', 'rsa-sha512'],
    ['rsa', 'hs2019'],
    ['ecdsa256', 'ecdsa-sha256'],
    ['ecdsa256', 'ecdsa-sha512'],
    ['ecdsa256', 'hs2019'],
    ['ecdsa384', 'ecdsa-sha384'],
    ['ecdsa384', 'hs2019'],
    ['ecdsa521', 'ecdsa-sha512'],
    ['ecdsa521', 'hs2019'],
    ['ed25519', 'ed25519-sha512'],
    ['ed25519', 'hs2019'],
  ] as const)('with %s and %s is valid', (type, algorithm) => {
    const { publicKey } = keys[type];
    expect(outcome(signed(keys[type], algorithm), { key: publicKey })).toBe('valid');
    expect(
      outcome(signed(keys[type], algorithm, ['(request-target)', 'host', 'x-date']), { key: publicKey }),
    ).toBe('valid');
    expect(outcome(signed(keys[type], algorithm.toUpperCase(), ['date']), { key: publicKey })).toBe('valid');
  });

  it('in the old form, over the bare date', () => {
    const old = { key: keys.rsa, keyId, algorithm: 'rsa-sha256', method: 'POST', target: '/', headers };
    expect(outcome(signHttpOldStyle(old))).toBe('valid');
    expect(outcome(signHttpOldStyle({ ...old, headers: { date: 'yesterday' } }))).toBe('signature');
  });
});

describe('what the public http-signature client signs', () => {
  /** The part of a request that the library works on, filled in as Node would. */
  function signedByPeer(
    key: SignerKey,
    options: { readonly algorithm?: string; readonly headers?: string[] },
  ): string {
    const sent = new Map(Object.entries(headers));
    const client = {
      method: request.method,
      path: request.target,
      getHeader: (name: string) => sent.get(name.toLowerCase()),
      setHeader: (name: string, value: string) => void sent.set(name.toLowerCase(), value),
    };
    const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    // The library asks a client request for no more than this.
    signWithPeer(client as unknown as ClientRequest, { key: pem, keyId, ...options });
    return sent.get('authorization') ?? '';
  }

  it.each([
    ['rsa', 'rsa-sha256'],
    ['rsa', 'rsa-sha512'],
    ['ecdsa256', 'ecdsa-sha256'],
    ['ecdsa384', 'ecdsa-sha512'],
    ['ed25519', undefined],
    ['ecdsa521', 'ecdsa-sha512'],
    ['ed25519', 'ed25519-sha512'],
  ] as const)('with %s and %s is valid', (type, algorithm) => {
    const { publicKey } = keys[type];
    const chosen = algorithm === undefined ? {} : { algorithm };
    expect(outcome(signedByPeer(keys[type], chosen), { key: publicKey })).toBe('valid');
    const names = ['date', '(request-target)', 'host', 'x-request-id'];
    expect(outcome(signedByPeer(keys[type], { ...chosen, headers: names }), { key: publicKey })).toBe(
      'valid',
    );
  });

  it('with rsa-sha1 is refused unless that is allowed', () => {
    const header = signedByPeer(keys.rsa, { algorithm: 'rsa-sha1' });
    expect(outcome(header)).toBe('algorithm');
    expect(outcome(header, { allowSha1: true })).toBe('valid');
  });
});

describe('a signature is refused', () => {
  const all = ['date', '(request-target)', 'host', 'x-request-id'];
  const header = signed(keys.rsa, 'rsa-sha256', all);

  it.each([
    ['another method', { ...request, method: 'GET' }],
    ['another target', { ...request, target: '/graphql' }],
    ['another host', { ...request, headers: { ...headers, host: 'evil.example.com' } }],
    [
      'another date nearby',
      { ...request, headers: { ...headers, date: new Date(now + 1_000).toUTCString() } },
    ],
    ['a second value', { ...request, headers: { ...headers, 'x-request-id': ['a-1', 'a-2'] } }],
  ])('with %s', (_, seen) => {
    expect(outcome(header, { seen })).toBe('signature');
  });

  it('with another key', () => {
    expect(outcome(header, { key: makeSignerKey('rsa').publicKey })).toBe('signature');
  });

  it('when a signed header is missing, or holds a line break', () => {
    const { host: _, ...rest } = headers;
    expect(outcome(header, { seen: { ...request, headers: rest } })).toBe('header-missing');
    expect(
      outcome(header, { seen: { ...request, headers: { ...headers, host: 'a\nx-request-id: a-1' } } }),
    ).toBe('header-missing');
    expect(outcome(signed(keys.rsa, 'rsa-sha256', ['date', 'constructor']))).toBe('header-missing');
  });

  it('when no date is signed', () => {
    expect(outcome(signed(keys.rsa, 'rsa-sha256', ['host', '(request-target)']))).toBe('date-not-signed');
  });

  it('more than five minutes before or after its date', () => {
    expect(outcome(header, { at: now + 300_000 })).toBe('valid');
    expect(outcome(header, { at: now - 300_000 })).toBe('valid');
    expect(outcome(header, { at: now + 301_000 })).toBe('date');
    expect(outcome(header, { at: now - 301_000 })).toBe('date');
  });

  it('with a fresh date beside an old one that is signed as well', () => {
    const old = { ...headers, date: new Date(now - 3_600_000).toUTCString() };
    const both = signHttp({
      key: keys.rsa,
      keyId,
      algorithm: 'rsa-sha256',
      sign: ['date', 'x-date'],
      method: 'GET',
      target: '/',
      headers: old,
    });
    expect(outcome(both, { seen: { ...request, headers: old } })).toBe('date');
  });

  it.each(['yesterday', '', 'Apr 1 2026 12:00', '1775044800000'])('with the date "%s"', (text) => {
    const odd = { date: text };
    const sent = signHttp({
      key: keys.rsa,
      keyId,
      algorithm: 'rsa-sha256',
      method: 'GET',
      target: '/',
      headers: odd,
    });
    expect(outcome(sent, { seen: { ...request, headers: odd } })).toBe('date');
  });

  it.each([
    ['ecdsa256', 'rsa-sha256'],
    ['rsa', 'ecdsa-sha256'],
    ['rsa', 'ed25519-sha512'],
    ['ed25519', 'rsa-sha512'],
    ['rsa', 'hmac-sha256'],
    ['rsa', 'dsa-sha1'],
    ['rsa', 'none'],
    ['rsa', 'constructor'],
  ] as const)('when a key of type %s comes with %s', (type, algorithm) => {
    const forged = signed(keys[type], 'hs2019').replace('hs2019', algorithm);
    expect(outcome(forged, { key: keys[type].publicKey })).toBe('algorithm');
  });
});

describe('the signed text', () => {
  it('has a line for each name, in order', () => {
    expect(signingString(request, ['(request-target)', 'host', 'date'])).toBe(
      `(request-target): post /graphql?trace=1\nhost: api.example.com\ndate: ${date}`,
    );
  });
});

describe('whatever is sent', () => {
  const good = signed(keys.ecdsa256, 'ecdsa-sha256', ['date', '(request-target)']);

  it('any header gets an answer', () => {
    const parameter = fc.tuple(
      fc.constantFrom('keyId', 'algorithm', 'headers', 'signature', 'x'),
      fc.string(),
    );
    const header = fc.oneof(
      anyText(200),
      fc.string().map((text) => `Signature ${text}`),
      fc
        .array(parameter, { maxLength: 8 })
        .map((list) => `Signature ${list.map(([name, value]) => `${name}="${value}"`).join(',')}`),
    );
    fc.assert(
      fc.property(header, (text) => {
        expect(outcome(text)).not.toBe('valid');
      }),
      { numRuns: 500 },
    );
  });

  it('a good header with one character changed is not valid, unless it says the same', () => {
    const same = (header: string): boolean => {
      const { parsed } = parseSignatureHeader(header);
      const { parsed: original } = parseSignatureHeader(good);
      return (
        parsed?.signature.equals(original?.signature ?? Buffer.alloc(0)) === true &&
        parsed.headers.join() === original?.headers.join()
      );
    };
    fc.assert(
      fc.property(
        fc.nat({ max: good.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, character) => {
          const changed = `${good.slice(0, at)}${character}${good.slice(at + 1)}`;
          fc.pre(!same(changed));
          expect(outcome(changed, { key: keys.ecdsa256.publicKey })).not.toBe('valid');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any bytes as a signature are refused, by keys of every type', () => {
    const algorithms = {
      rsa: 'rsa-sha256',
      ecdsa256: 'ecdsa-sha256',
      ecdsa384: 'ecdsa-sha384',
      ecdsa521: 'ecdsa-sha512',
      ed25519: 'ed25519-sha512',
    };
    const type = fc.constantFrom('rsa', 'ecdsa256', 'ecdsa384', 'ecdsa521', 'ed25519');
    fc.assert(
      fc.property(type, fc.uint8Array({ minLength: 1, maxLength: 300 }), (chosen, bytes) => {
        const header = `Signature keyId="a",algorithm="${algorithms[chosen]}",signature="${Buffer.from(bytes).toString('base64')}"`;
        expect(outcome(header, { key: keys[chosen].publicKey })).toBe('signature');
      }),
      { numRuns: 200 },
    );
  });
});

it('keys read from PEM verify as well as those made here', () => {
  const pem = keys.rsa.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const again = { ...keys.rsa, privateKey: createPrivateKey(pem) };
  expect(outcome(signed(again, 'rsa-sha256'))).toBe('valid');
});
