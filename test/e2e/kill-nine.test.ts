import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowSteps } from '../../schema/workflows.ts';
import { type DatacenterProcess, startDatacenterProcess } from '../kit/datacenter-process.ts';
import { eventually } from '../kit/eventually.ts';
import { temporaryDirectory } from '../kit/temporary-directory.ts';

const create = /* GraphQL */ `
  mutation Create($input: CreateInstanceInput!) {
    createInstance(input: $input) { instance { uuid } operation { id } userErrors { code message } }
  }
`;

interface Created {
  readonly createInstance: {
    readonly instance: { readonly uuid: string };
    readonly operation: { readonly id: string };
  };
}

interface Progress {
  readonly operationChanged: {
    readonly operation: {
      readonly state: string;
      readonly steps: readonly { readonly name: string; readonly state: string }[];
    };
  };
}

const progress =
  'subscription($id: ID!) { operationChanged(id: $id) { operation { state steps { name state } } } }';

/** Creates an instance and kills the process with -9 the moment `step` is seen under way. Answers the instance's uuid. */
async function killDuring(datacenter: DatacenterProcess, step: string): Promise<string> {
  const client = datacenter.client();
  const { createInstance } = await client.ask<Created>(create, {
    input: { name: `during-${step}`, package: 'g1.nano', image: 'base-64-lts' },
  });
  for await (const { operationChanged } of client.watch<Progress>(progress, {
    id: createInstance.operation.id,
  })) {
    const { steps } = operationChanged.operation;
    if (steps.some(({ name, state }) => name === step && state !== 'PENDING')) break;
  }
  await datacenter.kill();
  await client.close();
  return createInstance.instance.uuid;
}

/** The zones that exist on the simulated nodes, as files: what would be left behind on a real node. */
const zonesOn = (dataDirectory: string): string[] =>
  readdirSync(join(dataDirectory, 'nodes')).flatMap((node) =>
    readdirSync(join(dataDirectory, 'nodes', node, 'zones')).filter((file) => file.endsWith('.json')),
  );

const assigned = /* GraphQL */ `
  { networks(first: 10) { nodes { ips(first: 40) { nodes { address managed instance { uuid } } } } } }
`;

async function instancesWithAddresses(datacenter: DatacenterProcess): Promise<string[]> {
  const operator = datacenter.operator();
  const { networks } = await operator.ask<{
    networks: { nodes: { ips: { nodes: { managed: boolean; instance: { uuid: string } | null }[] } }[] };
  }>(assigned);
  await operator.close();
  return networks.nodes.flatMap(({ ips }) =>
    ips.nodes.flatMap(({ instance }) => (instance ? [instance.uuid] : [])),
  );
}

async function isNothingReserved(datacenter: DatacenterProcess): Promise<boolean> {
  const operator = datacenter.operator();
  const { computeNodes } = await operator.ask<{
    computeNodes: { nodes: { reserved: Readonly<Record<string, number>> }[] };
  }>('{ computeNodes { nodes { reserved { ramMiB diskGiB cpuPercent instances } } } }');
  await operator.close();
  return computeNodes.nodes.every(({ reserved }) => Object.values(reserved).every((amount) => amount === 0));
}

describe('kill -9 during a create', () => {
  it('at every step boundary: the instance ends RUNNING or FAILED with a reason, and nothing leaks', async () => {
    const dataDirectory = temporaryDirectory();
    const uuids: string[] = [];
    for (const step of workflowSteps.CREATE_INSTANCE) {
      uuids.push(await killDuring(await startDatacenterProcess(dataDirectory, ['--nodes', '2']), step));
    }
    const datacenter = await startDatacenterProcess(dataDirectory, ['--nodes', '2']);
    const client = datacenter.client();
    const ends = await eventually(
      'every instance has settled',
      async () => {
        const { instances } = await client.ask<{
          instances: { nodes: { uuid: string; state: string; failure: { code: string } | null }[] };
        }>('{ instances(first: 100) { nodes { uuid state failure { code } } } }');
        return (
          instances.nodes.every(({ state }) => state === 'RUNNING' || state === 'FAILED') && instances.nodes
        );
      },
      60_000,
    );
    expect(ends.map(({ uuid }) => uuid).sort()).toEqual([...uuids].sort());
    for (const { state, failure } of ends) expect(failure !== null).toBe(state === 'FAILED');
    const running = ends
      .filter(({ state }) => state === 'RUNNING')
      .map(({ uuid }) => uuid)
      .sort();
    expect(zonesOn(dataDirectory).sort()).toEqual(running.map((uuid) => `${uuid}.json`));
    expect([...new Set(await instancesWithAddresses(datacenter))].sort()).toEqual(running);

    for (const uuid of uuids) {
      await client.ask(
        'mutation($i: String!) { deleteInstance(input: { instance: $i }) { userErrors { code } } }',
        { i: uuid },
      );
    }
    await eventually('nothing is left', async () => {
      const left = [...zonesOn(dataDirectory), ...(await instancesWithAddresses(datacenter))];
      return left.length === 0 && (await isNothingReserved(datacenter));
    });
    await client.close();
  }, 180_000);
});
