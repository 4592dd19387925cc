import { readFileSync } from 'node:fs';
import { buildASTSchema, GraphQLError, Kind, parse } from 'graphql';
import { Registry } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../../../gateway/start-gateway.ts';
import { seededRandom } from '../../../headnode/boot/seeded-random.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { auditAction, auditedMutations } from '../../../schema/actions.ts';
import {
  type Subgraph,
  type SubgraphRequest,
  type SubgraphResult,
  subgraphNames,
} from '../../../schema/subgraph.ts';
import { actionsFor, type MappedField } from '../../../subgraphs/shared/policy/action-of.ts';
import { memoryLogger } from '../../kit/gateway/memory-logger.ts';

const identity = {
  accountUuid: 'a1',
  accountLogin: 'ada',
  userUuid: null,
  userLogin: null,
  isOperator: false,
  isReader: false,
  credentialId: 'c1',
  credentialKind: 'ACCESS_TOKEN',
  expiresAt: null,
  roles: null,
  scopes: null,
  roleTags: [],
};

type Answer = (request: SubgraphRequest) => SubgraphResult | Promise<SubgraphResult>;

/** The root fields that a subgraph is asked for. */
const rootNames = ({ document }: SubgraphRequest): readonly string[] =>
  document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? node.selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []))
      : [],
  );

/** The gateway over the committed supergraph; the compute and account subgraphs answer what a test says. */
async function auditedGateway(answer: Answer, onAudit: Answer = () => ({ data: { recordAudit: true } })) {
  const audited: SubgraphRequest[] = [];
  const { logger, lines } = memoryLogger();
  const execute = async (request: SubgraphRequest): Promise<SubgraphResult> => {
    const [name] = rootNames(request);
    if (name === 'identify') return { data: { identify: identity } };
    if (name !== 'recordAudit') return answer(request);
    audited.push(request);
    return onAudit(request);
  };
  const subscribe = async () => ({ errors: [] });
  const registry = new Registry();
  const gateway = await startGateway({
    supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
    subgraphs: subgraphNames.map((name): Subgraph => ({ name, execute, subscribe })),
    clock: systemClock,
    random: seededRandom(5),
    logger,
    registry,
    readiness: async () => ({}),
    explorerDirectory: '/nonexistent',
    host: '127.0.0.1',
    port: 0,
  });
  onTestFinished(() => gateway.close());
  const send = async (query: string, variables = {}) => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
      body: JSON.stringify({ query, variables }),
    });
    return { body: await response.json(), requestId: response.headers.get('x-request-id') };
  };
  const written = () => audited.map(({ variables }) => variables?.input);
  return { send, audited, written, lines, registry };
}

const start = 'mutation { startInstance(input: { instance: "web" }) { instance { name } } }';
const begun = {
  startInstance: {
    instance: { name: 'web', __typename: 'Instance' },
    audit_errors: [],
    audit_operation: { id: 'op-id' },
    audit_target: { id: 'web-id' },
  },
};

