import { insertMissing } from '../shared/insert-missing.ts';
import type { NewDoc, Store } from '../store/port.ts';
import { completeRecords } from './complete-records.ts';
import { keySeeds } from './seed-keys.ts';
import { policySeeds, roleSeeds, seededRoles } from './seed-roles.ts';
import { type AccountDoc, accounts } from './store/accounts.ts';
import { policies } from './store/policies.ts';
import { roles } from './store/roles.ts';
import { sshKeys } from './store/ssh-keys.ts';
import { type UserDoc, users } from './store/users.ts';

/** The accounts a new data center begins with; `admin` operates it and has the uuid that Triton gives its own. */
export const seededAccounts = {
  admin: '930896af-bf8c-48d4-885c-6573a94b1853',
  demo: 'dbede4f6-c42c-47b0-97a7-1d29da4be50e',
  acme: '37e55842-9f32-4fb4-92c8-1593313725ce',
} as const;

/** Sees everything of the data center and changes nothing. No tenant: it has no things of its own. */
export const seededReader = 'c9d6c1c5-6a4e-4b8b-9a35-0d4c6e2f7b10';

/** Logins inside the accounts. */
export const seededUsers = {
  demoBuilder: '62f875bf-8525-4123-a3fd-350b147e7422',
  acmeOperations: '5eba5f5c-68e3-45af-a9f5-9e5e761a3224',
} as const;

const anAccount = {
  givenName: null,
  familyName: null,
  phone: null,
  isApproved: true,
  isLocked: false,
  isOperator: false,
  isReader: false,
  roleTags: [],
  limits: [],
} as const;

const accountSeeds: readonly NewDoc<AccountDoc>[] = [
  {
    ...anAccount,
    _id: seededAccounts.admin,
    login: 'admin',
    email: 'operator@datacenter.example',
    companyName: null,
    isOperator: true,
  },
  {
    ...anAccount,
    _id: seededReader,
    login: 'auditor',
    email: 'auditor@datacenter.example',
    companyName: null,
    isApproved: false,
    isReader: true,
  },
  {
    ...anAccount,
    _id: seededAccounts.demo,
    login: 'demo',
    email: 'demo@demo.example',
    companyName: 'Demo Industries',
    roleTags: (['INSTANCES', 'IMAGES', 'PACKAGES', 'NETWORKS'] as const).map((collection) => ({
      collection,
      roles: [seededRoles.operate, seededRoles.look],
    })),
    // Room for whoever tries things out, and a number to be seen in a refusal.
    limits: [{ by: 'MACHINES', value: 2_000, check: null, match: null }],
  },
  {
    ...anAccount,
    _id: seededAccounts.acme,
    login: 'acme',
    email: 'it@acme.example',
    companyName: 'Acme Corporation',
  },
];

const aUser = { givenName: null, familyName: null } as const;

const userSeeds: readonly NewDoc<UserDoc>[] = [
  {
    ...aUser,
    _id: seededUsers.demoBuilder,
    accountUuid: seededAccounts.demo,
    login: 'builder',
    email: 'builder@demo.example',
  },
  {
    ...aUser,
    _id: seededUsers.acmeOperations,
    accountUuid: seededAccounts.acme,
    login: 'operations',
    email: 'operations@acme.example',
  },
];

/**
 * Fills a new data center with its operator, its reader and two accounts to try things with, and completes the
 * records of one that is older than some of their fields. Doing it again changes nothing.
 */
export async function seedAccounts(store: Store): Promise<void> {
  await completeRecords(store, accountSeeds);
  await insertMissing(store, accounts, accountSeeds);
  await insertMissing(store, users, userSeeds);
  await insertMissing(store, sshKeys, keySeeds(seededAccounts, seededUsers));
  await insertMissing(store, policies, policySeeds(seededAccounts));
  await insertMissing(store, roles, roleSeeds(seededAccounts, seededUsers));
}
