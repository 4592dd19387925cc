import { imageOf, specOf } from '../../kit/agents/fixtures.ts';
import { openSimHost } from '../../kit/agents/node-rig.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';
import { describeHost } from './host-conformance.ts';

describeHost('sim', async () => {
  const directory = temporaryDirectory();
  const image = imageOf();
  const host = openSimHost(directory);
  return {
    host,
    restart: async () => {
      host.switchOff();
      return openSimHost(directory);
    },
    image,
    spec: (wanted) => specOf(image.uuid, wanted),
    impossibleQuotaGiB: 1_000_000,
  };
});
