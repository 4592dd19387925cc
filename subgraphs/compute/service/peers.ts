import { type DocumentNode, type GraphQLError, parse } from 'graphql';
import { PublicError, refuse, type TopLevelCode, topLevel, type UserError } from '../../../schema/errors.ts';
import type { Subgraph } from '../../../schema/subgraph.ts';
import { StoreUnavailable } from '../../store/port.ts';
import type { Asker } from './asker.ts';
import type { ToldLimit } from './usage/quota-rules.ts';

/** The other subgraphs, asked in GraphQL and in the caller's name: they decide what the caller may see of theirs. */
export interface Peers {
  readonly image: Subgraph;
  readonly network: Subgraph;
  readonly account: Subgraph;
}

/** What must be known of an image to make an instance from it. */
export interface UsableImage {
  readonly uuid: string;
  readonly name: string;
  readonly os: string;
  readonly state: string;
  readonly type: string;
  /** Size of the disk; for zvol images only. */
  readonly sizeMiB: number | null;
  readonly requirements: {
    readonly minRamMiB: number | null;
    readonly maxRamMiB: number | null;
    readonly brand: string | null;
  };
}

export interface WantedAttachment {
  readonly network: string;
  readonly ipv4Address?: string | null | undefined;
  readonly primary?: boolean | null | undefined;
}

export interface Attachment {
  readonly networkUuid: string;
  readonly ipv4Address: string | null;
  readonly primary: boolean;
}

const imageQuery = parse(`query ($ref: String!) {
  image(ref: $ref) { uuid name os state type sizeMiB requirements { minRamMiB maxRamMiB brand } }
}`);
const imageNamesQuery = parse(`query ($names: [String!]!) {
  images(filter: { name: $names, state: [UNACTIVATED, ACTIVE, DISABLED, CREATING, FAILED] }, first: 100) {
    nodes { uuid }
  }
}`);
const attachmentsQuery = parse(`query ($wanted: [WantedAttachment!]) {
  attachments(wanted: $wanted) {
    attachments { networkUuid ipv4Address primary }
    refusals { code field message hint }
  }
}`);
const provisioningQuery = parse(`query ($account: ID!) {
  mayProvision(account: $account)
  limitsOf(account: $account) { by value check match }
}`);
const rolesQuery = parse('query ($ref: String!) { account(ref: $ref) { roles { uuid name } } }');
const accountQuery = parse('query ($ref: String!) { account(ref: $ref) { uuid } }');

/**
 * The image that a reference means to the caller, or why there is none.
 * @throws StoreUnavailable when the image subgraph cannot answer just now
 */
export async function askImage(
  peers: Peers,
  asker: Asker,
  ref: string,
): Promise<{ readonly found: UsableImage } | { readonly refusals: readonly UserError[] }> {
  try {
    const answer = await ask<{ image: UsableImage | null }>(peers.image, imageQuery, { ref }, asker);
    if (answer.image) return { found: answer.image };
    return { refusals: [refuse('NOT_FOUND', ['image'], 'There is no such image.')] };
  } catch (error) {
    if (!(error instanceof PublicError && error.code === 'BAD_USER_INPUT')) throw error;
    return { refusals: [refuse('AMBIGUOUS_REFERENCE', ['image'], 'More than one image matches.')] };
  }
}

/** Uuids of the images with one of these names that the caller may see, at most 100. */
export async function askImagesNamed(
  peers: Peers,
  asker: Asker,
  names: readonly string[],
): Promise<readonly string[]> {
  type Answer = { images: { nodes: readonly { uuid: string }[] } };
  const { images } = await ask<Answer>(peers.image, imageNamesQuery, { names }, asker);
  return images.nodes.map(({ uuid }) => uuid);
}

/** What the networks wanted for an instance come to: either attachments or refusals with paths inside the input. */
export async function askAttachments(
  peers: Peers,
  asker: Asker,
  wanted: readonly WantedAttachment[] | null,
): Promise<{ readonly attachments: readonly Attachment[]; readonly refusals: readonly UserError[] }> {
  type Plan = { attachments: readonly Attachment[]; refusals: readonly UserError[] };
  const answer = await ask<{ attachments: Plan }>(peers.network, attachmentsQuery, { wanted }, asker);
  return answer.attachments;
}

/** What an account may have. */
export interface Provisioning {
  readonly isApproved: boolean;
  readonly limits: readonly ToldLimit[];
}

/** Whether the account may create instances, and the limits of what they may use together. */
export async function askProvisioning(peers: Peers, asker: Asker, account: string): Promise<Provisioning> {
  type Answer = { mayProvision: boolean; limitsOf: readonly ToldLimit[] };
  const answer = await ask<Answer>(peers.account, provisioningQuery, { account }, asker);
  return { isApproved: answer.mayProvision, limits: answer.limitsOf };
}

/** The uuid of the account that a reference means to the caller. */
export async function askAccount(peers: Peers, asker: Asker, ref: string): Promise<string | undefined> {
  type Answer = { account: { uuid: string } | null };
  const { account } = await ask<Answer>(peers.account, accountQuery, { ref }, asker);
  return account?.uuid;
}

export interface NamedRole {
  readonly uuid: string;
  readonly name: string;
}

/** The roles of an account, as far as the caller may see them. */
export async function askRoles(
  peers: Peers,
  asker: Asker,
  accountUuid: string,
): Promise<readonly NamedRole[]> {
  type Answer = { account: { roles: readonly NamedRole[] } | null };
  const { account } = await ask<Answer>(peers.account, rolesQuery, { ref: accountUuid }, asker);
  return account?.roles ?? [];
}

async function ask<T>(
  peer: Subgraph,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  { caller, requestId }: Asker,
): Promise<T> {
  const { data, errors } = await peer.execute({ document, variables, caller, requestId });
  if (errors?.[0]) throw failureOf(peer, errors[0]);
  // The peer answers in the form its schema promises for this very query.
  return data as T;
}

function failureOf(peer: Subgraph, error: GraphQLError): Error {
  const { code } = error.extensions;
  if (code === 'UNAVAILABLE') return new StoreUnavailable(`the ${peer.name} subgraph cannot answer`);
  if (isTopLevelCode(code)) return new PublicError(code, error.message);
  return new Error(`the ${peer.name} subgraph failed: ${error.message}`, { cause: error });
}

const isTopLevelCode = (code: unknown): code is TopLevelCode =>
  typeof code === 'string' && Object.hasOwn(topLevel, code);
