import type { Doc, Position } from '../../store/port.ts';

/** One change as a reader gets it. RESET: changes were lost; read again, then go on behind `position`. */
export type Change<D extends Doc> =
  | { readonly kind: 'CREATED' | 'UPDATED' | 'DELETED'; readonly position: Position; readonly object: D }
  | { readonly kind: 'RESET'; readonly position: Position };

export type ObjectChange<D extends Doc> = Exclude<Change<D>, { readonly kind: 'RESET' }>;

/**
 * The changes a reader has not taken yet, at most `bound` of them. When there would be more, only the newest of
 * each object is kept, at its own place in the order; when there are more objects than that, all give way to one
 * RESET. So a slow reader costs bounded memory and is never left with a silent gap.
 */
export class ChangeQueue<D extends Doc> {
  readonly #bound: number;
  #changes: Change<D>[] = [];
  /** Objects that have more than one entry cannot exist while this is set: key is the object's, order is by position. */
  #newest: Map<string, Change<D>> | undefined;

  constructor(bound: number) {
    this.#bound = bound;
  }

  push(change: ObjectChange<D>): void {
    if (!this.#newest && this.#changes.length >= this.#bound) this.#coalesce();
    if (!this.#newest) {
      this.#changes.push(change);
      return;
    }
    keepNewest(this.#newest, change);
    if (this.#newest.size > this.#bound) this.reset(change.position);
  }

  /** Forgets everything: the reader is told to begin again behind `position`. */
  reset(position: Position): void {
    this.#newest = undefined;
    this.#changes = [{ kind: 'RESET', position }];
  }

  take(): Change<D> | undefined {
    if (!this.#newest) return this.#changes.shift();
    const [first] = this.#newest;
    if (!first) return undefined;
    this.#newest.delete(first[0]);
    if (this.#newest.size === 0) this.#newest = undefined;
    return first[1];
  }

  #coalesce(): void {
    this.#newest = new Map();
    for (const change of this.#changes) keepNewest(this.#newest, change);
    this.#changes = [];
  }
}

const resetKey = '';

function keepNewest<D extends Doc>(newest: Map<string, Change<D>>, change: Change<D>): void {
  if (change.kind === 'RESET') {
    newest.set(resetKey, change);
    return;
  }
  const earlier = newest.get(change.object._id);
  newest.delete(change.object._id);
  newest.set(
    change.object._id,
    earlier ? { ...change, kind: kindOfBoth(earlier.kind, change.kind) } : change,
  );
}

/** What two changes of one object amount to for somebody who saw neither. */
function kindOfBoth(
  earlier: Change<Doc>['kind'],
  later: ObjectChange<Doc>['kind'],
): ObjectChange<Doc>['kind'] {
  if (earlier === 'CREATED' && later === 'UPDATED') return 'CREATED';
  return earlier === 'DELETED' && later === 'CREATED' ? 'UPDATED' : later;
}
