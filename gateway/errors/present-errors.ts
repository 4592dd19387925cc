import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../schema/runtime.ts';
import { codeOf } from './refusal.ts';

export interface Presentation {
  readonly requestId: string;
  readonly logger: Logger;
  /** Most errors one answer may carry. */
  readonly maximum: number;
}

export const maskedMessage = 'Something went wrong.';

/**
 * Errors as clients see them. A code of our table passes with its message; anything else becomes INTERNAL and
 * its text goes to the log alone. Stack traces, suggestions and other people's extensions never pass.
 */
export function presentErrors(errors: readonly unknown[], to: Presentation): GraphQLFormattedError[] {
  return errors.slice(0, to.maximum).map((error) => presentError(error, to));
}

function presentError(error: unknown, { requestId, logger }: Presentation): GraphQLFormattedError {
  const code = codeOf(error) ?? 'INTERNAL';
  const place = error instanceof GraphQLError ? placeOf(error) : {};
  if (code === 'INTERNAL') {
    logger.error({ requestId, ...place, ...originOf(error) }, 'masked error');
    return { message: maskedMessage, ...place, extensions: { code, requestId } };
  }
  const message = clientMessage(error instanceof Error ? error.message : maskedMessage);
  return { message, ...place, extensions: { ...detailsOf(error), code, requestId } };
}

const messageLength = 500;

/**
 * graphql-js suggests names to people who mistype, and so to those who guess; and it repeats values of any length.
 * Clients get neither.
 */
function clientMessage(message: string): string {
  const plain = message.replace(/ ?Did you mean .+\?$/s, '');
  return plain.length > messageLength ? `${plain.slice(0, messageLength)}…` : plain;
}

const placeOf = (error: GraphQLError): Pick<GraphQLFormattedError, 'path' | 'locations'> => ({
  ...(error.path ? { path: error.path } : {}),
  ...(error.locations ? { locations: error.locations } : {}),
});

function detailsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof GraphQLError)) return {};
  const { limit, maximum, requested, retryAfterSeconds } = error.extensions;
  return Object.fromEntries(
    Object.entries({ limit, maximum, requested, retryAfterSeconds }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function originOf(error: unknown): Record<string, unknown> {
  const origin = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const subgraph = error instanceof GraphQLError ? error.extensions.subgraph : undefined;
  const cause = origin instanceof Error ? (origin.stack ?? origin.message) : String(origin);
  return subgraph === undefined ? { cause } : { subgraph, cause };
}
