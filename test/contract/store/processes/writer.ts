/**
 * A process of its own that inserts a thing about every 20 ms, and says on its standard output what it was told:
 * `open`, `kept ID`, or `refused NUMBER-OF-THINGS-IT-CAN-READ`. It goes on until it is killed.
 */
import { openEmbeddedStore } from '../../../../subgraphs/store/embedded/open-embedded-store.ts';
import { insert, StoreUnavailable } from '../../../../subgraphs/store/port.ts';
import { virtualClock } from '../../../kit/virtual-clock.ts';
import { thing, things } from '../conformance/things.ts';

const [path = '', prefix = ''] = process.argv.slice(2);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const store = await openEmbeddedStore({ path, collections: [things], clock: virtualClock() });
say('open');

let attempts = 0;
setInterval(async () => {
  attempts += 1;
  const id = `${prefix}${attempts}`;
  try {
    await store.commit([insert(things, thing(id, { name: 'x'.repeat(5_000), tags: [id] }))]);
    say(`kept ${id}`);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    say(`refused ${await store.collection(things).count()}`);
  }
}, 20);
