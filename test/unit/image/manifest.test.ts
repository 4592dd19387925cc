import { describe, expect, it } from 'vitest';
import { parseManifest, stateOf } from '../../../subgraphs/image/service/manifest.ts';
import { newManifest } from '../../kit/image-documents.ts';

const problemsOf = (changes: object): readonly string[] => {
  const read = parseManifest({ ...newManifest(), ...changes });
  return 'problems' in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : [];
};
const zvol = {
  type: 'zvol',
  nic_driver: 'virtio',
  disk_driver: 'virtio',
  cpu_type: 'host',
  image_size: 10_240,
};
const uuid = '15437f5c-d36a-4713-b66e-254a31521334';

describe('a manifest', () => {
  it.each<object>([
    {},
    zvol,
    {
      description: 'x'.repeat(10 * 1024),
      homepage: 'https://example.com/',
      eula: 'https://example.com/eula',
    },
    { published_at: undefined, files: [] },
    { published_at: '2025-01-01T00:00:00.123Z' },
    { disabled: true, state: 'disabled' },
    { published_at: undefined, state: 'creating' },
    { requirements: { min_ram: 256, max_ram: 256, brand: 'lx', ssh_key: true, bootrom: 'uefi' } },
    { requirements: { min_platform: { '7.0': '20210826T002459Z' } } },
    { tags: { role: 'db', count: 3, tested: true } },
    { acl: [uuid], origin: uuid, traits: { ssd: true, room: ['a', 'b'] }, billing_tags: ['small'] },
    { inherited_directories: ['/opt/local'], users: [{ name: 'root' }], generate_passwords: false },
  ])('keeps the rules with %j', (changes) => expect(problemsOf(changes)).toEqual([]));

  it.each<[object, ...string[]]>([
    [{ name: undefined }, 'name MissingParameter'],
    [{ owner: undefined, os: undefined }, 'owner MissingParameter', 'os MissingParameter'],
    [{ v: 1 }, 'v Invalid'],
    [{ uuid: 'one' }, 'uuid Invalid'],
    [{ name: '' }, 'name Invalid'],
    [{ name: 'x'.repeat(1025) }, 'name Invalid'],
    [{ name: 'base\u202e' }, 'name Invalid'],
    [{ version: 'one two' }, 'version Invalid'],
    [{ description: 'x'.repeat(10 * 1024 + 1) }, 'description Invalid'],
    [{ homepage: 'not a place' }, 'homepage Invalid'],
    [{ type: 'tarball' }, 'type Invalid'],
    [{ os: 'plan9' }, 'os Invalid'],
    [{ public: 'yes' }, 'public Invalid'],
    [{ colour: 'green' }, 'colour Invalid'],
    [{ requirements: { min_disk: 3 } }, 'requirements.min_disk Invalid'],
    [{ requirements: { min_ram: 0 } }, 'requirements.min_ram Invalid'],
    [{ requirements: { min_ram: 512, max_ram: 256 } }, 'requirements.max_ram Invalid'],
    [{ requirements: { min_platform: {} } }, 'requirements.min_platform Invalid'],
    [{ files: [{ sha1: 'x', size: 1, compression: 'gzip' }] }, 'files.0.sha1 Invalid'],
    [{ files: [{ sha1: 'a'.repeat(40), size: 21 * 2 ** 30, compression: 'gzip' }] }, 'files.0.size Invalid'],
    [{ files: [{ sha1: 'a'.repeat(40), size: 1 }] }, 'files.0.compression MissingParameter'],
    [{ files: [] }, 'files MissingParameter'],
    [{ acl: ['everybody'] }, 'acl.0 Invalid'],
    [{ published_at: 'yesterday' }, 'published_at Invalid'],
    [{ state: 'disabled' }, 'state Invalid'],
    [{ origin: newManifest().uuid }, 'origin Invalid'],
    [{ tags: { blob: 'x'.repeat(100 * 1024) } }, 'tags Invalid'],
    [{ tags: { deep: {} } }, 'tags.deep Invalid'],
    [
      { type: 'zvol' },
      'nic_driver MissingParameter',
      'disk_driver MissingParameter',
      'cpu_type MissingParameter',
      'image_size MissingParameter',
    ],
    [{ image_size: 1024 }, 'image_size NotAllowed'],
    [{ ...zvol, image_size: 0.5 }, 'image_size Invalid'],
    [{ type: 'lx-dataset', inherited_directories: ['/opt'] }, 'inherited_directories NotAllowed'],
  ])('is refused with %j', (changes, ...problems) => expect(problemsOf(changes)).toEqual(problems));

  it.each([undefined, null, 7, 'text', [], [newManifest()]])('is an object, not %j', (input) => {
    expect(parseManifest(input)).toHaveProperty('problems');
  });
});

it('the state follows from publication and the switch', () => {
  const state = (changes: object): string => {
    const read = parseManifest({ ...newManifest(), ...changes });
    return 'manifest' in read ? stateOf(read.manifest) : 'refused';
  };
  expect(state({})).toBe('active');
  expect(state({ disabled: true })).toBe('disabled');
  expect(state({ published_at: undefined })).toBe('unactivated');
  expect(state({ published_at: undefined, disabled: true })).toBe('unactivated');
  expect(state({ published_at: undefined, state: 'failed' })).toBe('failed');
});
