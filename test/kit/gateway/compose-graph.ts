import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { type SubgraphName, subgraphNames } from '../../../schema/subgraph.ts';
import { graphSdl } from './graph-sdl.ts';

/** Composes subgraphs into a supergraph; the small graph unless told otherwise. */
export function composeGraph(sdl: Readonly<Record<SubgraphName, string>> = graphSdl): string {
  const services = subgraphNames.map((name) => ({ name, url: `http://${name}`, typeDefs: parse(sdl[name]) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
