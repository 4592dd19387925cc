import { ask, type PlanRun, passedVariables } from './ask-subgraph.ts';
import { isData, mergeData } from './data.ts';
import { fetchEntities } from './fetch-entities.ts';
import type { ConditionStep, FetchStep, PlanStep } from './operation-plan.ts';
import { descend, type Place } from './places.ts';
import { rewriteData } from './rewrite-data.ts';
import { subgraphError } from './subgraph-error.ts';

/** Runs one step of a plan at each of the given places. */
export async function executeStep(run: PlanRun, step: PlanStep, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  switch (step.kind) {
    case 'sequence':
      for (const next of step.steps) await executeStep(run, next, places);
      return;
    case 'parallel':
      await Promise.all(step.steps.map((next) => executeStep(run, next, places)));
      return;
    case 'flatten':
      return executeStep(run, step.step, descend(places, step.path));
    case 'condition':
      return executeCondition(run, step, places);
    case 'fetch':
      return step.requires ? fetchEntities(run, step, step.requires, places) : fetchFields(run, step, places);
  }
}

async function executeCondition(run: PlanRun, step: ConditionStep, places: readonly Place[]): Promise<void> {
  const branch = run.coerced[step.variable] === true ? step.whenTrue : step.whenFalse;
  if (branch) await executeStep(run, branch, places);
}

/** A fetch of root fields: one question, its answer merged in at every place. */
async function fetchFields(run: PlanRun, step: FetchStep, places: readonly Place[]): Promise<void> {
  const result = await ask(run, step, passedVariables(run, step), places[0]?.path);
  for (const error of result.errors ?? []) {
    for (const { path } of places) run.errors.push(subgraphError(error, step.subgraph, path, error.path));
  }
  if (!isData(result.data)) return;
  rewriteData(step.outputRewrites, result.data, run.isOfType);
  for (const { data } of places) mergeData(data, result.data);
}
