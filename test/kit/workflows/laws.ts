import { expect } from 'vitest';
import { isLegalInstanceTransition } from '../../../schema/states.ts';
import type { InstanceDoc } from '../../../subgraphs/compute/store/instances.ts';
import type { WorkflowBench } from './workflow-bench.ts';

/** Nothing but the record of an instance is left (law L15). For benches on which no other instance lives. */
export async function expectNothingLeft(bench: WorkflowBench, uuid: string): Promise<void> {
  const { nics, nodes, records } = bench.parts;
  expect(await bench.instance(uuid)).toMatchObject({ nodeUuid: null, holdsName: false });
  expect(nodes.filter(({ zones }) => zones.has(uuid))).toEqual([]);
  expect(nics.of(uuid)).toEqual([]);
  for (const { reserved } of await records.nodes.list()) {
    expect(reserved).toEqual({ ramMiB: 0, diskGiB: 0, cpuPercent: 0, instances: 0 });
  }
  expect(await bench.unfinishedTasks()).toEqual([]);
}

/** The record, the NICs and the one zone, on the node that is recorded, say the same (law L1). */
export async function expectTrueRecord(bench: WorkflowBench, uuid: string): Promise<void> {
  const { state, nodeUuid } = await bench.instance(uuid);
  const holders = bench.parts.nodes.filter(({ zones }) => zones.has(uuid));
  expect(holders.map((node) => node.uuid)).toEqual([nodeUuid]);
  expect(holders[0]?.observe(uuid)).toMatchObject({ exists: true, state });
  expect(bench.parts.nics.of(uuid)).toMatchObject([{ state }]);
}

/** Events without gap or repeat, and legal transitions only, so nothing after DELETED (laws L4, L6). */
export async function expectHonestHistory(bench: WorkflowBench, uuid: string): Promise<void> {
  const eventsOf = () => bench.parts.history.filter(({ id }) => id === uuid);
  const { revision } = await bench.instance(uuid);
  await bench.until('the feed has caught up', () => eventsOf().at(-1)?.after?.revision === revision);
  // Of the collections that are followed only one has instances' uuids.
  const docs = eventsOf().map(({ after }) => after as InstanceDoc);
  expect(docs.map((doc) => doc.revision)).toEqual(docs.map((_, index) => index + 1));
  for (const [index, { state }] of docs.entries()) {
    const from = docs[index - 1]?.state ?? state;
    expect(isLegalInstanceTransition(from, state), `${from} to ${state}`).toBe(true);
  }
}
