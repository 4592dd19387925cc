import { seededAccounts } from '../../subgraphs/account/seed.ts';
import type { ManifestInput } from '../../subgraphs/image/service/manifest.ts';

/** The manifest of a small active zone image, the operator's and private. */
export const newManifest = (wanted: Partial<ManifestInput> = {}): ManifestInput => ({
  v: 2,
  uuid: '9c1d2f60-3b6f-4d0b-8a55-6f2f7a0f4f11',
  owner: seededAccounts.admin,
  name: 'toolbox',
  version: '1.0.0',
  type: 'zone-dataset',
  os: 'smartos',
  published_at: '2025-05-01T12:00:00Z',
  files: [{ sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709', size: 1_048_576, compression: 'gzip' }],
  ...wanted,
});
