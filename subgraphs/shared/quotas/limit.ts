import { z } from 'zod';

export const quotaMeasures = ['machines', 'ram', 'quota'] as const;
/** What is counted: instances, their RAM in MiB, or their disk quota in GiB. */
export type QuotaMeasure = (typeof quotaMeasures)[number];

export const quotaTraits = ['image', 'os', 'brand'] as const;
/** By what a limit picks instances: the name or the operating system of their image, or their brand. */
export type QuotaTrait = (typeof quotaTraits)[number];

/** How much of something an account may use in the data center. */
export interface Limit {
  /** 0 is without limit, -1 is none at all. */
  readonly value: number;
  readonly by: QuotaMeasure;
  /** Counts only instances with this trait; without it, all of them. */
  readonly check?: { readonly trait: QuotaTrait; readonly is: string } | undefined;
}

const wholeNumber = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .refine((value) => Number.isSafeInteger(value) && value >= -1);

/** Operators' tools write an empty text for what they leave out. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.or(z.literal('').transform(() => undefined)).optional();

const rawLimit = z.object({
  value: wholeNumber,
  by: optional(z.enum(quotaMeasures)),
  check: optional(z.enum(quotaTraits)),
  image: optional(z.string().max(512)),
  os: optional(z.string().max(64)),
  brand: optional(z.string().max(64)),
});

/**
 * Reads a limit as Triton keeps it: `{ value, by?, check?, image?, os?, brand? }`, numbers also as text. A check for
 * `any` is none. `undefined` for what is no limit: it must not be taken for "without limit".
 */
export function parseLimit(raw: unknown): Limit | undefined {
  const { data } = rawLimit.safeParse(raw);
  if (!data) return undefined;
  const { value, by = 'machines', check } = data;
  if (check === undefined) return { value, by };
  const is = data[check];
  if (is === undefined) return undefined;
  return is === 'any' ? { value, by } : { value, by, check: { trait: check, is } };
}
