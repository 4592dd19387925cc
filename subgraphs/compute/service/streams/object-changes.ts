import type { Change, ObjectChange } from '../../../shared/changes/change-queue.ts';
import type { Classify } from '../../../shared/changes/change-reader.ts';
import type { Doc } from '../../../store/port.ts';

/** One change as the graph shows it, before its object gets its field's name. */
export interface ShownChange<D extends Doc> {
  readonly cursor: string;
  readonly kind: Change<D>['kind'];
  readonly sequence: number;
  readonly object: D | null;
}

/** A change with its cursor. RESET carries no object and no number. */
export const shown = <D extends Doc>(
  change: Change<D>,
  cursorOf: (change: Change<D>) => string,
): ShownChange<D> =>
  change.kind === 'RESET'
    ? { cursor: cursorOf(change), kind: 'RESET', sequence: 0, object: null }
    : {
        cursor: cursorOf(change),
        kind: change.kind,
        sequence: change.object.revision,
        object: change.object,
      };

/**
 * What changes mean to a reader who sees only some objects, judged by the images before and after: coming to match
 * is CREATED, ceasing to is DELETED.
 * @param maySee objects outside are never shown, not even on their way out
 * @param isGone an object that is still on record but has ended: the change to it is DELETED
 */
export function classifyBy<D extends Doc>(
  maySee: (object: D) => boolean,
  matches: (object: D) => boolean,
  isGone: (object: D) => boolean = () => false,
): Classify<D> {
  const seen = (object: D | undefined): boolean => object !== undefined && maySee(object) && matches(object);
  return (event) => {
    // The reader is offered only events of the collection whose documents are D.
    const [before, after] = [event.before as D | undefined, event.after as D | undefined];
    const [was, is] = [seen(before), seen(after)];
    if (!was && !is) return undefined;
    const object = after && maySee(after) ? after : before;
    return object && { kind: kindOf(was, is, isEnding(before, after, isGone)), object };
  };
}

function kindOf(was: boolean, is: boolean, isEnding: boolean): ObjectChange<Doc>['kind'] {
  if (!is || isEnding) return 'DELETED';
  return was ? 'UPDATED' : 'CREATED';
}

const isEnding = <D extends Doc>(
  before: D | undefined,
  after: D | undefined,
  isGone: (object: D) => boolean,
): boolean => before !== undefined && after !== undefined && !isGone(before) && isGone(after);
