import { insertMissing } from '../shared/insert-missing.ts';
import type { NewDoc, Store } from '../store/port.ts';
import { fingerprintOf } from './service/fingerprint.ts';
import { type AccountDoc, accounts } from './store/accounts.ts';
import { type SshKeyDoc, sshKeys } from './store/ssh-keys.ts';
import { type UserDoc, users } from './store/users.ts';

/** The accounts a new data center begins with; `admin` operates it and has the uuid that Triton gives its own. */
export const seededAccounts = {
  admin: '930896af-bf8c-48d4-885c-6573a94b1853',
  demo: 'dbede4f6-c42c-47b0-97a7-1d29da4be50e',
  acme: '37e55842-9f32-4fb4-92c8-1593313725ce',
} as const;

const seededUsers = {
  demoBuilder: '62f875bf-8525-4123-a3fd-350b147e7422',
  acmeOperations: '5eba5f5c-68e3-45af-a9f5-9e5e761a3224',
} as const;

const accountSeeds: readonly NewDoc<AccountDoc>[] = [
  {
    _id: seededAccounts.admin,
    login: 'admin',
    email: 'operator@datacenter.example',
    companyName: null,
    isOperator: true,
  },
  {
    _id: seededAccounts.demo,
    login: 'demo',
    email: 'demo@demo.example',
    companyName: 'Demo Industries',
    isOperator: false,
  },
  {
    _id: seededAccounts.acme,
    login: 'acme',
    email: 'it@acme.example',
    companyName: 'Acme Corporation',
    isOperator: false,
  },
];

const userSeeds: readonly NewDoc<UserDoc>[] = [
  {
    _id: seededUsers.demoBuilder,
    accountUuid: seededAccounts.demo,
    login: 'builder',
    email: 'builder@demo.example',
  },
  {
    _id: seededUsers.acmeOperations,
    accountUuid: seededAccounts.acme,
    login: 'operations',
    email: 'operations@acme.example',
  },
];

const keySeed = (uuid: string, accountUuid: string, name: string, publicKey: string): NewDoc<SshKeyDoc> => ({
  _id: uuid,
  accountUuid,
  userUuid: null,
  name,
  publicKey,
  fingerprint: fingerprintOf(publicKey),
});

const keySeeds: readonly NewDoc<SshKeyDoc>[] = [
  keySeed(
    '0ab1e472-92c4-4ee3-b0df-6569623ad607',
    seededAccounts.demo,
    'laptop',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDznezJO4bfGlmeTRKR0Sx1oL/psSXZPa/RYOH1kwRze demo@laptop',
  ),
  {
    ...keySeed(
      '15ba685f-dc37-4983-8e1a-a17def81edf4',
      seededAccounts.demo,
      'pipeline',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEAzLTbO3UiCHCXhb8BdWIW+uAhbEfoogh72vV+VRoYv builder@pipeline',
    ),
    userUuid: seededUsers.demoBuilder,
  },
  keySeed(
    '81df92c9-6780-4338-bee1-81795b470db3',
    seededAccounts.acme,
    'workstation',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg199Vu/4heE/yd5xpVAzK1XoWSj3Tg5AENvQxU/nV2 it@workstation',
  ),
];

/** Fills a new data center with its operator and two accounts to try things with. Doing it again changes nothing. */
export async function seedAccounts(store: Store): Promise<void> {
  await insertMissing(store, accounts, accountSeeds);
  await insertMissing(store, users, userSeeds);
  await insertMissing(store, sshKeys, keySeeds);
}
