import { type ASTNode, GraphQLError } from 'graphql';
import { PublicError, type TopLevelCode, topLevel } from '../../schema/errors.ts';

/** What a client is told beside the code when a bound was passed. */
export interface RefusalDetails {
  /** Name of the bound in `schema/limits.ts`, e.g. `depth`. */
  readonly limit?: string;
  readonly maximum?: number;
  readonly requested?: number;
  /** When it may be tried again. */
  readonly retryAfterSeconds?: number;
}

/** A refusal of the gateway's own: its message is meant for the client. Thrown before anything was executed. */
export const refusal = (
  code: TopLevelCode,
  message: string,
  details: RefusalDetails = {},
  nodes?: readonly ASTNode[],
): GraphQLError => new GraphQLError(message, { nodes: nodes ?? null, extensions: { ...details, code } });

/** The one form of "too much of it": names the bound, so that a client can tell which one it met. */
export const overLimit = (limit: string, maximum: number, requested?: number): GraphQLError =>
  refusal('LIMIT_EXCEEDED', `The request passes the limit of ${maximum} for ${limit}.`, {
    limit,
    maximum,
    ...(requested === undefined ? {} : { requested }),
  });

export const isTopLevelCode = (code: unknown): code is TopLevelCode =>
  typeof code === 'string' && Object.hasOwn(topLevel, code);

/** The stable code an error carries, or `undefined` for one that nobody meant for clients. */
export function codeOf(error: unknown): TopLevelCode | undefined {
  if (error instanceof PublicError) return error.code;
  if (!(error instanceof GraphQLError)) return undefined;
  if (isTopLevelCode(error.extensions.code)) return error.extensions.code;
  return error.originalError instanceof PublicError ? error.originalError.code : undefined;
}

/** HTTP status of an answer that carries nothing but an error with this code. */
export const statusOfCode = (code: unknown): number => topLevel[isTopLevelCode(code) ? code : 'INTERNAL'];

export const statusOf = (error: unknown): number => statusOfCode(codeOf(error));

/** HTTP headers that belong to an error, whoever sends it. */
export function headersOf(error: unknown): Readonly<Record<string, string>> {
  const after = error instanceof GraphQLError ? error.extensions.retryAfterSeconds : undefined;
  return typeof after === 'number' ? { 'retry-after': String(after) } : {};
}

/** Anything thrown, as an error that graphql-js and its servers understand; codes stay readable with `codeOf`. */
export function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
