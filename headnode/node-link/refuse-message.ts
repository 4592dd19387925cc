import { GraphQLError } from 'graphql';
import type { TopLevelCode } from '../../schema/errors.ts';

/** The answer to something an agent should not have sent. */
export const refuseMessage = (message: string, code: TopLevelCode = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });
