import type { SubgraphName } from '../subgraph.ts';

/**
 * What the resolvers of a subgraph hold in their hands: `mappers` names the TypeScript type behind each GraphQL
 * type (without an entry, the GraphQL type's own shape), `context` the third argument. `FILE.ts#Type` is
 * relative to the subgraph's folder; anything else is taken as TypeScript.
 */
export interface SubgraphTypes {
  readonly context: string;
  readonly mappers: Readonly<Record<string, string>>;
}

/** A reference to an object of another subgraph that is also returned as `Node`, which needs its `__typename`. */
const nodeReference = (type: string, key: string): string =>
  `{ readonly __typename: '${type}'; readonly ${key}: string }`;

export const subgraphTypes: Readonly<Record<SubgraphName, SubgraphTypes>> = {
  account: {
    context: 'context.ts#AccountContext',
    mappers: {
      Account: 'store/accounts.ts#AccountDoc',
      User: 'store/users.ts#UserDoc',
      SshKey: 'store/ssh-keys.ts#SshKeyDoc',
      AccessToken: 'store/access-tokens.ts#AccessTokenDoc',
      Viewer: 'service/account-service.ts#ViewerRecords',
      Role: 'store/roles.ts#RoleDoc',
      Policy: 'store/policies.ts#PolicyDoc',
      RoleMember: 'store/roles.ts#RoleMemberEntry',
      RoleTag: 'store/accounts.ts#RoleTagEntry',
      AuditEvent: 'store/audit-events.ts#AuditEventDoc',
      AccountConnection: '../shared/connection.ts#Connection<AccountDoc>',
      AuditEventConnection: '../shared/connection.ts#Connection<AuditEventDoc>',
    },
  },
  compute: {
    context: 'context.ts#ComputeContext',
    mappers: {
      Instance: 'store/instances.ts#InstanceDoc',
      Package: 'store/packages.ts#PackageDoc',
      ComputeNode: 'store/compute-nodes.ts#ComputeNodeDoc',
      Operation: 'store/operations.ts#OperationDoc',
      InstanceConnection: 'service/reading/instance-reads.ts#InstancePage',
      PackageConnection: '../shared/connection.ts#Connection<PackageDoc>',
      ComputeNodeConnection: '../shared/connection.ts#Connection<ComputeNodeDoc>',
      OperationConnection: '../shared/connection.ts#Connection<OperationDoc>',
      Account: nodeReference('Account', 'uuid'),
      Image: nodeReference('Image', 'uuid'),
      Network: nodeReference('Network', 'uuid'),
      Nic: nodeReference('Nic', 'mac'),
      IpAddress: nodeReference('IpAddress', 'key'),
      User: nodeReference('User', 'uuid'),
      SshKey: nodeReference('SshKey', 'uuid'),
      AccessToken: nodeReference('AccessToken', 'uuid'),
      Role: nodeReference('Role', 'uuid'),
      Policy: nodeReference('Policy', 'uuid'),
    },
  },
  image: {
    context: 'context.ts#ImageContext',
    mappers: {
      Image: 'store/images.ts#ImageDoc',
      ImageConnection: '../shared/connection.ts#Connection<ImageDoc>',
      Account: '{ readonly uuid: string }',
    },
  },
  network: {
    context: 'context.ts#NetworkContext',
    mappers: {
      Network: 'store/networks.ts#NetworkDoc',
      Nic: 'store/nics.ts#NicDoc',
      IpAddress: 'store/ips.ts#IpDoc',
      NetworkConnection: '../shared/connection.ts#Connection<NetworkDoc>',
      IpAddressConnection: '../shared/connection.ts#Connection<IpDoc>',
      Instance: '{ readonly uuid: string; readonly roleTags?: readonly string[] }',
    },
  },
};

/** The TypeScript type of each scalar; a scalar without one is an error. */
export const scalarTypes: Readonly<Record<string, string>> = {
  ID: 'string',
  DateTime: 'string',
  TagValue: 'string | number | boolean',
  JSON: 'unknown',
  _FieldSet: 'string',
};
