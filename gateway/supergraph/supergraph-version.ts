import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, isAbstractType, isObjectType, Kind, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { limits } from '../../schema/limits.ts';
import { safeAliases } from './safe-aliases.ts';
import type { SupergraphVersion } from './supergraph.ts';
import { translatePlan } from './translate-plan.ts';

/** Puts one loaded supergraph behind our interface. */
export function supergraphVersion(
  sdl: string,
  apiSchema: GraphQLSchema,
  planner: QueryPlanner,
): SupergraphVersion {
  const { supergraph } = planner;
  const fullSchema = supergraph.schema.toGraphQLJSSchema();
  const planningSchema = supergraph.apiSchema();
  const documentOf = documentsByText();
  const aliases = safeAliases(fullSchema);
  return {
    sdl,
    document: parse(sdl, { noLocation: true }),
    apiSchema,
    isOfType: (typeName, typeCondition) => isOfType(fullSchema, typeName, typeCondition),
    keyOf: aliases.keyOf,
    plan(operation, fragments) {
      // The planner would write the client's name for it into every fetch, and equal fetches would differ.
      const unnamed = { ...operation, name: undefined };
      const document = { kind: Kind.DOCUMENT, definitions: [unnamed, ...fragments] } as const;
      const planned = operationFromDocument(planningSchema, aliases.rename(document), { validate: false });
      return translatePlan(planner.buildQueryPlan(planned), documentOf);
    },
  };
}

/** Different operations share many fetches: one document object for each text lets subgraphs cache by identity. */
function documentsByText(): (text: string) => DocumentNode {
  const documents = new LRUCache<string, DocumentNode>({ max: 4 * limits.gateway.preparedOperations });
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const document = parse(text, { noLocation: true });
    documents.set(text, document);
    return document;
  };
}

function isOfType(schema: GraphQLSchema, typeName: string, typeCondition: string): boolean {
  if (typeName === typeCondition) return true;
  const type = schema.getType(typeName);
  const condition = schema.getType(typeCondition);
  return isObjectType(type) && isAbstractType(condition) && schema.isSubType(condition, type);
}
