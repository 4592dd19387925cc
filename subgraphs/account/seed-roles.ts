import type { NewDoc } from '../store/port.ts';
import type { PolicyDoc } from './store/policies.ts';
import type { RoleDoc } from './store/roles.ts';

/** Roles of the demo account. */
export const seededRoles = {
  /** Builds and runs instances; the login `builder` acts in it by default. */
  operate: '7f8f4f2f-7c0f-4b0d-8a8e-2f4b4a6c1d01',
  /** Looks at everything; the account `acme` has it when it asks for `demo/look`. */
  look: '0c1f7d0a-55a7-4a0b-9f0e-6b7f5a3e2c02',
} as const;

const seededPolicies = {
  machines: 'b2a3c1de-6d55-4c6f-8c59-7a1f0e4d3b11',
  catalogue: 'e9d8c7b6-a5f4-4e3d-9c2b-1a0f9e8d7c12',
} as const;

export const policySeeds = ({ demo }: { readonly demo: string }): readonly NewDoc<PolicyDoc>[] => [
  {
    _id: seededPolicies.machines,
    accountUuid: demo,
    name: 'machines',
    rules: ['CAN *machine* AND changefeed', 'CAN listnics AND getnic'],
    description: 'Everything with instances.',
  },
  {
    _id: seededPolicies.catalogue,
    accountUuid: demo,
    name: 'catalogue',
    rules: [
      'CAN listimages, getimage, listpackages, getpackage, listnetworks AND getnetwork',
      'CAN listmachines, getmachine, listnics AND getnic',
    ],
    description: 'Seeing instances and what they are made from.',
  },
];

export const roleSeeds = (
  { demo, acme }: { readonly demo: string; readonly acme: string },
  { demoBuilder }: { readonly demoBuilder: string },
): readonly NewDoc<RoleDoc>[] => [
  {
    _id: seededRoles.operate,
    accountUuid: demo,
    name: 'operate',
    members: [{ kind: 'USER', uuid: demoBuilder, isDefault: true }],
    policyUuids: [seededPolicies.machines, seededPolicies.catalogue],
  },
  {
    _id: seededRoles.look,
    accountUuid: demo,
    name: 'look',
    members: [{ kind: 'ACCOUNT', uuid: acme, isDefault: false }],
    policyUuids: [seededPolicies.catalogue],
  },
];
