import type { GraphQLError } from 'graphql';
import type { Caller } from '../../schema/caller.ts';
import type { Subgraph, SubgraphName, SubgraphResult } from '../../schema/subgraph.ts';
import type { Data } from './data.ts';
import type { Deadline } from './deadline.ts';
import type { FetchStep } from './operation-plan.ts';
import type { PathLink } from './places.ts';
import type { TypeTest } from './rewrite-data.ts';
import { subgraphError } from './subgraph-error.ts';

/** One execution of a plan. Fetches write into the answer and add to `errors`; nothing here rejects. */
export interface PlanRun {
  readonly subgraphs: ReadonlyMap<SubgraphName, Subgraph>;
  readonly isOfType: TypeTest;
  /** Null for somebody who is about to sign in. */
  readonly caller: Caller | null;
  readonly requestId: string;
  /** As the client sent them: subgraphs coerce for themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Coerced, with defaults: for conditions. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly deadline: Deadline;
  readonly errors: GraphQLError[];
}

/** The client's variables that a fetch passes on. */
export function passedVariables(run: Pick<PlanRun, 'variables'>, step: FetchStep): Data {
  const present = step.variables.filter((name) => Object.hasOwn(run.variables, name));
  return Object.fromEntries(present.map((name) => [name, run.variables[name]]));
}

/** Asks a subgraph. A subgraph that fails as a whole costs the answer its part, never the rest. */
export async function ask(
  run: PlanRun,
  step: FetchStep,
  variables: Data,
  path: PathLink | undefined,
): Promise<SubgraphResult> {
  const { caller, requestId } = run;
  const { document, operationName } = step;
  try {
    const subgraph = run.subgraphs.get(step.subgraph);
    if (!subgraph) throw new Error(`Subgraph ${step.subgraph} cannot be reached`);
    return await run.deadline.race(
      subgraph.execute({ document, operationName, variables, caller, requestId }),
    );
  } catch (error) {
    run.errors.push(subgraphError(error, step.subgraph, path, undefined));
    return {};
  }
}
