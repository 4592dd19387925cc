import { limits } from '../../schema/limits.ts';
import type { Clock, Logger } from '../../schema/runtime.ts';
import type { InstanceCensus } from '../../subgraphs/compute/service/records/instance-census.ts';
import type { NicDesk } from '../../subgraphs/network/service/nic-desk.ts';
import { hasLetGoOfNics } from './plan-reaping.ts';
import { type Reconciler, reconciler } from './reconciler.ts';

const everyMs = 30_000;
const pageSize = 500;

/** Frees NICs and addresses whose instance has ended, or is not on record, and has been so for the grace period. */
export function orphanNicReaper(parts: {
  readonly census: InstanceCensus;
  readonly nics: NicDesk;
  readonly clock: Clock;
  readonly logger: Logger;
}): Reconciler {
  const { nics, clock, logger } = parts;
  let orphanedSince = new Map<string, number>();
  return reconciler('orphan-nic-reaper', { everyMs }, async () => {
    const now = clock.monotonic();
    const seen = new Map<string, number>();
    for await (const page of pagesOfHolders(nics)) {
      for (const uuid of await orphansAmong(parts.census, page)) {
        const since = orphanedSince.get(uuid) ?? now;
        if (now - since < limits.node.orphanGraceMs) {
          seen.set(uuid, since);
          continue;
        }
        logger.warn({ instance: uuid }, 'orphaned NICs are released');
        await nics.releaseNics(uuid);
      }
    }
    orphanedSince = seen;
  });
}

async function* pagesOfHolders(nics: NicDesk): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly string[] = await nics.instancesWithNics(after, pageSize);
    yield page;
    after = page.at(-1) ?? null;
    if (page.length < pageSize) return;
  }
}

async function orphansAmong(census: InstanceCensus, uuids: readonly string[]): Promise<readonly string[]> {
  const records = await census.among(uuids);
  const suspects = uuids.filter((uuid) => hasLetGoOfNics(records.get(uuid)));
  const busy = await census.busyAmong(suspects);
  return suspects.filter((uuid) => !busy.has(uuid));
}
