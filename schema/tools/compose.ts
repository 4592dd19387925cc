import { composeServices } from '@apollo/composition';
import { printSchema } from 'graphql';
import { subgraphNames } from '../subgraph.ts';
import type { Artifact } from './artifact.ts';
import { readSubgraphSdl } from './sources.ts';

export const supergraphPath = 'schema/supergraph.graphql';
export const apiSchemaPath = 'schema/api.graphql';

/** Says at the top that editing is in vain. */
const header = (what: string): string => `# ${what} Made by \`npm run compose\`: do not edit.\n\n`;

/**
 * Composes the four subgraphs into the supergraph the gateway runs and the API schema its clients see.
 * Hints are refused like errors: each is a disagreement between subgraphs (a shared type described in two ways,
 * a shared field missing in one) that somebody would have to wonder about later.
 *
 * Routing URLs are placeholders: a process reaches a subgraph in memory or at an address from its configuration.
 */
export function composeSchemas(): readonly Artifact[] {
  const services = subgraphNames.map((name) => ({
    name,
    url: `http://${name}.internal/graphql`,
    typeDefs: readSubgraphSdl(name),
  }));
  const result = composeServices(services);
  if (result.errors) throw new Error(complaint('Composition failed', result.errors));
  if (result.hints.length > 0) throw new Error(complaint('Subgraphs disagree', result.hints));
  const api = printSchema(result.schema.toAPISchema().toGraphQLJSSchema());
  return [
    { path: supergraphPath, content: `${header('The supergraph.')}${result.supergraphSdl.trim()}\n` },
    { path: apiSchemaPath, content: `${header('The schema that clients see.')}${api.trim()}\n` },
  ];
}

const complaint = (title: string, problems: readonly { readonly message: string }[]): string =>
  [`${title}:`, ...problems.map(({ message }) => `- ${message}`)].join('\n');
