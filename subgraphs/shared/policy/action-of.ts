import type { NodeType } from '../../../schema/ids.ts';
import type { Action } from './actions.ts';

type Input = Readonly<Record<string, unknown>>;

/** What somebody needs to be allowed for one field of the graph. */
type Need =
  | { readonly action: Action; readonly because?: undefined }
  /** Depends on what the input says; several when it asks for several things. */
  | { readonly actions: (input: Input) => readonly Action[]; readonly because?: undefined }
  /** No policy decides about it; this is why. */
  | { readonly action: null; readonly because: string };

const need = (action: Action): Need => ({ action });
const none = (because: string): Need => ({ action: null, because });
const byType = none('needs the action of each object found: `actionOfType`');
const operatorsOnly = none('operators of the data center only');
const seersOnly = none('operators and readers of the data center only');
const own = none('a credential of whoever presents it');

/** The action that each field of the graph stands for. A field that is not here is for nobody but owners and operators. */
export const actionOf = {
  'Query.viewer': none('everybody may know who they are'),
  'Query.account': need('getaccount'),
  'Query.accounts': seersOnly,
  'Query.parsePolicy': none('it reads what was typed, and nothing else'),
  'Query.node': byType,
  'Query.nodes': byType,
  'Query.instance': need('getmachine'),
  'Query.instances': need('listmachines'),
  'Query.package': need('getpackage'),
  'Query.packages': need('listpackages'),
  'Query.computeNode': seersOnly,
  'Query.computeNodes': seersOnly,
  'Query.operation': need('machineaudit'),
  'Query.operations': need('machineaudit'),
  'Query.image': need('getimage'),
  'Query.images': need('listimages'),
  'Query.network': need('getnetwork'),
  'Query.networks': need('listnetworks'),

  'Mutation.signIn': own,
  'Mutation.refreshSession': own,
  'Mutation.signOut': own,
  'Mutation.createAccessToken': need('createaccesskey'),
  'Mutation.revokeAccessToken': need('deleteaccesskey'),
  'Mutation.createSshKey': { actions: ({ user }) => [user == null ? 'createkey' : 'createuserkey'] },
  'Mutation.deleteSshKey': { actions: ({ user }) => [user == null ? 'deletekey' : 'deleteuserkey'] },
  'Mutation.createAccount': operatorsOnly,
  'Mutation.updateAccount': need('updateaccount'),
  'Mutation.deleteAccount': operatorsOnly,
  'Mutation.setAccountLimits': operatorsOnly,
  'Mutation.createUser': need('createuser'),
  'Mutation.updateUser': need('updateuser'),
  'Mutation.deleteUser': need('deleteuser'),
  'Mutation.changePassword': { actions: ({ user }) => (user == null ? [] : ['changeuserpassword']) },
  'Mutation.createRole': need('createrole'),
  'Mutation.updateRole': need('updaterole'),
  'Mutation.deleteRole': need('deleterole'),
  'Mutation.createPolicy': need('createpolicy'),
  'Mutation.updatePolicy': need('updatepolicy'),
  'Mutation.deletePolicy': need('deletepolicy'),
  'Mutation.setRoleTags': need('setroletags'),
  'Mutation.setInstanceRoleTags': need('setroletags'),
  'Mutation.createInstance': need('createmachine'),
  'Mutation.startInstance': need('startmachine'),
  'Mutation.stopInstance': need('stopmachine'),
  'Mutation.rebootInstance': need('rebootmachine'),
  'Mutation.deleteInstance': need('deletemachine'),
  'Mutation.updateInstance': { actions: updateActions },
  'Mutation.setInstanceTags': {
    actions: ({ mode }) => [mode === 'REPLACE' ? 'replacemachinetags' : 'addmachinetags'],
  },
  // Cancelling a creation deletes what there is of the instance.
  'Mutation.cancelOperation': need('deletemachine'),

  'Subscription.instanceChanged': need('changefeed'),
  'Subscription.operationChanged': need('machineaudit'),
  'Subscription.computeNodeChanged': seersOnly,

  'Account.users': need('listusers'),
  'Account.sshKeys': need('listkeys'),
  'Account.accessTokens': need('listaccesskeys'),
  'Account.roles': need('listroles'),
  'Account.policies': need('listpolicies'),
  'Account.roleTags': need('listroles'),
  'Account.limits': need('getprovisioninglimits'),
  'Account.auditEvents': need('machineaudit'),
  'User.sshKeys': need('listuserkeys'),
  'User.roles': need('listroles'),
  'Instance.nics': need('listnics'),
  'Instance.operations': need('machineaudit'),
  'Network.ips': need('listnetworkips'),
  'ComputeNode.instances': seersOnly,
} as const satisfies Readonly<Record<`${string}.${string}`, Need>>;
export type MappedField = keyof typeof actionOf;

/** The action for reading one object, however it was come by: `node(id:)`, an entity reference, a field of another object. */
export const actionOfType = {
  Account: need('getaccount'),
  AccessToken: need('getaccesskey'),
  ComputeNode: seersOnly,
  Image: need('getimage'),
  Instance: need('getmachine'),
  IpAddress: need('getnetworkip'),
  Network: need('getnetwork'),
  Nic: need('getnic'),
  Operation: need('machineaudit'),
  Package: need('getpackage'),
  Policy: need('getpolicy'),
  Role: need('getrole'),
  SshKey: need('getkey'),
  User: need('getuser'),
} as const satisfies Readonly<Record<NodeType, Need>>;

/** Every action that must be allowed for the field with this input (the mutation's `input`); none for what no policy decides. */
export function actionsFor(field: MappedField, input: Input = {}): readonly Action[] {
  const wanted: Need = actionOf[field];
  if ('actions' in wanted) return wanted.actions(input);
  return wanted.action === null ? [] : [wanted.action];
}

/** Each thing changed needs its own; a change that Triton has no word for needs what a new name needs. */
function updateActions({ name, autoboot, deletionProtection, metadata }: Input): readonly Action[] {
  const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
  const needed: readonly (readonly [isNeeded: boolean, action: Action])[] = [
    [isGiven(name) || isGiven(autoboot), 'renamemachine'],
    [deletionProtection === true, 'enable_deletion_protectionmachine'],
    [deletionProtection === false, 'disable_deletion_protectionmachine'],
    [isGiven(metadata), 'addmachinemetadata'],
  ];
  const wanted = needed.filter(([isNeeded]) => isNeeded).map(([, action]) => action);
  return wanted.length > 0 ? wanted : ['renamemachine'];
}
