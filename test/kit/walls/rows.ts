import { systemRandom } from '../../../headnode/boot/system-random.ts';
import { toGlobalId } from '../../../schema/ids.ts';
import type { Action } from '../../../subgraphs/shared/policy/actions.ts';
import type { WalledWorld } from './walled-world.ts';

/** Everybody who is led before every field. */
export const people = ['nobody', 'stranger', 'bare', 'member', 'owner', 'reader', 'operator'] as const;
export type Person = (typeof people)[number];

/**
 * What somebody meets: the thing, nothing in its place, an empty list, or a code. `ALLOWED`: a mutation that went
 * past every question of who asks, whatever it then said of its input.
 */
export type Verdict = 'SEEN' | 'NULL' | 'EMPTY' | 'ALLOWED' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAUTHENTICATED';

export interface Row {
  /** The whole operation, with the world's ids filled in. */
  readonly document: (world: WalledWorld) => string;
  /** Where in the answer the field is, for example `account.users`. */
  readonly path: string;
  readonly expected: Readonly<Record<Person, Verdict>>;
  /** What the member needs to come as far as the object whose field it is. */
  readonly through: readonly Action[];
  /** What somebody meets who comes as far as the object, but may not the field. */
  readonly stopped?: Verdict | undefined;
}

type Expectation = readonly [Verdict, Verdict, Verdict, Verdict, Verdict, Verdict, Verdict];

const expecting = (verdicts: Expectation): Row['expected'] => {
  const [nobody, stranger, bare, member, owner, reader, operator] = verdicts;
  return { nobody, stranger, bare, member, owner, reader, operator };
};

