import { TerminalError } from '../../../../schema/errors.ts';
import { type InstanceState, isLegalInstanceTransition } from '../../../../schema/states.ts';
import { allDocuments } from '../../../shared/all-documents.ts';
import type { Patch, Store } from '../../../store/port.ts';
import { type InstanceDoc, instances, type Observation } from '../../store/instances.ts';
import { countedStore } from '../usage/commit-counted.ts';
import { changeDocument } from './change-document.ts';
import { IllegalTransition } from './illegal-transition.ts';
import type { InstanceRecords } from './interfaces.ts';
import { newerObservation } from './newer-observation.ts';

type Move = NonNullable<Parameters<InstanceRecords['move']>[2]>;

/**
 * The instances' records for the headnode. Rules kept by every write:
 * - states follow each other only as `schema/states.ts` allows (law L6), else IllegalTransition;
 * - an observation is never replaced by an older one (law L5);
 * - `failure` is there in state FAILED only, and FAILED and DELETED instances have let go of their name;
 * - nothing is written that is there already.
 */
export function createInstanceRecords(options: { readonly store: Store }): InstanceRecords {
  const store = countedStore(options.store);
  const collection = store.collection(instances);
  const change = async (
    uuid: string,
    decide: (doc: InstanceDoc) => Patch<InstanceDoc>,
  ): Promise<InstanceDoc> => {
    const doc = await changeDocument(store, instances, uuid, decide);
    if (!doc) throw new TerminalError('INSTANCE_GONE');
    return doc;
  };
  return {
    get: (uuid) => collection.get(uuid),
    move: (uuid, state, given = {}) => change(uuid, (doc) => patchFor(doc, state, given)),
    observe: (uuid, said) => change(uuid, (doc) => ({ observed: newerObservation(doc.observed, said) })),
    onNode: (nodeUuid) => allDocuments(collection, { where: { nodeUuid } }),
  };
}

function patchFor(doc: InstanceDoc, state: InstanceState, given: Move): Patch<InstanceDoc> {
  if (!isLegalInstanceTransition(doc.state, state)) throw new IllegalTransition(doc._id, doc.state, state);
  const hasEnded = state === 'FAILED' || state === 'DELETED';
  return {
    ...given,
    state,
    failure: state === 'FAILED' ? (given.failure ?? doc.failure) : null,
    holdsName: hasEnded ? false : (given.holdsName ?? doc.holdsName),
    observed: newest(doc.observed, given.observed),
  };
}

const newest = (known: Observation | null, said: Observation | null | undefined): Observation | null =>
  said ? newerObservation(known, said) : known;
