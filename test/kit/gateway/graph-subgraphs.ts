import { type Subgraph, subgraphNames } from '../../../schema/subgraph.ts';
import { buildSubgraph } from '../../../subgraphs/shared/build-subgraph.ts';
import type { EventSource } from './event-source.ts';
import { graphResolvers } from './graph-resolvers.ts';
import { graphSdl } from './graph-sdl.ts';
import type { GraphWorld } from './graph-world.ts';

/** The four subgraphs of the small graph, in this process, over one world. */
export function graphSubgraphs(world: GraphWorld, events: EventSource): Subgraph[] {
  const resolvers = graphResolvers(world, events);
  return subgraphNames.map((name) =>
    watched(
      world,
      buildSubgraph({
        name,
        sdl: graphSdl[name],
        resolvers: resolvers[name],
        contextFor: ({ caller }) => ({ caller }),
      }),
    ),
  );
}

/** Notes what clients' operations ask, and hangs while the world says so. */
function watched(world: GraphWorld, subgraph: Subgraph): Subgraph {
  return {
    ...subgraph,
    async execute(request) {
      const { caller, variables = {} } = request;
      const representations = Array.isArray(variables.representations) ? variables.representations : [];
      if (caller) world.asked.push({ subgraph: subgraph.name, representations, caller });
      if (caller && world.hold) await world.hold;
      return subgraph.execute(request);
    },
  };
}
