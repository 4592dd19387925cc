import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spawnDatacenter, startDatacenterProcess } from '../kit/datacenter-process.ts';
import { eventually } from '../kit/eventually.ts';
import type { GraphClient } from '../kit/graph-client.ts';
import { temporaryDirectory } from '../kit/temporary-directory.ts';

const createInstance = /* GraphQL */ `
  mutation Create($input: CreateInstanceInput!) {
    createInstance(input: $input) {
      instance { id uuid name state brand ramMiB package { name } image { name version } account { login } tags { name value } }
      operation { id kind state progress steps { name state } }
      userErrors { code field message hint }
    }
  }
`;

const watchInstance = /* GraphQL */ `
  subscription Watch($name: [String!], $after: String) {
    instanceChanged(filter: { name: $name }, after: $after) {
      cursor kind sequence
      instance { name state image { name } account { login } nics { ip mac primary network { name subnet } } }
    }
  }
`;

interface InstanceChange {
  readonly instanceChanged: {
    readonly cursor: string;
    readonly kind: string;
    readonly sequence: number;
    readonly instance: {
      readonly name: string;
      readonly state: string;
      readonly image: { readonly name: string };
      readonly account: { readonly login: string };
      readonly nics: readonly { readonly ip: string; readonly network: { readonly name: string } }[];
    };
  };
}

/** Follows one instance until it is in `state`; answers every change on the way. */
async function watchUntil(client: GraphClient, name: string, state: string, after: string) {
  const seen: InstanceChange['instanceChanged'][] = [];
  for await (const { instanceChanged } of client.watch<InstanceChange>(watchInstance, {
    name: [name],
    after,
  })) {
    seen.push(instanceChanged);
    if (instanceChanged.instance.state === state) break;
  }
  return seen;
}

const act = (mutation: string) => /* GraphQL */ `
  mutation Act($instance: String!) {
    ${mutation}(input: { instance: $instance }) {
      operation { id kind }
      userErrors { code message }
    }
  }
`;

describe('a first session', { timeout: 120_000 }, () => {
  it('creates an instance, watches it come alive, stops, starts, reboots and deletes it', async () => {
    const dataDirectory = temporaryDirectory();
    const datacenter = await startDatacenterProcess(dataDirectory);
    const client = datacenter.client();
    expect(statSync(join(dataDirectory, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect(datacenter.output()).toContain(datacenter.credentials.url);

    const { viewer, instances } = (await client.ask(
      '{ viewer { account { login } } instances { asOf totalCount nodes { name } } }',
    )) as { viewer: { account: { login: string } }; instances: { asOf: string; totalCount: number } };
    expect(viewer.account.login).toBe(datacenter.credentials.account);
    expect(instances.totalCount).toBe(0);

    const { createInstance: created } = await client.ask<{
      createInstance: {
        instance: { name: string; state: string; account: { login: string } };
        userErrors: unknown[];
      };
    }>(createInstance, {
      input: {
        name: 'web',
        package: 'g1.nano',
        image: 'base-64-lts',
        tags: [{ name: 'role', value: 'web' }],
      },
    });
    expect(created.userErrors).toEqual([]);
    expect(created.instance).toMatchObject({
      name: 'web',
      state: 'PROVISIONING',
      image: { name: 'base-64-lts' },
    });

    const life = await watchUntil(client, 'web', 'RUNNING', instances.asOf);
    expect(life.at(0)).toMatchObject({ kind: 'CREATED', sequence: 1, instance: { state: 'PROVISIONING' } });
    expect(life.map(({ sequence }) => sequence)).toEqual(life.map((_, index) => index + 1));
    expect(life.at(-1)?.instance.nics.length).toBeGreaterThan(0);
    expect(life.at(-1)?.instance.account.login).toBe(datacenter.credentials.account);

    let after = life.at(-1)?.cursor ?? '';
    for (const [mutation, state] of [
      ['stopInstance', 'STOPPED'],
      ['startInstance', 'RUNNING'],
      ['rebootInstance', 'REBOOTING'],
    ] as const) {
      const { [mutation]: payload } = await client.ask<Record<string, { userErrors: unknown[] }>>(
        act(mutation),
        { instance: 'web' },
      );
      expect(payload?.userErrors).toEqual([]);
      after = (await watchUntil(client, 'web', state, after)).at(-1)?.cursor ?? '';
    }
    after = (await watchUntil(client, 'web', 'RUNNING', after)).at(-1)?.cursor ?? '';

    await client.ask(act('deleteInstance'), { instance: 'web' });
    const end = await watchUntil(client, 'web', 'DELETED', after);
    expect(end.at(-1)?.kind).toBe('DELETED');
    expect(await client.ask('{ instances { totalCount } }')).toEqual({ instances: { totalCount: 0 } });
    await client.close();
    expect(await datacenter.interrupt()).toBe(0);
  });

  it('continues on the same data, and refuses a second process there', async () => {
    const dataDirectory = temporaryDirectory();
    const first = await startDatacenterProcess(dataDirectory);
    const client = first.client();
    await client.ask(createInstance, { input: { name: 'stays', package: 'g1.nano', image: 'base-64-lts' } });
    const second = spawnDatacenter(dataDirectory);
    await eventually('the second process has ended', () => second.child.exitCode !== null);
    expect(second.child.exitCode).toBe(1);
    expect(second.output()).toMatch(/already runs on|in use/);
    expect(second.output()).not.toMatch(/\bat .*\.ts:\d/);
    await client.close();
    expect(await first.interrupt()).toBe(0);

    const again = await startDatacenterProcess(dataDirectory);
    expect(again.credentials.token).toBe(first.credentials.token);
    const later = again.client();
    await eventually('the instance came alive after the restart', async () => {
      const { instance } = await later.ask<{ instance: { state: string } }>(
        '{ instance(ref: "stays") { state } }',
      );
      return instance.state === 'RUNNING';
    });
    await later.close();
    expect(await again.interrupt()).toBe(0);
  });

  it('logs one line a request, with request id, operation, account and duration, and no secret', async () => {
    const dataDirectory = temporaryDirectory();
    const datacenter = await startDatacenterProcess(dataDirectory);
    const client = datacenter.client();
    await client.ask('query WhoAmI { viewer { account { login } } }');
    const lines = await eventually('the request is in the log', () => {
      const found = datacenter
        .output()
        .split('\n')
        .filter((line) => line.includes('"WhoAmI"'));
      return found.length > 0 && found;
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      account: datacenter.credentials.account,
      operation: 'WhoAmI',
    });
    const logged = datacenter
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    expect(logged).not.toContain(datacenter.credentials.token);
    expect(logged).not.toContain(datacenter.credentials.operatorToken);
    await client.close();
  });
});