const U = 'UNAUTHENTICATED';
const own = expecting([U, 'NULL', 'NULL', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const ownList = expecting([U, 'EMPTY', 'EMPTY', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const shared = expecting([U, 'SEEN', 'NULL', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const sharedList = expecting([U, 'SEEN', 'EMPTY', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const emptyToStrangers = expecting([U, 'EMPTY', 'NULL', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
/** What is the login's own is among it. */
const acting = expecting([U, 'NULL', 'SEEN', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
/** Whoever acts in an account knows that it is there. */
const part = expecting([U, 'NULL', 'FORBIDDEN', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const everybody = expecting([U, 'SEEN', 'SEEN', 'SEEN', 'SEEN', 'SEEN', 'SEEN']);
const seers = expecting([U, 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'SEEN', 'SEEN']);
const door = expecting(['ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED']);
const change = expecting([U, 'NOT_FOUND', 'NOT_FOUND', 'ALLOWED', 'ALLOWED', 'FORBIDDEN', 'ALLOWED']);
const make = expecting([U, 'ALLOWED', 'FORBIDDEN', 'ALLOWED', 'ALLOWED', 'FORBIDDEN', 'ALLOWED']);
const within = expecting([U, 'NOT_FOUND', 'FORBIDDEN', 'ALLOWED', 'ALLOWED', 'FORBIDDEN', 'ALLOWED']);
/** One's own credentials. */
const ownCredential = expecting([U, 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED', 'ALLOWED']);
const operators = expecting([U, 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'ALLOWED']);

const query = (selection: (world: WalledWorld) => string, path: string, expected: Row['expected']): Row => ({
  document: (world) => `{ ${selection(world)} }`,
  path,
  expected,
  through: [],
});

/** A field of an object that is fetched by its global id. */
const field = (
  type: Parameters<typeof toGlobalId>[0],
  keyOf: (world: WalledWorld) => string,
  selection: string,
  through: readonly Action[],
  expected: Row['expected'],
  stopped?: Verdict,
): Row => ({
  document: (world) =>
    `{ node(id: "${toGlobalId(type, keyOf(world))}") { ... on ${type} { ${selection} } } }`,
  path: `node.${selection.split(/\W/)[0]}`,
  expected,
  through,
  stopped,
});

const mutation = (name: string, input: (world: WalledWorld) => string, expected: Row['expected']): Row => ({
  document: (world) =>
    `mutation { ${name}(input: { ${input(world)} }) { userErrors { code field message } } }`,
  path: name,
  expected,
  through: [],
});

const subscription = (
  document: (world: WalledWorld) => string,
  path: string,
  expected: Row['expected'],
): Row => ({
  document,
  path,
  expected,
  through: [],
});

/**
 * Every field of the graph that leads to something somebody may not be allowed to see or do. Leaves and plain parts
 * of an object are seen by whoever sees the object.
 */
export const rows: Readonly<Record<string, Row>> = {
  'Query.viewer': query(() => 'viewer { isOperator }', 'viewer', everybody),
  'Query.account': query(({ demo }) => `account(ref: "${demo}") { login }`, 'account', own),
  'Query.accounts': query(() => 'accounts { nodes { login } }', 'accounts', seers),
  'Query.parsePolicy': query(
    () => 'parsePolicy(text: "CAN getmachine") { canonical }',
    'parsePolicy',
    everybody,
  ),
  'Query.node': query(
    ({ instance }) => `node(id: "${toGlobalId('Instance', instance)}") { id }`,
    'node',
    own,
  ),
  'Query.nodes': query(
    ({ instance }) => `nodes(ids: ["${toGlobalId('Instance', instance)}"]) { id }`,
    'nodes',
    ownList,
  ),
  'Query.instance': query(({ instance }) => `instance(ref: "${instance}") { name }`, 'instance', own),
  'Query.instances': query(
    ({ instance }) => `instances(filter: { instance: ["${instance}"] }) { nodes { name } }`,
    'instances',
    ownList,
  ),
  'Query.package': query(() => 'package(ref: "g1.nano") { name }', 'package', shared),
  'Query.packages': query(() => 'packages { nodes { name } }', 'packages', sharedList),
  'Query.computeNode': query(({ node }) => `computeNode(ref: "${node}") { hostname }`, 'computeNode', seers),
  'Query.computeNodes': query(() => 'computeNodes { nodes { hostname } }', 'computeNodes', seers),
  'Query.operation': query(({ operation }) => `operation(id: "${operation}") { kind }`, 'operation', own),
  'Query.operations': query(
    ({ instance }) => `operations(filter: { instance: ["${instance}"] }) { nodes { kind } }`,
    'operations',
    ownList,
  ),
  'Query.image': query(() => 'image(ref: "base-64-lts") { name }', 'image', shared),
  'Query.images': query(() => 'images { nodes { name } }', 'images', sharedList),
  'Query.network': query(() => 'network(ref: "external") { name }', 'network', shared),
  'Query.networks': query(() => 'networks { nodes { name } }', 'networks', sharedList),

  'Mutation.signIn': mutation(
    'signIn',
    () => `account: "none.${systemRandom.uuid().slice(0, 8)}", password: "wrong-1"`,
    door,
  ),
  'Mutation.refreshSession': mutation('refreshSession', () => 'refreshToken: "none"', door),
  'Mutation.signOut': mutation('signOut', () => 'refreshToken: "none"', ownCredential),
  'Mutation.createAccessToken': mutation('createAccessToken', () => 'name: ""', ownCredential),
  'Mutation.revokeAccessToken': mutation(
    'revokeAccessToken',
    ({ spentToken }) => `accessToken: "${spentToken}"`,
    change,
  ),
  'Mutation.createSshKey': mutation('createSshKey', () => 'publicKey: "none"', make),
  'Mutation.deleteSshKey': mutation('deleteSshKey', () => 'sshKey: "no-such-key"', make),
  'Mutation.createAccount': mutation('createAccount', () => 'login: "", email: ""', operators),
  'Mutation.updateAccount': mutation('updateAccount', () => 'expectedRevision: 99999', make),
  'Mutation.deleteAccount': mutation('deleteAccount', ({ demo }) => `account: "${demo}"`, operators),
  'Mutation.setAccountLimits': mutation(
    'setAccountLimits',
    ({ demo }) => `account: "${demo}", limits: [{ value: -7 }]`,
    operators,
  ),
  'Mutation.createUser': mutation('createUser', () => 'login: "", email: ""', make),
  'Mutation.updateUser': mutation(
    'updateUser',
    ({ user }) => `user: "${user}", expectedRevision: 99999`,
    within,
  ),
  'Mutation.deleteUser': mutation('deleteUser', ({ spareUser }) => `user: "${spareUser}"`, within),
  'Mutation.changePassword': mutation(
    'changePassword',
    ({ user }) => `user: "${user}", newPassword: "x"`,
    within,
  ),
  'Mutation.createRole': mutation('createRole', () => 'name: ""', make),
  'Mutation.updateRole': mutation(
    'updateRole',
    ({ role }) => `role: "${role}", expectedRevision: 99999`,
    within,
  ),
  'Mutation.deleteRole': mutation('deleteRole', ({ spareRole }) => `role: "${spareRole}"`, within),
  'Mutation.createPolicy': mutation('createPolicy', () => 'name: "", rules: ["CAN"]', make),
  'Mutation.updatePolicy': mutation(
    'updatePolicy',
    ({ policy }) => `policy: "${policy}", expectedRevision: 99999`,
    within,
  ),
  'Mutation.deletePolicy': mutation('deletePolicy', ({ sparePolicy }) => `policy: "${sparePolicy}"`, within),
  'Mutation.setRoleTags': mutation('setRoleTags', () => 'collection: KEYS, roles: ["no-such-role"]', make),
  'Mutation.createInstance': mutation(
    'createInstance',
    () => 'name: "", package: "g1.nano", image: "base-64-lts"',
    make,
  ),
  'Mutation.startInstance': mutation('startInstance', ({ instance }) => `instance: "${instance}"`, change),
  'Mutation.stopInstance': mutation('stopInstance', ({ instance }) => `instance: "${instance}"`, change),
  'Mutation.rebootInstance': mutation('rebootInstance', ({ instance }) => `instance: "${instance}"`, change),
  'Mutation.deleteInstance': mutation('deleteInstance', ({ instance }) => `instance: "${instance}"`, change),
  'Mutation.updateInstance': mutation(
    'updateInstance',
    ({ instance }) => `instance: "${instance}", expectedRevision: 99999`,
    change,
  ),
  'Mutation.setInstanceTags': mutation(
    'setInstanceTags',
    ({ instance }) => `instance: "${instance}", tags: [], expectedRevision: 99999`,
    change,
  ),
  'Mutation.setInstanceRoleTags': mutation(
    'setInstanceRoleTags',
    ({ instance }) => `instance: "${instance}", roles: []`,
    change,
  ),
  'Mutation.cancelOperation': mutation(
    'cancelOperation',
    ({ operation }) => `operation: "${operation}"`,
    change,
  ),

  'Subscription.instanceChanged': {
    ...subscription(
      ({ instance, theirs }) =>
        `subscription { instanceChanged(filter: { instance: ["${instance}", "${theirs}"] }) { instance { uuid } } }`,
      'instanceChanged.instance',
      expecting([U, 'NULL', 'FORBIDDEN', 'SEEN', 'SEEN', 'SEEN', 'SEEN']),
    ),
    through: ['listmachines'],
  },
  'Subscription.operationChanged': subscription(
    ({ operation }) => `subscription { operationChanged(id: "${operation}") { operation { uuid } } }`,
    'operationChanged.operation',
    expecting([U, 'NOT_FOUND', 'NOT_FOUND', 'SEEN', 'SEEN', 'SEEN', 'SEEN']),
  ),
  'Subscription.computeNodeChanged': subscription(
    () => 'subscription { computeNodeChanged { computeNode { uuid } } }',
    'computeNodeChanged.computeNode',
    seers,
  ),

  'Account.users': field('Account', ({ demo }) => demo, 'users { login }', ['getaccount'], part, 'FORBIDDEN'),
  'Account.sshKeys': field(
    'Account',
    ({ demo }) => demo,
    'sshKeys { name }',
    ['getaccount'],
    part,
    'FORBIDDEN',
  ),
  'Account.accessTokens': field(
    'Account',
    ({ demo }) => demo,
    'accessTokens { name }',
    ['getaccount'],
    acting,
  ),
  'Account.roles': field('Account', ({ demo }) => demo, 'roles { name }', ['getaccount'], part, 'FORBIDDEN'),
  'Account.policies': field(
    'Account',
    ({ demo }) => demo,
    'policies { name }',
    ['getaccount'],
    part,
    'FORBIDDEN',
  ),
  'Account.roleTags': field(
    'Account',
    ({ demo }) => demo,
    'roleTags { collection }',
    ['getaccount'],
    part,
    'FORBIDDEN',
  ),
  'Account.auditEvents': field(
    'Account',
    ({ demo }) => demo,
    'auditEvents { nodes { action } }',
    ['getaccount'],
    part,
    'FORBIDDEN',
  ),
  'User.account': field('User', ({ user }) => user, 'account { login }', ['getuser'], own),
  'User.sshKeys': field('User', ({ user }) => user, 'sshKeys { name }', ['getuser'], own, 'FORBIDDEN'),
  'User.roles': field('User', ({ user }) => user, 'roles { name }', ['getuser'], own, 'FORBIDDEN'),
  'SshKey.user': field('SshKey', ({ userKey }) => userKey, 'user { login }', ['getuserkey', 'getuser'], own),
  'AccessToken.user': field(
    'AccessToken',
    ({ userToken }) => userToken,
    'user { login }',
    ['getaccesskey', 'getuseraccesskey', 'getuser'],
    own,
  ),
  'Role.members': field('Role', ({ role }) => role, 'members { isDefault }', ['getrole'], own),
  'Role.policies': field(
    'Role',
    ({ role }) => role,
    'policies { name }',
    ['getrole', 'getpolicy', 'listpolicies'],
    own,
  ),
  'Instance.image': field(
    'Instance',
    ({ instance }) => instance,
    'image { name }',
    ['getmachine'],
    own,
    'NULL',
  ),
  'Instance.package': field(
    'Instance',
    ({ instance }) => instance,
    'package { name }',
    ['getmachine'],
    own,
    'NULL',
  ),
  'Instance.computeNode': field(
    'Instance',
    ({ instance }) => instance,
    'computeNode { hostname }',
    ['getmachine'],
    expecting([U, 'NULL', 'NULL', 'NULL', 'NULL', 'SEEN', 'SEEN']),
  ),
  'Instance.account': field('Instance', ({ instance }) => instance, 'account { login }', ['getmachine'], own),
  'Instance.operations': field(
    'Instance',
    ({ instance }) => instance,
    'operations { nodes { kind } }',
    ['getmachine'],
    own,
    'EMPTY',
  ),
  'Instance.nics': field(
    'Instance',
    ({ instance }) => instance,
    'nics { mac }',
    ['getmachine'],
    own,
    'EMPTY',
  ),
  'ComputeNode.instances': field(
    'ComputeNode',
    ({ node }) => node,
    'instances { nodes { name } }',
    [],
    expecting([U, 'NULL', 'NULL', 'NULL', 'NULL', 'SEEN', 'SEEN']),
  ),
  'Operation.target': field(
    'Operation',
    ({ operation }) => operation,
    'target { name }',
    ['machineaudit'],
    own,
    'NULL',
  ),
  'Operation.account': field(
    'Operation',
    ({ operation }) => operation,
    'account { login }',
    ['machineaudit'],
    own,
  ),
  'Image.account': field('Image', ({ image }) => image, 'account { login }', ['getimage'], own),
  'Image.origin': field('Image', ({ image }) => image, 'origin { name }', ['getimage'], own),
  'Network.ips': {
    ...field('Network', ({ network }) => network, 'ips', ['getnetwork'], emptyToStrangers, 'EMPTY'),
    document: ({ network, ip }) => `{
      node(id: "${toGlobalId('Network', network)}") {
        ... on Network { ips(filter: { address: ["${ip.split('/')[1]}"] }) { nodes { address } } }
      }
    }`,
  },
  'Nic.network': field('Nic', ({ nic }) => nic, 'network { name }', ['getnic'], own),
  'Nic.instance': field('Nic', ({ nic }) => nic, 'instance { name }', ['getnic'], own, 'NULL'),
  'IpAddress.network': field('IpAddress', ({ ip }) => ip, 'network { name }', ['getnetworkip'], own),
  'IpAddress.nic': field('IpAddress', ({ ip }) => ip, 'nic { mac }', ['getnetworkip'], own, 'NULL'),
  'IpAddress.instance': field(
    'IpAddress',
    ({ ip }) => ip,
    'instance { name }',
    ['getnetworkip'],
    own,
    'NULL',
  ),
};

/** Actions of fields that are judged by the object they lead to. */
export const leadingTo: Readonly<Record<string, readonly Action[]>> = {
  'Query.node': ['getmachine'],
  'Query.nodes': ['getmachine'],
  'Instance.image': ['getimage'],
  'Instance.package': ['getpackage'],
  'Operation.target': ['getmachine'],
  'Nic.instance': ['getmachine'],
  'IpAddress.nic': ['getnic'],
  'IpAddress.instance': ['getmachine'],
};
