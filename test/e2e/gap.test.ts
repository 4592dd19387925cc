import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../headnode/boot/seeded-random.ts';
import { type Datacenter, datacenter } from '../kit/datacenter.ts';
import { eventually } from '../kit/eventually.ts';
import type { GraphClient } from '../kit/graph-client.ts';

const clients = 50;
const changes = 200;

interface Seen {
  readonly revision: number;
  readonly tags: string;
}

const fields = 'uuid revision state tags { name value }';

interface InstanceFields {
  readonly uuid: string;
  readonly revision: number;
  readonly state: string;
  readonly tags: readonly { readonly name: string; readonly value: unknown }[];
}

const seenOf = ({ revision, tags }: InstanceFields): Seen => ({ revision, tags: JSON.stringify(tags) });

async function readAll(
  client: GraphClient,
): Promise<{ readonly view: Map<string, Seen>; readonly asOf: string }> {
  const { instances } = await client.ask<{ instances: { asOf: string; nodes: InstanceFields[] } }>(
    `{ instances(first: 100) { asOf nodes { ${fields} } } }`,
  );
  return { view: new Map(instances.nodes.map((node) => [node.uuid, seenOf(node)])), asOf: instances.asOf };
}

/**
 * One dashboard: reads the list, follows the changes behind it and reconnects now and then. Any gap or repeat
 * in an instance's numbers is remembered.
 */
async function follow(
  dc: Datacenter,
  seed: number,
  isComplete: (view: ReadonlyMap<string, Seen>) => boolean,
) {
  const random = seededRandom(seed);
  const first = dc.owner();
  const { view, asOf } = await readAll(first);
  await first.close();
  const faults: string[] = [];
  let after = asOf;
  let reconnects = -1;
  while (!isComplete(view)) {
    const client = dc.owner();
    reconnects += 1;
    let untilReconnect = 5 + Math.floor(random.next() * 40);
    for await (const { instanceChanged: change } of client.watch<{
      instanceChanged: { cursor: string; kind: string; sequence: number; instance: InstanceFields | null };
    }>(
      `subscription($after: String) { instanceChanged(after: $after) { cursor kind sequence instance { ${fields} } } }`,
      { after },
    )) {
      after = change.cursor;
      if (!change.instance) faults.push(`${change.kind} without instance`);
      else {
        const known = view.get(change.instance.uuid)?.revision ?? 0;
        if (change.sequence !== known + 1)
          faults.push(`${change.instance.uuid}: ${known} then ${change.sequence}`);
        view.set(change.instance.uuid, seenOf(change.instance));
      }
      untilReconnect -= 1;
      if (untilReconnect === 0 || isComplete(view)) break;
    }
    await client.close();
  }
  return { view, faults, reconnects };
}

describe('live lists', () => {
  it(`${clients} clients that list, subscribe and reconnect during ${changes} changes end with the store's own view`, async () => {
    const dc = await datacenter({ nodes: 1 });
    const owner = dc.owner();
    const names = Array.from({ length: 10 }, (_, index) => `gap-${index}`);
    for (const name of names) await dc.createInstance(owner, { name });
    await eventually('all are running', async () => {
      const { instances } = await owner.ask<{ instances: { totalCount: number } }>(
        '{ instances(filter: { state: RUNNING }) { totalCount } }',
      );
      return instances.totalCount === names.length;
    });

    const last = JSON.stringify([{ name: 'round', value: changes / names.length }]);
    const isComplete = (view: ReadonlyMap<string, Seen>) =>
      view.size === names.length && [...view.values()].every(({ tags }) => tags === last);
    const followers = Array.from({ length: clients }, (_, index) => follow(dc, index + 1, isComplete));
    for (let round = 1; round <= changes / names.length; round += 1) {
      for (const name of names) {
        await owner.ask(
          'mutation($i: SetInstanceTagsInput!) { setInstanceTags(input: $i) { userErrors { code } } }',
          { i: { instance: name, tags: [{ name: 'round', value: round }], mode: 'REPLACE' } },
        );
      }
    }
    const ends = await Promise.all(followers);
    expect(ends.flatMap(({ faults }) => faults)).toEqual([]);
    expect(ends.reduce((sum, { reconnects }) => sum + reconnects, 0)).toBeGreaterThan(clients);
    const tagsNow = [...(await readAll(owner)).view].map(([uuid, { tags }]) => [uuid, tags]);
    for (const { view } of ends)
      expect([...view].map(([uuid, { tags }]) => [uuid, tags]).sort()).toEqual(tagsNow.sort());
    await owner.close();
  }, 120_000);
});
