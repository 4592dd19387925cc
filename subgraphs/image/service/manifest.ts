import { z } from 'zod';

/** What is wrong with one field of a manifest, in IMGAPI's words. `field` is a path such as `files.0.sha1`. */
export interface ManifestProblem {
  readonly field: string;
  readonly code: 'MissingParameter' | 'Invalid' | 'NotAllowed';
  readonly message: string;
}

const maxFileBytes = 20 * 2 ** 30;
const maxTagBytes = 100 * 1024;

const uuid = z.uuid().lowercase();
const url = z.url().max(1024);
const ramMiB = z.number().int().positive();
const platforms = z
  .record(z.string().regex(/^\d+\.\d+$/), z.string().regex(/^\d{8}T\d{6}Z$/))
  .refine((versions) => Object.keys(versions).length > 0, 'must name at least one version');

const file = z.strictObject({
  sha1: z.string().regex(/^[0-9a-f]{40}$/),
  size: z.number().int().nonnegative().max(maxFileBytes),
  compression: z.enum(['gzip', 'bzip2', 'xz', 'none']),
  dataset_guid: z.string().max(64).optional(),
});

const requirements = z.strictObject({
  networks: z.array(z.strictObject({ name: z.string(), description: z.string().optional() })).optional(),
  brand: z.enum(['joyent', 'joyent-minimal', 'lx', 'kvm', 'bhyve']).optional(),
  ssh_key: z.boolean().optional(),
  password: z.boolean().optional(),
  min_ram: ramMiB.optional(),
  max_ram: ramMiB.optional(),
  min_platform: platforms.optional(),
  max_platform: platforms.optional(),
  bootrom: z.enum(['bios', 'uefi']).optional(),
});

const manifestShape = z.strictObject({
  v: z.literal(2),
  uuid,
  owner: uuid,
  name: z
    .string()
    .max(1024)
    .regex(/^[A-Za-z0-9._/ -]+$/),
  version: z
    .string()
    .max(512)
    .regex(/^[A-Za-z0-9._/+-]+$/),
  description: z
    .string()
    .max(10 * 1024)
    .optional(),
  homepage: url.optional(),
  eula: url.optional(),
  state: z.enum(['active', 'unactivated', 'disabled', 'creating', 'failed']).optional(),
  disabled: z.boolean().default(false),
  public: z.boolean().default(false),
  published_at: z.iso.datetime().optional(),
  type: z.enum(['zone-dataset', 'lx-dataset', 'zvol', 'docker', 'lxd', 'other']),
  os: z.enum(['smartos', 'linux', 'windows', 'bsd', 'illumos', 'other']),
  origin: uuid.optional(),
  files: z.array(file).max(1).default([]),
  acl: z.array(uuid).default([]),
  requirements: requirements.default({}),
  users: z.array(z.strictObject({ name: z.string() })).optional(),
  generate_passwords: z.boolean().optional(),
  billing_tags: z.array(z.string().max(128)).optional(),
  traits: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])).optional(),
  tags: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  inherited_directories: z.array(z.string().startsWith('/')).optional(),
  nic_driver: z.string().optional(),
  disk_driver: z.string().optional(),
  cpu_type: z.string().optional(),
  image_size: z.number().int().positive().optional(),
});

/** A manifest that keeps the rules, with IMGAPI's defaults filled in. Sizes: `file.size` in bytes, `image_size` and RAM in MiB. */
export type Manifest = z.infer<typeof manifestShape>;
/** A manifest as people write it. */
export type ManifestInput = z.input<typeof manifestShape>;

/**
 * Reads a manifest by the rules of IMGAPI (version 2). Rules between fields are looked at once each field is
 * right by itself.
 */
export function parseManifest(
  input: unknown,
): { readonly manifest: Manifest } | { readonly problems: readonly ManifestProblem[] } {
  const shaped = manifestShape.safeParse(input, { reportInput: true });
  if (!shaped.success) return { problems: shaped.error.issues.flatMap(shapeProblems) };
  const problems = rules.flatMap((rule) => rule(shaped.data));
  return problems.length > 0 ? { problems } : { manifest: shaped.data };
}

/** The state follows from the rest: published or not, switched off or not. Only an image in the making says its own. */
export function stateOf(manifest: Manifest): NonNullable<Manifest['state']> {
  if (manifest.state === 'creating' || manifest.state === 'failed') return manifest.state;
  if (manifest.published_at === undefined) return 'unactivated';
  return manifest.disabled ? 'disabled' : 'active';
}

function shapeProblems(issue: z.core.$ZodIssue): readonly ManifestProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => invalid(path ? `${path}.${key}` : key, 'is not known'));
  }
  return issue.input === undefined && issue.code.startsWith('invalid_')
    ? [missing(path, 'is needed')]
    : [invalid(path, issue.message)];
}

type Rule = (manifest: Manifest) => readonly ManifestProblem[];

const zvolFields = ['nic_driver', 'disk_driver', 'cpu_type', 'image_size'] as const;

const zvolRule: Rule = (manifest) =>
  zvolFields.flatMap((field) => {
    const isGiven = manifest[field] !== undefined;
    if (manifest.type === 'zvol') return isGiven ? [] : [missing(field, 'is needed for type zvol')];
    return isGiven ? [notAllowed(field, 'is for type zvol only')] : [];
  });

const directoriesRule: Rule = ({ type, inherited_directories }) =>
  inherited_directories && type !== 'zone-dataset'
    ? [notAllowed('inherited_directories', 'is for type zone-dataset only')]
    : [];

const ramRule: Rule = ({ requirements: { min_ram, max_ram } }) =>
  min_ram !== undefined && max_ram !== undefined && min_ram > max_ram
    ? [invalid('requirements.max_ram', 'is less than min_ram')]
    : [];

const publishedRule: Rule = ({ published_at, files }) =>
  published_at !== undefined && files.length === 0
    ? [missing('files', 'is needed for a published image')]
    : [];

const stateRule: Rule = (manifest) =>
  manifest.state !== undefined && manifest.state !== stateOf(manifest)
    ? [invalid('state', `does not follow from the other fields, which say ${stateOf(manifest)}`)]
    : [];

const originRule: Rule = ({ uuid: own, origin }) =>
  own === origin ? [invalid('origin', 'is the image itself')] : [];

const tagsRule: Rule = ({ tags }) =>
  Buffer.byteLength(JSON.stringify(tags)) > maxTagBytes
    ? [invalid('tags', `has more than ${maxTagBytes} bytes`)]
    : [];

const rules: readonly Rule[] = [
  zvolRule,
  directoriesRule,
  ramRule,
  publishedRule,
  stateRule,
  originRule,
  tagsRule,
];

const missing = (field: string, message: string): ManifestProblem => ({
  field,
  code: 'MissingParameter',
  message,
});
const invalid = (field: string, message: string): ManifestProblem => ({ field, code: 'Invalid', message });
const notAllowed = (field: string, message: string): ManifestProblem => ({
  field,
  code: 'NotAllowed',
  message,
});
