import type { NewDoc } from '../store/port.ts';
import { parseSshKey } from './credentials/ssh-key.ts';
import type { SshKeyDoc } from './store/ssh-keys.ts';

const keySeed = (uuid: string, accountUuid: string, name: string, publicKey: string): NewDoc<SshKeyDoc> => {
  const { key } = parseSshKey(publicKey);
  if (!key) throw new Error(`the seeded key ${name} cannot be read`);
  const { fingerprint, md5Fingerprint } = key;
  return { _id: uuid, accountUuid, userUuid: null, name, publicKey, fingerprint, md5Fingerprint };
};

export const keySeeds = (
  { demo, acme }: { readonly demo: string; readonly acme: string },
  { demoBuilder }: { readonly demoBuilder: string },
): readonly NewDoc<SshKeyDoc>[] => [
  keySeed(
    '0ab1e472-92c4-4ee3-b0df-6569623ad607',
    demo,
    'laptop',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze demo@laptop',
  ),
  {
    ...keySeed(
      '15ba685f-dc37-4983-8e1a-a17def81edf4',
      demo,
      'pipeline',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEAzLTbO3UiCHCXhb8BdWIW+uAhbEfoogh72vV+VRoYv builder@pipeline',
    ),
    userUuid: demoBuilder,
  },
  keySeed(
    '81df92c9-6780-4338-bee1-81795b470db3',
    acme,
    'workstation',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg199Vu/4heE/yd5xpVAzK1XoWSj3Tg5AENvQxU/nV2 it@workstation',
  ),
];
