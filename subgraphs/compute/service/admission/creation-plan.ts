import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import { inNameOfAccount } from '../../../shared/policy/may.ts';
import { refuseReference, resolveReference } from '../../../shared/reference.ts';
import { requireCaller } from '../../../shared/require-caller.ts';
import type { NewDoc } from '../../../store/port.ts';
import type { CreateInstanceInput } from '../../generated.ts';
import { type InstanceDoc, tagKeysOf } from '../../store/instances.ts';
import type { PackageDoc } from '../../store/packages.ts';
import { parseAffinity } from '../affinity.ts';
import type { Asker } from '../asker.ts';
import type { ServiceDeps } from '../deps.ts';
import { type Attachment, askAttachments, askImage, type UsableImage } from '../peers.ts';
import { packageReference } from '../references.ts';
import { judgeBrand } from '../rules/brand.ts';
import { judgeName } from '../rules/instance-name.ts';
import { judgeMetadata } from '../rules/metadata.ts';
import { type Judged, judged, refusalsOf } from '../rules/refusable.ts';
import { sizeRefusals, sizesOf } from '../rules/sizing.ts';
import { judgeTags } from '../rules/tags.ts';

/** A record to be, but for what identifies the request. */
export type PlannedInstance = Omit<
  NewDoc<InstanceDoc>,
  'idempotencyKey' | 'hasIdempotencyKey' | 'idempotencyHash'
>;

/**
 * Everything that is decided about an instance before it exists: names become ids, sizes come from the package,
 * the brand from image and package. Every part is judged, so that one answer names all that is wrong.
 * @throws StoreUnavailable when one of those to be asked cannot answer
 */
export async function planCreation(
  deps: ServiceDeps,
  asker: Asker,
  input: CreateInstanceInput,
  uuid: string,
): Promise<Judged<PlannedInstance>> {
  const caller = requireCaller(asker.caller);
  // Who may create instances may use what the account may, also what they may not look at by themselves.
  const account = { ...asker, caller: inNameOfAccount(caller) };
  const [bundle, image, networks] = await Promise.all([
    findPackage(deps, account, input.package),
    findImage(deps, account, input.image),
    findNetworks(deps, account, input),
  ]);
  const name = judgeName(input.name, uuid);
  const tags = judgeTags(input.tags ?? []);
  const metadata = judgeMetadata(input.metadata ?? []);
  const affinity = judgeAffinity(input.affinity ?? []);
  const hardware = judgeHardware(bundle, image);
  const refusals = [name, bundle, image, hardware, networks, tags, metadata, affinity].flatMap(refusalsOf);
  // One by one, because only so the compiler sees that each of them has a value from here on.
  if ('refusals' in name || 'refusals' in hardware || 'refusals' in networks) return { refusals };
  if ('refusals' in tags || 'refusals' in metadata || 'refusals' in affinity) return { refusals };
  return {
    value: {
      ...newborn,
      ...hardware.value,
      _id: uuid,
      accountUuid: caller.accountUuid,
      roleTags: (caller.roles ?? []).map((role) => role.uuid),
      name: name.value,
      tags: tags.value,
      tagKeys: tagKeysOf(tags.value),
      metadata: metadata.value,
      affinity: affinity.value,
      autoboot: input.autoboot ?? true,
      deletionProtection: input.deletionProtection ?? false,
      wantedNics: networks.value.map(({ networkUuid, ipv4Address, primary }) => ({
        networkUuid,
        ipv4Address,
        isPrimary: primary,
      })),
    },
  };
}

const newborn = {
  holdsName: true,
  state: 'PROVISIONING',
  failure: null,
  nodeUuid: null,
  observed: null,
  operationCount: 0,
  deletedAt: null,
} as const;

type Hardware = Pick<InstanceDoc, 'brand' | 'imageUuid' | 'imageName' | 'imageOs' | 'packageUuid'> &
  ReturnType<typeof sizesOf>;

/** Image and package together: only when both are there. Their own refusals are told elsewhere. */
function judgeHardware(bundle: Judged<PackageDoc>, image: Judged<UsableImage>): Judged<Hardware> {
  if ('refusals' in bundle || 'refusals' in image) return { refusals: [] };
  const brand = judgeBrand(image.value, bundle.value);
  const tooSmall = sizeRefusals(bundle.value, image.value);
  if ('refusals' in brand) return { refusals: [...brand.refusals, ...tooSmall] };
  const sizes = sizesOf(bundle.value, brand.value);
  const { uuid: imageUuid, name: imageName, os: imageOs } = image.value;
  const ids = { imageUuid, imageName, imageOs, packageUuid: bundle.value._id };
  return judged({ ...sizes, ...ids, brand: brand.value }, tooSmall);
}

async function findPackage(deps: ServiceDeps, asker: Asker, ref: string): Promise<Judged<PackageDoc>> {
  const rules = packageReference(deps.store, requireCaller(asker.caller));
  const resolution = await resolveReference(rules, ref);
  if (!('found' in resolution)) return { refusals: [refuseReference(resolution, ['package'], 'package')] };
  if (resolution.found.active) return { value: resolution.found };
  const message = 'The package is not offered for new instances any more.';
  return { refusals: [refuse('PACKAGE_UNUSABLE', ['package'], message)] };
}

async function findImage(deps: ServiceDeps, asker: Asker, ref: string): Promise<Judged<UsableImage>> {
  const answer = await askImage(deps.peers, asker, ref);
  if ('refusals' in answer) return answer;
  if (answer.found.state === 'ACTIVE') return { value: answer.found };
  return { refusals: [refuse('IMAGE_UNUSABLE', ['image'], `The image is ${answer.found.state}.`)] };
}

async function findNetworks(
  deps: ServiceDeps,
  asker: Asker,
  { networks }: CreateInstanceInput,
): Promise<Judged<readonly Attachment[]>> {
  const { attachments, refusals } = await askAttachments(deps.peers, asker, networks ?? null);
  return judged(attachments, refusals);
}

function judgeAffinity(rules: readonly string[]): Judged<readonly string[]> {
  const { affinityRules } = limits.instance;
  if (rules.length > affinityRules) {
    const message = `An instance has at most ${affinityRules} affinity rules.`;
    return { refusals: [refuse('AFFINITY_INVALID', ['affinity'], message)] };
  }
  return judged(rules, rules.flatMap(affinityRefusals));
}

function affinityRefusals(rule: string, index: number): readonly UserError[] {
  const parsed = parseAffinity(rule);
  if ('rule' in parsed) return [];
  const message = `At character ${parsed.position + 1}: ${parsed.problem}.`;
  return [refuse('AFFINITY_INVALID', ['affinity', String(index)], message)];
}
