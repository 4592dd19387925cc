import type {
  ImageSpec,
  InstanceReport,
  InstanceSpec,
  NodeFacts,
  TaskFailure,
  TaskPayload,
} from '../../schema/tasks.ts';

/**
 * What an agent runs on. The host owns the truth about its instances; the agent only asks it to act and then
 * looks. Promises every host makes (test/contract/host holds it to them):
 *
 * - `observe` and `list` tell what is there now, also what nobody of ours has made;
 * - an instance's generation rises with every change and never falls, even over restarts and re-creation;
 * - acts of one instance or image are done one after another, others side by side;
 * - an act whose `signal` fires rejects soon; what it leaves behind is visible to `observe`;
 * - refusals are `HostError`s; anything else that is thrown is a bug of the host.
 */
export interface Host {
  /** What the node is and has; cheap, asked at every heartbeat. A host that does not answer is not heard. */
  facts(): Promise<HostFacts>;
  readonly images: HostImages;
  readonly instances: HostInstances;
  readonly snapshots: HostSnapshots;
  /** Calls `listener` with an instance's uuid after each change, whoever made it. The returned function ends it. */
  events(listener: (uuid: string) => void): () => void;
}

/** The agent adds its own version. */
export type HostFacts = Omit<NodeFacts, 'agentVersion'>;

export interface HostImages {
  /** Uuids of the images that are whole and can be used. */
  list(): Promise<readonly string[]>;
  /** Brings the image, and its origin, to the node; does nothing when it is there. DISK_FULL, TASK_FAILED. */
  ensure(image: ImageSpec, signal: AbortSignal): Promise<void>;
  /** Removes the image; absent is fine. TASK_FAILED while something is made from it. */
  remove(uuid: string, signal: AbortSignal): Promise<void>;
}

/** What can be changed on a living instance. */
export type InstanceProperties = Omit<TaskPayload<'instance.update'>, 'uuid'>;

export interface HostInstances {
  /** What is true about the instance; `exists: false` when there is none (its generation is then the node's newest). */
  observe(uuid: string): Promise<InstanceReport>;
  list(): Promise<readonly InstanceReport[]>;
  /** The changeable properties, or `undefined` when there is no such instance. */
  properties(uuid: string): Promise<InstanceProperties | undefined>;
  /** Makes the instance and leaves it STOPPED. Cut off, it leaves INCOMPLETE. NO_IMAGE, DISK_FULL, TASK_FAILED. */
  create(spec: InstanceSpec, signal: AbortSignal): Promise<void>;
  /** STOPPED → RUNNING, counting one boot; does nothing when running. NO_INSTANCE, TASK_FAILED. */
  start(uuid: string, signal: AbortSignal): Promise<void>;
  /** RUNNING → STOPPED: asks the guest, and after `timeoutMs` pulls the plug; does nothing when stopped. */
  stop(uuid: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  /** RUNNING → RUNNING with one more boot. TASK_FAILED when it does not run. */
  reboot(uuid: string, timeoutMs: number, signal: AbortSignal): Promise<void>;
  /** Replaces all properties; no change, no new generation. */
  update(uuid: string, properties: InstanceProperties, signal: AbortSignal): Promise<void>;
  /** Removes the instance in whatever state it is, with its snapshots; absent is fine. */
  delete(uuid: string, signal: AbortSignal): Promise<void>;
}

export interface HostSnapshot {
  readonly name: string;
  /** ISO-8601. */
  readonly createdAt: string;
}

export interface HostSnapshots {
  /** Newest first. NO_INSTANCE. */
  list(uuid: string): Promise<readonly HostSnapshot[]>;
  /** Keeps the present content under a name of 1–64 letters, digits and `-_.:%`. TASK_FAILED for KVM and used names. */
  create(uuid: string, name: string, signal: AbortSignal): Promise<void>;
  /** Goes back to the snapshot: newer ones are gone and the instance runs afterwards, also if it did not before. */
  rollback(uuid: string, name: string, signal: AbortSignal): Promise<void>;
  /** Absent is fine. */
  delete(uuid: string, name: string, signal: AbortSignal): Promise<void>;
}

export type HostFailureCode = Extract<
  TaskFailure['code'],
  'TASK_FAILED' | 'DISK_FULL' | 'NO_IMAGE' | 'NO_INSTANCE'
>;

/** A refusal or failure of the host. `isFinal`: trying the same again on this node cannot help. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostFailureCode;
  readonly isFinal: boolean;
  constructor(code: HostFailureCode, message: string, isFinal = false) {
    super(message);
    this.code = code;
    this.isFinal = isFinal;
  }
}

export const noInstance = (uuid: string): HostError =>
  new HostError('NO_INSTANCE', `there is no instance ${uuid}`, true);

/** What an act rejects with when its signal has fired. */
export const givenUp = (): HostError => new HostError('TASK_FAILED', 'given up before it was done');
