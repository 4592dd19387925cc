import type { Logger } from '../../schema/runtime.ts';
import type { InstanceState } from '../../schema/states.ts';
import type { NicDesk } from '../../subgraphs/network/service/nic-desk.ts';

export interface NicsFollow {
  /** An instance's state followed its node. */
  moved(instanceUuid: string, state: InstanceState): void;
  /** Resolves when everything begun has ended. */
  drain(): Promise<void>;
}

/**
 * NICs follow their instance when no workflow does it: up or down with it, released when it was removed by hand. At
 * once and as well as it goes; what fails or is cut off is found by the orphan NIC reaper, or set right by the
 * instance's next change.
 */
export function nicsFollow(nics: NicDesk, logger: Logger): NicsFollow {
  const begun = new Set<Promise<void>>();
  const actOn = async (instanceUuid: string, state: InstanceState): Promise<void> => {
    if (state === 'RUNNING' || state === 'STOPPED') await nics.setState(instanceUuid, state);
    if (state === 'DELETED') await nics.releaseNics(instanceUuid);
  };
  return {
    moved(instance, state) {
      const act = actOn(instance, state)
        .catch((error: unknown) => logger.warn({ err: error, instance }, 'NICs do not follow their instance'))
        .finally(() => begun.delete(act));
      begun.add(act);
    },
    drain: async () => {
      await Promise.all(begun);
    },
  };
}
