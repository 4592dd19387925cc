import { z } from 'zod';
import {
  type InstanceReport,
  isTaskKind,
  type TaskFailure,
  type TaskKind,
  type TaskPayload,
  taskPayloads,
} from '../../schema/tasks.ts';
import type { Host } from '../hosts/host.ts';
import { ensureImage } from './image/ensure-image.ts';
import { createInstance } from './instance/create-instance.ts';
import { deleteInstance } from './instance/delete-instance.ts';
import { rebootInstance } from './instance/reboot-instance.ts';
import { startInstance } from './instance/start-instance.ts';
import { stopInstance } from './instance/stop-instance.ts';
import { updateInstance } from './instance/update-instance.ts';
import type { AgentTask } from './task.ts';

const tasks: { readonly [K in TaskKind]: AgentTask<K> } = {
  'image.ensure': ensureImage,
  'instance.create': createInstance,
  'instance.start': startInstance,
  'instance.stop': stopInstance,
  'instance.reboot': rebootInstance,
  'instance.update': updateInstance,
  'instance.delete': deleteInstance,
};

/** A task as it arrives and as the journal keeps it; kind and payload are not believed yet. */
export const taskDelivery = z.object({
  id: z.string().min(1).max(200),
  kind: z.string().max(200),
  instance: z.string().max(200).nullable(),
  payload: z.unknown(),
  deadlineMs: z.number().positive(),
});
export type TaskDelivery = z.infer<typeof taskDelivery>;

/** A task that can be done: its queue and its act. */
export interface ReadyTask {
  readonly subject: string;
  run(host: Host, signal: AbortSignal): Promise<InstanceReport | null>;
}

/** Makes an act of a delivery, or says why it cannot be one: UNKNOWN_KIND, BAD_PAYLOAD. */
export const readTask = ({ kind, instance, payload }: TaskDelivery): ReadyTask | TaskFailure =>
  isTaskKind(kind)
    ? readKnown(kind, instance, payload)
    : { code: 'UNKNOWN_KIND', message: 'this agent does not know that kind of task', isFinal: true };

function readKnown<K extends TaskKind>(
  kind: K,
  instance: string | null,
  input: unknown,
): ReadyTask | TaskFailure {
  const parsed = taskPayloads[kind].safeParse(input);
  if (!parsed.success) return badPayload(parsed.error.issues.map((issue) => issue.path.join('.')));
  // The compiler widens what the schema of K gives to what any of the schemas gives.
  const payload = parsed.data as TaskPayload<K>;
  const task: AgentTask<K> = tasks[kind];
  const subject = task.subjectOf(payload);
  if (kind !== 'image.ensure' && instance !== subject) return badPayload(['instance']);
  return { subject, run: (host, signal) => task.run({ payload, host, signal }) };
}

/** Names the fields only: their values may be secrets. */
const badPayload = (fields: readonly string[]): TaskFailure => ({
  code: 'BAD_PAYLOAD',
  message: `not acceptable: ${fields.join(', ')}`.slice(0, 2_000),
  isFinal: true,
});
