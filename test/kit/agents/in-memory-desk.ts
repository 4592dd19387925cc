import { randomUUID } from 'node:crypto';
import type { NodeDesk, NodeTask, TaskOutcome } from '../../../headnode/node-link/desk.ts';
import type { InstanceReport, NodeFacts, TaskKind, TaskPayload } from '../../../schema/tasks.ts';

export interface Observation {
  readonly node: string;
  readonly reports: readonly InstanceReport[];
  readonly isComplete: boolean;
}

interface TaskRecord {
  readonly node: string;
  readonly task: NodeTask;
  outcome?: TaskOutcome;
}

/** A desk that keeps its records in memory and lets a test look at them. */
export class InMemoryDesk implements NodeDesk {
  readonly facts = new Map<string, NodeFacts>();
  readonly observations: Observation[] = [];
  /** How often each node was heard. */
  readonly hearings = new Map<string, number>();
  /** Every outcome that came, repetitions included. */
  readonly outcomes: TaskOutcome[] = [];
  /** While true everything that needs records fails. */
  isBroken = false;
  readonly #tokens = new Map<string, string | undefined>();
  readonly #keys = new Map<string, string>();
  readonly #tasks = new Map<string, TaskRecord>();
  readonly #listeners = new Map<string, Set<(task: NodeTask) => void>>();

  issueToken(): string {
    const token = randomUUID();
    this.#tokens.set(token, undefined);
    return token;
  }

  /** Registers a key as if the node had enrolled. */
  register(node: string, publicKey: string): void {
    this.#keys.set(node, publicKey);
  }

  /** Gives the node a task; the returned id finds its outcome. */
  ask<K extends TaskKind>(
    node: string,
    kind: K,
    payload: TaskPayload<K>,
    wanted: { readonly id?: string; readonly deadlineMs?: number } = {},
  ): string {
    const { id = randomUUID(), deadlineMs = 20_000 } = wanted;
    const task: NodeTask = { id, kind, instance: instanceOf(payload), payload, deadlineMs };
    this.#tasks.set(id, { node, task });
    this.tell(id);
    return id;
  }

  /** Delivers a task once more to whoever listens. */
  tell(id: string): void {
    const record = this.#tasks.get(id);
    if (record) for (const deliver of this.#listeners.get(record.node) ?? []) deliver(record.task);
  }

  /** The task does not stand any more. */
  withdraw(id: string): void {
    this.#tasks.delete(id);
  }

  outcomeOf(id: string): TaskOutcome | undefined {
    return this.#tasks.get(id)?.outcome;
  }

  listenersOf(node: string): number {
    return this.#listeners.get(node)?.size ?? 0;
  }

  async enroll({ joinToken, node, publicKey, facts }: Parameters<NodeDesk['enroll']>[0]) {
    this.#demandRecords();
    const isOpen = this.#tokens.has(joinToken) && this.#tokens.get(joinToken) === undefined;
    const isRepeated = this.#tokens.get(joinToken) === node && this.#keys.get(node) === publicKey;
    if (!isOpen && !isRepeated) return undefined;
    this.#tokens.set(joinToken, node);
    this.#keys.set(node, publicKey);
    this.facts.set(node, facts);
    return { node };
  }

  async publicKeyOf(node: string) {
    this.#demandRecords();
    return this.#keys.get(node);
  }

  heard(node: string): void {
    this.hearings.set(node, (this.hearings.get(node) ?? 0) + 1);
  }

  async learn(node: string, facts: NodeFacts) {
    this.#demandRecords();
    this.facts.set(node, facts);
  }

  async observe(node: string, reports: readonly InstanceReport[], isComplete: boolean) {
    this.#demandRecords();
    this.observations.push({ node, reports, isComplete });
  }

  async unfinishedTasks(node: string) {
    this.#demandRecords();
    const records = [...this.#tasks.values()];
    return records.filter((record) => record.node === node && !record.outcome).map((record) => record.task);
  }

  onTask(node: string, deliver: (task: NodeTask) => void) {
    const listeners = this.#listeners.get(node) ?? new Set();
    this.#listeners.set(node, listeners.add(deliver));
    return () => void listeners.delete(deliver);
  }

  async finish(node: string, outcome: TaskOutcome) {
    this.#demandRecords();
    this.outcomes.push(outcome);
    const record = this.#tasks.get(outcome.taskId);
    if (record?.node !== node || record.outcome) return { accepted: false };
    record.outcome = outcome;
    return { accepted: true };
  }

  #demandRecords(): void {
    if (this.isBroken) throw new Error('the store does not answer (secret-detail)');
  }
}

const instanceOf = (payload: TaskPayload): string | null => {
  if ('image' in payload) return null;
  return 'spec' in payload ? payload.spec.uuid : payload.uuid;
};
