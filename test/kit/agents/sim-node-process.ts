import { SimHost } from '../../../agents/hosts/sim/sim-host.ts';
import { instantDurations, simModel } from '../../../agents/hosts/sim/sim-model.ts';
import { systemClock } from '../../../headnode/boot/system-clock.ts';
import { systemRandom } from '../../../headnode/boot/system-random.ts';
import { quietLogger } from '../quiet-logger.ts';
import { imageOf, specOf } from './fixtures.ts';

/**
 * A simulated node in a process of its own, to be killed: it begins a creation that takes an hour, says the
 * uuid when it has begun, and waits.
 */
const [directory = ''] = process.argv.slice(2);
const model = simModel({ durations: { ...instantDurations, createMs: 3_600_000 } });
const host = new SimHost({ directory, clock: systemClock, random: systemRandom, logger: quietLogger, model });
// The open pipe keeps the process alive; timers do not.
process.stdin.resume();
const { signal } = new AbortController();
const image = imageOf();
await host.images.ensure(image, signal);
host.events((uuid) => process.stdout.write(`${uuid}\n`));
await host.instances.create(specOf(image.uuid), signal);