describe('the audit of a mutation', () => {
  it("is written in the caller's name before the answer, with what the client did not ask for", async () => {
    const { send, audited, written } = await auditedGateway(() => ({ data: begun }));
    const { body, requestId } = await send(start);
    expect(body.data).toEqual({ startInstance: { instance: { name: 'web' } } });
    expect(audited.map(({ caller }) => caller?.accountUuid)).toEqual(['a1']);
    expect(written()).toMatchObject([
      {
        action: 'startmachine',
        outcome: 'SUCCEEDED',
        code: null,
        target: 'web-id',
        operation: 'op-id',
        address: expect.stringMatching(/127\.0\.0\.1$/),
        requestId,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  it.each([
    ['INVALID_STATE', 'REFUSED'],
    ['FORBIDDEN', 'DENIED'],
  ])('says %s as %s, and then names what was asked for', async (code, outcome) => {
    const payload = { instance: null, audit_errors: [{ code }], audit_operation: null, audit_target: null };
    const { send, written } = await auditedGateway(() => ({ data: { startInstance: payload } }));
    await send(start);
    expect(written()).toMatchObject([{ outcome, code, target: 'web', operation: null }]);
  });

  it.each([
    ['FORBIDDEN', 'DENIED', 'FORBIDDEN'],
    ['UNAVAILABLE', 'FAILED', 'UNAVAILABLE'],
    ['SOMETHING_INTERNAL', 'FAILED', 'INTERNAL'],
  ])('an error with %s is %s', async (code, outcome, told) => {
    const error = new GraphQLError('no', { path: ['startInstance'], extensions: { code } });
    const { send, written } = await auditedGateway(() => ({ data: null, errors: [error] }));
    await send(start);
    expect(written()).toMatchObject([{ outcome, code: told, target: 'web' }]);
  });

  it('is one event for each alias that is asked for, none for a query', async () => {
    const payload = (id: string) => ({ ...begun.startInstance, audit_target: { id } });
    const { send, written } = await auditedGateway((request) =>
      rootNames(request).includes('startInstance')
        ? { data: { a: payload('one'), b: payload('two') } }
        : { data: { viewer: { isOperator: false } } },
    );
    await send('{ viewer { isOperator } }');
    expect(written()).toEqual([]);
    await send(`mutation ($no: Boolean = false) { ...F c: startInstance(input: { instance: "z" }) @include(if: $no) { userErrors { code } } }
      fragment F on Mutation {
        a: startInstance(input: { instance: "x" }) { userErrors { code } }
        b: startInstance(input: { instance: "y" }) { userErrors { code } }
      }`);
    expect(written()).toMatchObject([{ target: 'one' }, { target: 'two' }]);
  });

  it("cannot be deceived by a client's aliases", async () => {
    const { send, written } = await auditedGateway(({ document }) => {
      const text = JSON.stringify(document);
      expect(text).toContain('audit__errors');
      return { data: { startInstance: { audit_errors: [], audit__errors: [{ code: 'NAME_TAKEN' }] } } };
    });
    await send(
      'mutation { startInstance(input: { instance: "web" }) { audit_errors: userErrors { code } } }',
    );
    expect(written()).toMatchObject([{ outcome: 'REFUSED', code: 'NAME_TAKEN' }]);
  });

  it('never holds a password, and says who was meant by an attempt to sign in', async () => {
    const { send, written, lines } = await auditedGateway(() => ({
      data: { signIn: { token: null, audit_errors: [{ code: 'SIGN_IN_REFUSED' }], audit_viewer: null } },
    }));
    await send('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', {
      input: { account: 'demo', user: 'bob', password: 'canary-5791' },
    });
    expect(written()).toMatchObject([
      {
        action: 'signin',
        outcome: 'REFUSED',
        code: 'SIGN_IN_REFUSED',
        account: 'demo',
        user: 'bob',
        target: null,
      },
    ]);
    expect(JSON.stringify([written(), lines])).not.toContain('canary');
  });

  it('that cannot be written costs the client nothing, and is loud', async () => {
    const failing: Answer = () => ({ errors: [new GraphQLError('no disk')] });
    const { send, lines, registry } = await auditedGateway(() => ({ data: begun }), failing);
    const { body, requestId } = await send(start);
    expect(body.data).toEqual({ startInstance: { instance: { name: 'web' } } });
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      {
        message: 'an audit event was not written',
        fields: { requestId, action: 'startmachine', target: 'web-id', actor: 'ada' },
      },
    ]);
    expect(await registry.metrics()).toContain('triton_gateway_audit_lost_total 1');
  });
});

it('every mutation of the API has a word in the audit, and every word a mutation', () => {
  const schema = buildASTSchema(parse(readFileSync('schema/api.graphql', 'utf8')), { assumeValidSDL: true });
  const fields = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect([...auditedMutations].sort()).toEqual(fields.sort());
});

it('the audit and the policies call the same thing by the same word', () => {
  const inputs = [
    {},
    { user: 'bob' },
    { mode: 'REPLACE' },
    { name: 'x' },
    { deletionProtection: true },
    { metadata: [] },
  ];
  for (const mutation of auditedMutations) {
    // Cancelling needs what deleting needs, but is another thing; changing one's own password needs nothing.
    if (mutation === 'cancelOperation') continue;
    for (const input of inputs) {
      const needed = actionsFor(`Mutation.${mutation}` as MappedField, input);
      if (needed.length > 0) expect(needed).toContain(auditAction(mutation, input));
    }
  }
});
