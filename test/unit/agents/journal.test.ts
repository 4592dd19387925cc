import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Journal } from '../../../agents/runtime/journal.ts';
import type { TaskDelivery } from '../../../agents/tasks/read-task.ts';
import { quietLogger } from '../../kit/quiet-logger.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';

const taskOf = (id: string, payload: unknown = {}): TaskDelivery => ({
  id,
  kind: 'instance.start',
  instance: 'i',
  payload,
  deadlineMs: 1_000,
});
const doneOf = (taskId: string) => ({ taskId, failure: null, observed: null });
const journalPath = (): string => join(temporaryDirectory(), 'journal.jsonl');

async function openJournal(path: string): Promise<Journal> {
  const journal = await Journal.open(path, quietLogger);
  onTestFinished(() => journal.close());
  return journal;
}

describe('the journal', () => {
  it('remembers over a restart what was taken on, what has ended and what was told', async () => {
    const path = journalPath();
    const journal = await openJournal(path);
    await Promise.all(['a', 'b', 'c'].map((id) => journal.accept(taskOf(id))));
    await journal.finish(doneOf('b'));
    await journal.finish(doneOf('c'));
    await journal.answered('c');
    const again = await openJournal(path);
    expect(again.unfinished()).toEqual([taskOf('a')]);
    expect(again.unanswered()).toEqual([doneOf('b')]);
    expect(again.find('c')).toEqual({ state: 'answered', outcome: doneOf('c') });
    expect(again.find('never')).toBeUndefined();
  });

  it('cuts off a line that a crash has torn, and goes on behind it', async () => {
    const path = journalPath();
    await (await openJournal(path)).accept(taskOf('a'));
    appendFileSync(path, '{"finished":{"taskId":"a","fail');
    const torn = await openJournal(path);
    expect(torn.unfinished()).toEqual([taskOf('a')]);
    await torn.finish(doneOf('a'));
    expect((await openJournal(path)).unanswered()).toEqual([doneOf('a')]);
  });

  it.each(['not json at all\n', '{"unknown":1}\n', '\n', '\u0000\u0000\u0000'])(
    'keeps what stands before a line that makes no sense: %j',
    async (nonsense) => {
      const path = journalPath();
      await (await openJournal(path)).accept(taskOf('a'));
      appendFileSync(path, `${nonsense}{"accepted":{}}\n`);
      expect((await openJournal(path)).unfinished()).toEqual([taskOf('a')]);
    },
  );

  it('stays small and keeps the newest answers', async () => {
    const path = journalPath();
    const journal = await openJournal(path);
    for (let round = 0; round < 24; round += 1) {
      const ids = Array.from({ length: 100 }, (_, index) => `${round}-${index}`);
      await Promise.all(ids.map((id) => journal.accept(taskOf(id))));
      await Promise.all(ids.map((id) => journal.finish(doneOf(id))));
      await Promise.all(ids.map((id) => journal.answered(id)));
    }
    await journal.close();
    const again = await openJournal(path);
    expect(again.find('23-99')).toMatchObject({ state: 'answered' });
    expect(again.find('0-0')).toBeUndefined();
    expect(again.unfinished()).toEqual([]);
    expect(again.unanswered()).toEqual([]);
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(6_100);
  });

  it('can be read by its owner only', async () => {
    const path = journalPath();
    await openJournal(path);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('does not know a task that it could not write down', async () => {
    const journal = await openJournal(journalPath());
    await journal.close();
    await expect(journal.accept(taskOf('a'))).rejects.toThrow();
    expect(journal.find('a')).toBeUndefined();
  });
});
