import { z } from 'zod';
import { instanceBrands } from './states.ts';

/**
 * The words of the node link (`node.graphql`): what a task asks of a compute node and what a node reports.
 * Both ends parse with these schemas; a newer peer's unknown fields are dropped, unknown kinds are refused.
 */
export const nodeProtocolVersion = 1;

const uuid = z.uuid().lowercase();

const nicSpec = z.object({
  mac: z.string().regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/),
  ip: z.ipv4(),
  netmask: z.ipv4(),
  gateway: z.ipv4().nullable(),
  vlanId: z.number().int().min(0).max(4094),
  nicTag: z.string(),
  mtu: z.number().int(),
  isPrimary: z.boolean(),
  networkUuid: uuid,
});
export type NicSpec = z.infer<typeof nicSpec>;

const tag = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });

/** Everything a node needs to build an instance: record, package and NICs, already decided. */
const instanceSpec = z.object({
  uuid,
  accountUuid: uuid,
  name: z.string(),
  brand: z.enum(instanceBrands),
  imageUuid: uuid,
  ramMiB: z.number().int().positive(),
  quotaGiB: z.number().int().positive(),
  vcpus: z.number().int().positive().nullable(),
  cpuCapPercent: z.number().int().positive().nullable(),
  maxLwps: z.number().int().positive(),
  autoboot: z.boolean(),
  resolvers: z.array(z.ipv4()),
  nics: z.array(nicSpec),
  tags: z.array(tag),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type InstanceSpec = z.infer<typeof instanceSpec>;

const imageSpec = z.object({
  uuid,
  name: z.string(),
  version: z.string(),
  type: z.string(),
  sizeBytes: z.number().nonnegative(),
  sha1: z.string(),
  originUuid: uuid.nullable(),
});
export type ImageSpec = z.infer<typeof imageSpec>;

const instanceRef = z.object({ uuid });

/** The payload of every kind of task. `instance.create` makes the zone and leaves it stopped; booting is its own task. */
export const taskPayloads = {
  'image.ensure': z.object({ image: imageSpec }),
  'instance.create': z.object({ spec: instanceSpec }),
  'instance.start': instanceRef,
  'instance.stop': instanceRef.extend({ timeoutMs: z.number().int().positive() }),
  'instance.reboot': instanceRef.extend({
    timeoutMs: z.number().int().positive(),
    /** Boot count seen when the reboot was asked for: a node that has booted since has done it already. */
    bootsBefore: z.number().int().nonnegative(),
  }),
  'instance.update': instanceRef.extend({
    name: z.string(),
    autoboot: z.boolean(),
    tags: z.array(tag),
    metadata: z.array(z.object({ key: z.string(), value: z.string() })),
  }),
  'instance.delete': instanceRef,
} as const;
export type TaskKind = keyof typeof taskPayloads;
export type TaskPayload<K extends TaskKind = TaskKind> = z.infer<(typeof taskPayloads)[K]>;
export const taskKinds = Object.keys(taskPayloads) as readonly TaskKind[];
export const isTaskKind = (text: string): text is TaskKind => Object.hasOwn(taskPayloads, text);

export const taskFailure = z.object({
  /** `isFinal` failures are not tried again on this node. */
  code: z.enum([
    'TASK_FAILED',
    'DISK_FULL',
    'NO_IMAGE',
    'NO_INSTANCE',
    'UNKNOWN_KIND',
    'BAD_PAYLOAD',
    'BUSY',
  ]),
  message: z.string().max(2_000),
  isFinal: z.boolean(),
});
export type TaskFailure = z.infer<typeof taskFailure>;

/** States of a zone as a node sees it. `INCOMPLETE`: creation was begun and not finished. */
export const zoneStates = ['INCOMPLETE', 'STOPPED', 'STARTING', 'RUNNING', 'STOPPING', 'FAILED'] as const;
export type ZoneState = (typeof zoneStates)[number];

/**
 * What is true about one instance on the node. For one that is absent: `exists` false, `state` STOPPED, `boots` 0, and
 * as `generation` the newest that the node has given to any instance.
 */
export const instanceReport = z.object({
  uuid,
  state: z.enum(zoneStates),
  /** Rises with every change the node makes to or sees in the instance; never falls, even over agent restarts. */
  generation: z.number().int().nonnegative(),
  /** How often it has booted. */
  boots: z.number().int().nonnegative(),
  exists: z.boolean(),
  /** Whether this control plane made it (a tag on the zone); anything else is reported, never touched. */
  isOurs: z.boolean(),
});
export type InstanceReport = z.infer<typeof instanceReport>;

/** What a node is and has. Plausibility is checked by the headnode: a node may lie or be wrong. */
export const nodeFacts = z.object({
  hostname: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}$/),
  host: z.enum(['smartos', 'linux', 'sim']),
  platform: z.string().max(64),
  agentVersion: z.string().max(64),
  ramMiB: z
    .number()
    .int()
    .positive()
    .max(64 * 1024 * 1024),
  diskGiB: z
    .number()
    .int()
    .positive()
    .max(16 * 1024 * 1024),
  cpus: z.number().int().positive().max(4_096),
  brands: z.array(z.enum(instanceBrands)),
  nicTags: z.array(z.string().max(31)).max(64),
});
export type NodeFacts = z.infer<typeof nodeFacts>;

/** The exact bytes a session's signature covers. */
export const sessionProof = (node: string, at: string, nonce: string): Uint8Array =>
  new TextEncoder().encode(`triton-graph node session\n${nodeProtocolVersion}\n${node}\n${at}\n${nonce}`);
