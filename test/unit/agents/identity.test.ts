import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openIdentity } from '../../../agents/enroll/identity.ts';
import { temporaryDirectory } from '../../kit/temporary-directory.ts';

describe('the identity of an agent', () => {
  it('is made once, kept, and readable by its owner only', async () => {
    const directory = join(temporaryDirectory(), 'agent');
    const first = await openIdentity(directory, 'node-a');
    expect(first.isEnrolled).toBe(false);
    await first.markEnrolled();
    const second = await openIdentity(directory, 'node-a');
    expect(second).toMatchObject({ publicKey: first.publicKey, isEnrolled: true });
    expect(Buffer.from(first.publicKey, 'base64')).toHaveLength(32);
    expect(statSync(join(directory, 'agent.key')).mode & 0o777).toBe(0o600);
  });

  it('is not lent to another node', async () => {
    const directory = temporaryDirectory();
    await (await openIdentity(directory, 'node-a')).markEnrolled();
    await expect(openIdentity(directory, 'node-b')).rejects.toThrow('another compute node');
  });
});
