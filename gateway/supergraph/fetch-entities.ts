import type { GraphQLError } from 'graphql';
import { ask, type PlanRun, passedVariables } from './ask-subgraph.ts';
import { type Data, isData, mergeData } from './data.ts';
import type { FetchStep, RequiredSelection } from './operation-plan.ts';
import type { Place } from './places.ts';
import { representEntity } from './represent-entity.ts';
import { rewriteData } from './rewrite-data.ts';
import { subgraphError } from './subgraph-error.ts';

/** One entity to ask for, and everywhere in the answer it occurs. */
interface Wanted {
  readonly representation: Data;
  readonly places: Place[];
}

/**
 * Fetches fields of entities: each distinct entity once, however often it occurs, and writes what comes back to
 * all of its places. An entity its owner answers with null stays as it is; shaping makes the null of it.
 */
export async function fetchEntities(
  run: PlanRun,
  step: FetchStep,
  requires: readonly RequiredSelection[],
  places: readonly Place[],
): Promise<void> {
  const wanted = distinct(run, step, requires, places);
  if (wanted.length === 0) return;
  const representations = wanted.map(({ representation }) => representation);
  const variables = { ...passedVariables(run, step), representations };
  const result = await ask(run, step, variables, wanted[0]?.places[0]?.path);
  for (const error of result.errors ?? []) reportError(run, step, wanted, error);
  const entities = isData(result.data) ? result.data._entities : undefined;
  if (!Array.isArray(entities)) return;
  wanted.forEach(({ places: at }, index) => {
    writeBack(run, step, at, entities[index]);
  });
}

function distinct(
  run: PlanRun,
  step: FetchStep,
  requires: readonly RequiredSelection[],
  places: readonly Place[],
): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const place of places) {
    const representation = representEntity(place.data, requires, run.isOfType);
    if (!representation) continue;
    rewriteData(step.inputRewrites, representation, run.isOfType);
    // Built by one recipe, so equal entities have equal text.
    const key = JSON.stringify(representation);
    const known = wanted.get(key);
    if (known) known.places.push(place);
    else wanted.set(key, { representation, places: [place] });
  }
  return [...wanted.values()];
}

function writeBack(run: PlanRun, step: FetchStep, places: readonly Place[], entity: unknown): void {
  if (!isData(entity)) return;
  rewriteData(step.outputRewrites, entity, run.isOfType);
  for (const { data } of places) mergeData(data, entity);
}

/** An error about entity 3 is an error at every place where entity 3 occurs. */
function reportError(run: PlanRun, step: FetchStep, wanted: readonly Wanted[], error: GraphQLError): void {
  const [root, index, ...rest] = error.path ?? [];
  const entity = root === '_entities' && typeof index === 'number' ? wanted[index] : undefined;
  const places = entity?.places ?? wanted[0]?.places.slice(0, 1) ?? [];
  for (const { path } of places) {
    run.errors.push(subgraphError(error, step.subgraph, path, entity ? rest : undefined));
  }
}
