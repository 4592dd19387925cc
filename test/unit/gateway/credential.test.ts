import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { credentialOfPayload, credentialOfRequest } from '../../../gateway/auth/credential.ts';
import { isOpenToAll } from '../../../gateway/auth/open-door.ts';

function requestWith(headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  return Object.assign(request, { method: 'POST', url: '/graphql', headers });
}
const plain = requestWith({});

describe('the credential of a request', () => {
  it('is the token or the signature of its header', () => {
    expect(credentialOfRequest(requestWith({ authorization: 'bearer  tg_x' }), undefined)).toMatchObject({
      token: 'tg_x',
      asRoles: [],
    });
    const headers = { authorization: 'Signature keyId="x"', date: 'now', cookie: 'c', host: 'h' };
    const { signed } = credentialOfRequest(requestWith(headers), Buffer.from('body')) ?? {};
    expect(signed).toMatchObject({ method: 'POST', target: '/graphql', headers: { date: 'now', host: 'h' } });
    expect(Object.keys(signed?.headers ?? {})).toEqual(['date', 'host', '(body)']);
  });

  it('is none when the body is not the one that was signed for', () => {
    const digest = `SHA-256=${createHash('sha256').update('body').digest('base64')}`;
    const request = requestWith({ authorization: 'Signature keyId="x"', digest });
    expect(credentialOfRequest(request, Buffer.from('body'))).toBeDefined();
    expect(credentialOfRequest(request, Buffer.from('other'))).toBeUndefined();
  });

  it('asks for the roles of the header, or of the payload in either form', () => {
    const headers = { authorization: 'Bearer t', 'as-role': ' a,b , ,acme/c' };
    expect(credentialOfRequest(requestWith(headers), undefined)?.asRoles).toEqual(['a', 'b', 'acme/c']);
    for (const asRole of ['a, b', ['a', 'b']]) {
      expect(credentialOfPayload(plain, { Authorization: 'Bearer t', asRole })?.asRoles).toEqual(['a', 'b']);
    }
    for (const asRole of [1, {}, [1], Array(33).fill('a')]) {
      expect(credentialOfPayload(plain, { authorization: 'Bearer t', asRole })).toBeUndefined();
    }
  });

  it('is never more than what was sent, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything()), (authorization, payload) => {
        for (const it of [
          credentialOfRequest(requestWith({ authorization }), undefined),
          credentialOfPayload(plain, { ...payload, authorization }),
        ]) {
          if (it?.token !== undefined) expect(authorization).toContain(it.token);
          if (it?.signed) expect(it.signed.authorization).toBe(authorization);
        }
      }),
    );
    expect(
      credentialOfRequest(requestWith({ authorization: `Bearer ${'a'.repeat(4_097)}` }), undefined),
    ).toBeUndefined();
  });
});

describe('the open door', () => {
  it.each([
    'mutation { signIn(input: {account: "a", password: "b"}) { token } }',
    'mutation M($i: SignInInput!) { __typename me: signIn(input: $i) { token viewer { account { login } } } }',
    'mutation { refreshSession(input: {}) { token } }',
  ])('lets %s through', (query) => {
    expect(isOpenToAll({ query, operationName: undefined, variables: {} })).toBe(true);
  });

  it.each([
    'query { signIn }',
    'mutation { viewer: signOut(input: {}) { ended } }',
    'mutation { signIn: signOut(input: {}) { ended } }',
    'mutation { __typename }',
    'mutation { a: signIn { token } b: refreshSession { token } }',
    'mutation { signIn @skip(if: true) { token } }',
    `mutation { signIn { ${'token '.repeat(300)} } }`,
    'subscription { signIn { token } }',
  ])('keeps %s out', (query) => {
    expect(isOpenToAll({ query, operationName: undefined, variables: {} })).toBe(false);
  });
});
