/**
 * What each mutation is called in the audit: Triton's word where it has one, the same as in policies. A mutation of
 * the API that is not here fails a test.
 */
type Input = Readonly<Record<string, unknown>>;
type Named = string | ((input: Input) => string);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const mutationActions = {
  signIn: 'signin',
  refreshSession: 'refreshsession',
  signOut: 'signout',
  createAccessToken: 'createaccesskey',
  revokeAccessToken: 'deleteaccesskey',
  createSshKey: ({ user }) => (isGiven(user) ? 'createuserkey' : 'createkey'),
  deleteSshKey: ({ user }) => (isGiven(user) ? 'deleteuserkey' : 'deletekey'),
  createAccount: 'createaccount',
  updateAccount: 'updateaccount',
  deleteAccount: 'deleteaccount',
  setAccountLimits: 'setprovisioninglimits',
  createUser: 'createuser',
  updateUser: 'updateuser',
  deleteUser: 'deleteuser',
  changePassword: 'changeuserpassword',
  createRole: 'createrole',
  updateRole: 'updaterole',
  deleteRole: 'deleterole',
  createPolicy: 'createpolicy',
  updatePolicy: 'updatepolicy',
  deletePolicy: 'deletepolicy',
  setRoleTags: 'setroletags',
  createInstance: 'createmachine',
  startInstance: 'startmachine',
  stopInstance: 'stopmachine',
  rebootInstance: 'rebootmachine',
  deleteInstance: 'deletemachine',
  updateInstance: updateInstanceAction,
  setInstanceTags: ({ mode }) => (mode === 'REPLACE' ? 'replacemachinetags' : 'addmachinetags'),
  setInstanceRoleTags: 'setroletags',
  cancelOperation: 'canceloperation',
} as const satisfies Readonly<Record<string, Named>>;

/** The mutations that have a word. */
export const auditedMutations: readonly string[] = Object.keys(mutationActions);

/** The word for one mutation with its input; its own name in lower case where there is none. */
export function auditAction(mutation: string, input: Input): string {
  const table: Readonly<Record<string, Named>> = mutationActions;
  const named = Object.hasOwn(table, mutation) ? table[mutation] : undefined;
  return typeof named === 'function' ? named(input) : (named ?? mutation.toLowerCase());
}

/** What weighs most of several things changed at once. */
function updateInstanceAction({ name, deletionProtection, metadata }: Input): string {
  if (deletionProtection === false) return 'disable_deletion_protectionmachine';
  if (deletionProtection === true) return 'enable_deletion_protectionmachine';
  if (isGiven(name) || !isGiven(metadata)) return 'renamemachine';
  return 'addmachinemetadata';
}
