import { refuse, type UserError } from '../../../../schema/errors.ts';
import { type InstanceBrand, instanceBrands, isHardwareBrand } from '../../../../schema/states.ts';
import type { PackageDoc } from '../../store/packages.ts';
import type { UsableImage } from '../peers.ts';
import type { Judged } from './refusable.ts';

/** Brand of who says nothing, by the type of the image. Types that are not listed cannot be run. */
const brandsOfImageTypes: Readonly<Record<string, readonly InstanceBrand[]>> = {
  ZONE_DATASET: ['JOYENT', 'JOYENT_MINIMAL'],
  LX_DATASET: ['LX'],
  DOCKER: ['LX'],
  LXD: ['LX'],
  ZVOL: ['BHYVE', 'KVM'],
};

/**
 * The brand an image and a package come to: what the image requires, else what the package forces, else the usual
 * one for the image's type. All that have an opinion must agree, and the image's type must be one the brand runs.
 */
export function judgeBrand(
  image: Pick<UsableImage, 'type' | 'requirements'>,
  bundle: Pick<PackageDoc, 'brand'>,
): Judged<InstanceBrand> {
  const possible = brandsOfImageTypes[image.type];
  if (!possible)
    return { refusals: [refuse('IMAGE_UNUSABLE', ['image'], 'Nothing can be run from this type of image.')] };
  const required = image.requirements.brand;
  const brand = required ?? bundle.brand ?? possible[0];
  if (!isBrand(brand))
    return mismatch(['image'], `The image requires the brand ${required}, which is not offered.`);
  if (bundle.brand && bundle.brand !== brand) {
    return mismatch(['package'], `The package is for ${bundle.brand}, the image requires ${brand}.`);
  }
  return possible.includes(brand) ? { value: brand } : mismatch(['image'], misfit(brand, image.type));
}

const isBrand = (text: string | undefined): text is InstanceBrand =>
  instanceBrands.some((known) => known === text);

const misfit = (brand: InstanceBrand, type: string): string =>
  isHardwareBrand(brand)
    ? `${brand} needs an image of type ZVOL; this one is ${type}.`
    : `${brand} cannot run an image of type ${type}.`;

const mismatch = (
  field: readonly string[],
  message: string,
): { readonly refusals: readonly UserError[] } => ({
  refusals: [refuse('BRAND_MISMATCH', field, message)],
});
