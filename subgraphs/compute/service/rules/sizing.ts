import { refuse, type UserError } from '../../../../schema/errors.ts';
import { type InstanceBrand, isHardwareBrand } from '../../../../schema/states.ts';
import type { InstanceDoc } from '../../store/instances.ts';
import type { PackageDoc } from '../../store/packages.ts';
import type { UsableImage } from '../peers.ts';

type Sizes = Pick<InstanceDoc, 'ramMiB' | 'quotaGiB' | 'vcpus' | 'cpuCapPercent' | 'maxLwps'>;

/** How a package fills an instance. Zones share the node's CPUs; a hardware guest has one unless the package says more. */
export const sizesOf = (bundle: PackageDoc, brand: InstanceBrand): Sizes => ({
  ramMiB: bundle.ramMiB,
  quotaGiB: bundle.quotaGiB,
  vcpus: isHardwareBrand(brand) ? (bundle.vcpus ?? 1) : null,
  cpuCapPercent: bundle.cpuCapPercent,
  maxLwps: bundle.maxLwps,
});

/** Why the package does not suit what the image needs. */
export function sizeRefusals(
  bundle: Pick<PackageDoc, 'ramMiB' | 'quotaGiB'>,
  { requirements, sizeMiB }: Pick<UsableImage, 'requirements' | 'sizeMiB'>,
): UserError[] {
  const { minRamMiB, maxRamMiB } = requirements;
  const has = `the package has ${bundle.ramMiB} MiB`;
  const refusals: UserError[] = [];
  const add = (code: 'PACKAGE_TOO_SMALL' | 'PACKAGE_TOO_LARGE', message: string): void => {
    refusals.push(refuse(code, ['package'], message));
  };
  if (minRamMiB !== null && bundle.ramMiB < minRamMiB) {
    add('PACKAGE_TOO_SMALL', `The image needs ${minRamMiB} MiB of memory or more; ${has}.`);
  }
  if (maxRamMiB !== null && bundle.ramMiB > maxRamMiB) {
    add('PACKAGE_TOO_LARGE', `The image allows ${maxRamMiB} MiB of memory at most; ${has}.`);
  }
  if (sizeMiB !== null && sizeMiB > bundle.quotaGiB * 1024) {
    add('PACKAGE_TOO_SMALL', `The image's disk has ${sizeMiB} MiB; the package has ${bundle.quotaGiB} GiB.`);
  }
  return refusals;
}
