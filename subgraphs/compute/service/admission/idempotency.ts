import { refuse, type UserError } from '../../../../schema/errors.ts';
import { limits } from '../../../../schema/limits.ts';
import type { Store } from '../../../store/port.ts';
import type { CreateInstanceInput } from '../../generated.ts';
import { type InstanceDoc, instances } from '../../store/instances.ts';
import { operations } from '../../store/operations.ts';
import { isLabel } from '../rules/text.ts';
import { canonicalHash } from './canonical-hash.ts';
import { accepted, type Outcome, refused } from './outcome.ts';

/** What an instance remembers of the request that made it (law L8: same key, same instance). */
export type IdempotencyFields = Pick<InstanceDoc, 'idempotencyKey' | 'hasIdempotencyKey' | 'idempotencyHash'>;

/** @param accountUuid keys of different accounts never meet */
export function idempotencyFields(accountUuid: string, input: CreateInstanceInput): IdempotencyFields {
  const key = input.idempotencyKey ?? null;
  return {
    idempotencyKey: key === null ? null : `${accountUuid}:${key}`,
    hasIdempotencyKey: key !== null,
    idempotencyHash: key === null ? null : hashOf(input),
  };
}

/** Tags and metadata are maps: the order they are given in means nothing. */
const hashOf = ({ idempotencyKey: _, tags, metadata, ...rest }: CreateInstanceInput): string =>
  canonicalHash({
    ...rest,
    tags: tags && sorted(tags, (tag) => tag.name),
    metadata: metadata && sorted(metadata, (entry) => entry.key),
  });

const sorted = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b))));

export function keyRefusals(key: string | null | undefined): readonly UserError[] {
  if (key === null || key === undefined) return [];
  if (key !== '' && key.length <= limits.idempotencyKeyLength && isLabel(key)) return [];
  const message = `A key has 1 to ${limits.idempotencyKeyLength} visible characters.`;
  return [refuse('INVALID_ARGUMENT', ['idempotencyKey'], message)];
}

/** The answer to a request whose key was used before; `undefined` when it was not, or when there is no key. */
export async function replay(
  store: Store,
  { idempotencyKey, hasIdempotencyKey, idempotencyHash }: IdempotencyFields,
): Promise<Outcome | undefined> {
  if (!hasIdempotencyKey) return undefined;
  const [made] = await store
    .collection(instances)
    .find({ filter: { where: { idempotencyKey, hasIdempotencyKey: true } }, limit: 1 });
  if (!made) return undefined;
  if (made.idempotencyHash !== idempotencyHash) {
    return refused([refuse('IDEMPOTENCY_CONFLICT', ['idempotencyKey'])]);
  }
  const [creation] = await store
    .collection(operations)
    .find({ filter: { where: { targetUuid: made._id, targetSequence: 1 } }, limit: 1 });
  return accepted(made, creation ?? null);
}
