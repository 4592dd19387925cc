import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeyId } from '../../../subgraphs/account/credentials/http-signature/key-id.ts';
import { ReplayCache } from '../../../subgraphs/account/credentials/http-signature/replay-cache.ts';
import { parseSignatureHeader } from '../../../subgraphs/account/credentials/http-signature/signature-header.ts';
import { virtualClock } from '../../kit/virtual-clock.ts';

const keyId = '/mia/keys/laptop';

describe('the header', () => {
  const signature = 'c2lnbmVk';
  const parse = (parameters: string) => parseSignatureHeader(`Signature ${parameters}`);

  it('is read in any order, with and without spaces, and says the date was signed when it says nothing', () => {
    const expected = {
      keyId,
      algorithm: 'rsa-sha256',
      headers: ['date'],
      signature: Buffer.from('signed'),
      isLegacy: false,
    };
    expect(parse(`keyId="${keyId}",algorithm="rsa-sha256",signature="${signature}"`).parsed).toEqual(
      expected,
    );
    expect(parse(`signature="${signature}" , algorithm="RSA-SHA256",  keyId="${keyId}"`).parsed).toEqual(
      expected,
    );
    expect(
      parse(`keyId="${keyId}",created=1618884473,algorithm="rsa-sha256",opaque="x",signature="${signature}"`)
        .parsed,
    ).toEqual(expected);
    expect(
      parse(
        `keyId="${keyId}",algorithm="rsa-sha256",headers="Date (Request-Target)",signature="${signature}"`,
      ).parsed?.headers,
    ).toEqual(['date', '(request-target)']);
  });

  it.each([
    `keyId="a",keyId="b",algorithm="x",signature="${signature}"`,
    `keyId="a",KEYID="b",algorithm="x",signature="${signature}"`,
    `keyId="a",algorithm="x",signature="${signature}" ${signature}`,
    `keyId="a",algorithm="x",headers="date host" ${signature}`,
    `keyId="a",algorithm="x",headers="date date",signature="${signature}"`,
    `keyId="a",algorithm="x",headers="",signature="${signature}"`,
    `keyId="a",algorithm="x",headers="date\thost",signature="${signature}"`,
    `keyId="a",algorithm="x",headers="(created)",signature="${signature}"`,
    `keyId="a",algorithm="x",headers="${'h '.repeat(40)}date",signature="${signature}"`,
    'keyId="a",algorithm="x",signature="!!"',
    'keyId="a",algorithm="x",signature=""',
    'keyId="a",algorithm="x"',
    `algorithm="x",signature="${signature}"`,
    `keyId="a",signature="${signature}"`,
    `keyId="a\\",algorithm="x",signature="${signature}"`,
    `keyId=a,algorithm="x",signature="${signature}"`,
    `keyId="a";algorithm="x";signature="${signature}"`,
    `keyId="a",algorithm="x",signature="${signature}",`,
    `keyId="ä",algorithm="x",signature="${signature}"`,
    `keyId="${'a'.repeat(9_000)}",algorithm="x",signature="${signature}"`,
    `${Array.from({ length: 20 }, (_, index) => `p${String.fromCharCode(97 + index)}="1"`).join(',')},keyId="a",algorithm="x",signature="${signature}"`,
    '',
  ])('is refused: Signature %s', (parameters) => {
    expect(parse(parameters).reason).toBeTypeOf('string');
  });

  it('is refused when it is of another scheme', () => {
    expect(parseSignatureHeader('Bearer abc').reason).toBe('another scheme');
    expect(parseSignatureHeader('Signature').reason).toBe('another scheme');
  });
});

describe('a key id', () => {
  const md5 = 'c7:ac:b6:21:cb:21:d4:20:c6:7f:de:64:47:90:13:b7';
  const sha256 = 'SHA256:WSCAi5t0+UIKgUYTukH/yf5jKKuzYq/BAt2SoYVPa3Q';

  it.each([
    ['/mia/keys/laptop', { account: 'mia', key: { by: 'name', value: 'laptop' } }],
    [`/mia/keys/${md5}`, { account: 'mia', key: { by: 'md5', value: md5 } }],
    [`/mia/keys/MD5:${md5.toUpperCase()}`, { account: 'mia', key: { by: 'md5', value: md5 } }],
    [`/mia/keys/${sha256}`, { account: 'mia', key: { by: 'sha256', value: sha256 } }],
    [
      `/mia/keys/${encodeURIComponent(`${sha256}=`)}`,
      { account: 'mia', key: { by: 'sha256', value: sha256 } },
    ],
    ['/mia/users/bob/keys/lap%20top', { account: 'mia', user: 'bob', key: { by: 'name', value: 'lap top' } }],
    ['/mia%40example.com/keys/a%2Fb', { account: 'mia@example.com', key: { by: 'name', value: 'a/b' } }],
    [`/mia/users/bob/keys/${sha256}`, { account: 'mia', user: 'bob', key: { by: 'sha256', value: sha256 } }],
    ['/users/keys/a', { account: 'users', key: { by: 'name', value: 'a' } }],
  ])('%s is read', (text, expected) => {
    expect(parseKeyId(text)).toEqual(expected);
  });

  it.each([
    '/my/keys/laptop',
    '/%6dy/keys/laptop',
    '/my/users/bob/keys/laptop',
    'mia/keys/laptop',
    '/mia/keys/',
    '/mia/keys',
    '//keys/a',
    '/mia/users//keys/a',
    '/mia/users/bob/a',
    '/mia/users/bob/keys/a/b',
    '/mia/keys/a/b',
    '/mia/%zz/keys/a',
    '/mia/keys/%ff',
    '/mia/keys/a%00b',
    '/mia/keys/a%0ab',
    '/mia/x/bob/keys/a',
    '',
    '/',
    `/mia/keys/${'a'.repeat(600)}`,
    'laptop',
  ])('%s is none', (text) => {
    expect(parseKeyId(text)).toBeUndefined();
  });

  it('any key id is read or none, and reading never goes on for long', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('users', 'keys', 'my', '%', '%41', 'SHA256:'));
    const id = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(id, (text) => {
        const read = parseKeyId(text);
        if (read) expect(read.account).not.toMatch(/^(?:my)?$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a signature counts once', () => {
  const used = Buffer.from('used');

  it('within the time it could be accepted again', async () => {
    const clock = virtualClock();
    const cache = new ReplayCache({ clock, capacity: 100 });
    expect(cache.admit(keyId, used)).toBe(true);
    await clock.advance(600_000);
    expect(cache.admit(keyId, used)).toBe(false);
    await clock.advance(1);
    expect(cache.admit(keyId, used)).toBe(true);
  });

  it('for each key, and for each thing asked with it', () => {
    const cache = new ReplayCache({ clock: virtualClock(), capacity: 100 });
    expect(cache.admit(keyId, used, 'body one')).toBe(true);
    expect(cache.admit(keyId, used, 'body two')).toBe(true);
    expect(cache.admit('/bob/keys/laptop', used, 'body one')).toBe(true);
    expect(cache.admit(keyId, used, 'body one')).toBe(false);
  });

  it('and remembering them has a bound', () => {
    const cache = new ReplayCache({ clock: virtualClock(), capacity: 50 });
    for (let index = 0; index < 500; index += 1) cache.admit(keyId, Buffer.from([index % 256, index >> 8]));
    expect(cache.size).toBe(50);
    expect(cache.admit(keyId, Buffer.from([499 % 256, 499 >> 8]))).toBe(false);
  });
});
