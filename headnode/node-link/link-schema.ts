import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';

/** The schema of the node link, `schema/node.graphql`; its fields are resolved by the root value (`LinkRoot`). */
export const readLinkSchema = (): GraphQLSchema =>
  buildSchema(readFileSync(new URL('../../schema/node.graphql', import.meta.url), 'utf8'));
