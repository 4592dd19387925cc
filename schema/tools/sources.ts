import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, parse, Source } from 'graphql';
import type { SubgraphName } from '../subgraph.ts';
import { repositoryRoot } from './artifact.ts';

const read = (path: string): DocumentNode =>
  parse(new Source(readFileSync(join(repositoryRoot, path), 'utf8'), path));

/** The SDL of one subgraph as its people wrote it. Syntax errors name the file and line. */
export const readSubgraphSdl = (name: SubgraphName): DocumentNode => read(`schema/${name}/${name}.graphql`);

/** The SDL of the node link, which is no subgraph. */
export const readNodeLinkSdl = (): DocumentNode => read('schema/node.graphql');
