import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { buildASTSchema, type DocumentNode } from 'graphql';
import { type SubgraphName, subgraphNames } from '../subgraph.ts';
import type { Artifact } from './artifact.ts';
import { scalarTypes, subgraphTypes } from './codegen-config.ts';
import { readNodeLinkSdl, readSubgraphSdl } from './sources.ts';

const header = '// Made by `npm run codegen` from the SDL: do not edit.\n';

const sharedOptions = {
  enumsAsTypes: true,
  useTypeImports: true,
  immutableTypes: true,
  skipTypename: true,
  strictScalars: true,
  scalars: scalarTypes,
  makeResolverTypeCallable: true,
  showUnusedMappers: false,
};

/**
 * Mappers are written relative to the subgraph's folder, where the generated file lives too: it knows that
 * subgraph's documents, and `schema` imports nothing of ours.
 */
const locate = (type: string): string => (type.includes('.ts#') ? `./${type}` : type);

const subgraphOptions = (name: SubgraphName): Readonly<Record<string, unknown>> => {
  const { context, mappers } = subgraphTypes[name];
  return {
    federation: true,
    contextType: locate(context),
    mappers: Object.fromEntries(Object.entries(mappers).map(([type, to]) => [type, locate(to)])),
  };
};

/**
 * The plugin derives what arrives at `__resolveReference` from the mapper, but a reference carries fields of
 * the graph (`id`, `uuid`), which a stored document need not have: take them from the GraphQL type instead.
 */
const typeReferences = (source: string): string =>
  source.replace(/^export type (\w+)Resolvers<[\s\S]*?^\};$/gm, (resolvers: string, type: string) =>
    resolvers.replaceAll('GraphQLRecursivePick<ParentType,', `GraphQLRecursivePick<${type},`),
  );

async function generate(
  path: string,
  document: DocumentNode,
  options: Readonly<Record<string, unknown>>,
): Promise<Artifact> {
  const source = await codegen({
    filename: path,
    schema: document,
    // Federation's own directives are known to composition, which validates them; here they are only markers.
    schemaAst: buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }),
    documents: [],
    config: { ...sharedOptions, ...options },
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
  });
  return { path, content: `${header}${typeReferences(source).trim()}\n` };
}

/** The TypeScript types of every subgraph's schema and resolvers, and of the node link's. */
export const generateTypes = (): Promise<readonly Artifact[]> =>
  Promise.all([
    ...subgraphNames.map((name) =>
      generate(`subgraphs/${name}/generated.ts`, readSubgraphSdl(name), subgraphOptions(name)),
    ),
    generate('schema/generated/node.ts', readNodeLinkSdl(), { contextType: 'unknown' }),
  ]);
