import { readFileSync } from 'node:fs';
import type { SubgraphName } from '../../schema/subgraph.ts';

/** A subgraph's schema as its people wrote it. Read once, when the subgraph is built. */
export const readSdl = (name: SubgraphName): string =>
  readFileSync(new URL(`../../schema/${name}/${name}.graphql`, import.meta.url), 'utf8');
