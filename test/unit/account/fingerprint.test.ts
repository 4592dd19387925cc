import { expect, it } from 'vitest';
import { fingerprintOf } from '../../../subgraphs/account/service/fingerprint.ts';

// As printed by `ssh-keygen -lf`.
it.each([
  [
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze demo@example',
    'SHA256:tVZXI3kleacXYmSHd1XZOV6s0ziPoBpddrVD/Dknf0M',
  ],
  [
    '  ssh-ed25519   AAAAC3NzaC1lZDI1NTE5AAAAINg199Vu/4heE/yd5xpVAzK1XoWSj3Tg5AENvQxU/nV2\n',
    'SHA256:vYONCpwz1Qtbgx46LBrqzWOuZKxXGJQrpxTB35/JWLI',
  ],
])('of %s', (publicKey, fingerprint) => expect(fingerprintOf(publicKey)).toBe(fingerprint));
