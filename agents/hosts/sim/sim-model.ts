import type { InstanceBrand } from '../../../schema/states.ts';
import { instanceBrands, isHardwareBrand } from '../../../schema/states.ts';

/** How long a simulated node takes for things, in milliseconds before jitter and slowness. */
export interface SimDurations {
  readonly imageMs: number;
  readonly imageMsPerGiB: number;
  readonly createMs: number;
  readonly bootMs: number;
  readonly stopMs: number;
  readonly updateMs: number;
  readonly deleteMs: number;
  readonly snapshotMs: number;
  /** Hardware guests take this many times as long to create, boot and stop. */
  readonly hardwareFactor: number;
  /** Each duration varies by up to this part of itself, both ways. */
  readonly jitter: number;
}

/** What a simulated node is and has. */
export interface SimModel {
  readonly hostname: string;
  readonly ramMiB: number;
  readonly diskGiB: number;
  readonly cpus: number;
  /** The brands it can run; others are refused. */
  readonly brands: readonly InstanceBrand[];
  readonly nicTags: readonly string[];
  readonly durations: SimDurations;
}

/** Pleasant to watch: an instance is there after two to three seconds. */
export const watchableDurations: SimDurations = {
  imageMs: 700,
  imageMsPerGiB: 500,
  createMs: 800,
  bootMs: 1_000,
  stopMs: 700,
  updateMs: 50,
  deleteMs: 400,
  snapshotMs: 200,
  hardwareFactor: 1.5,
  jitter: 0.2,
};

/** As fast as the clock allows; the states are passed through all the same. */
export const instantDurations: SimDurations = {
  imageMs: 0,
  imageMsPerGiB: 0,
  createMs: 0,
  bootMs: 0,
  stopMs: 0,
  updateMs: 0,
  deleteMs: 0,
  snapshotMs: 0,
  hardwareFactor: 1,
  jitter: 0,
};

/** A middling compute node that runs everything; give what should differ. */
export const simModel = (wanted: Partial<SimModel> = {}): SimModel => ({
  hostname: 'sim',
  ramMiB: 64 * 1024,
  diskGiB: 2_000,
  cpus: 16,
  brands: instanceBrands,
  nicTags: ['admin', 'external', 'internal'],
  durations: watchableDurations,
  ...wanted,
});

/** The factor by which a brand's life is slower than a zone's. */
export const brandFactor = (durations: SimDurations, brand: InstanceBrand): number =>
  isHardwareBrand(brand) ? durations.hardwareFactor : 1;
