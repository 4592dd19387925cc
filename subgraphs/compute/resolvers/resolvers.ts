import type { Resolvers } from '../generated.ts';
import { ComputeNode } from './compute-node.ts';
import { Instance } from './instance.ts';
import { cancelOperation } from './mutation/cancel-operation.ts';
import { createInstance } from './mutation/create-instance.ts';
import { deleteInstance } from './mutation/delete-instance.ts';
import { rebootInstance } from './mutation/reboot-instance.ts';
import { setInstanceRoleTags } from './mutation/set-instance-role-tags.ts';
import { setInstanceTags } from './mutation/set-instance-tags.ts';
import { startInstance } from './mutation/start-instance.ts';
import { stopInstance } from './mutation/stop-instance.ts';
import { updateInstance } from './mutation/update-instance.ts';
import { Operation } from './operation.ts';
import { Package } from './package.ts';
import { computeNode } from './query/compute-node.ts';
import { computeNodes } from './query/compute-nodes.ts';
import { instance } from './query/instance.ts';
import { instances } from './query/instances.ts';
import { node } from './query/node.ts';
import { nodes } from './query/nodes.ts';
import { operation } from './query/operation.ts';
import { operations } from './query/operations.ts';
import { packageByRef } from './query/package.ts';
import { packages } from './query/packages.ts';
import { computeNodeChanged } from './subscription/compute-node-changed.ts';
import { instanceChanged } from './subscription/instance-changed.ts';
import { operationChanged } from './subscription/operation-changed.ts';

export const resolvers: Resolvers = {
  Query: {
    node,
    nodes,
    instance,
    instances,
    package: packageByRef,
    packages,
    computeNode,
    computeNodes,
    operation,
    operations,
  },
  Mutation: {
    createInstance,
    startInstance,
    stopInstance,
    rebootInstance,
    deleteInstance,
    updateInstance,
    setInstanceTags,
    setInstanceRoleTags,
    cancelOperation,
  },
  Subscription: { instanceChanged, operationChanged, computeNodeChanged },
  Instance,
  Package,
  ComputeNode,
  Operation,
};
