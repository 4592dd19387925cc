import type { Order } from '../../../store/port.ts';
import type {
  ComputeNodeOrder,
  InstanceOrder,
  InstanceOrderField,
  OperationOrder,
  OrderDirection,
  PackageOrder,
} from '../../generated.ts';

type Given<T> = T | null | undefined;

const newestFirst: readonly Order[] = [{ path: 'createdAt', direction: 'desc' }];

const direct = (paths: readonly string[], direction: OrderDirection = 'ASC'): readonly Order[] =>
  paths.map((path) => ({ path, direction: direction === 'ASC' ? 'asc' : 'desc' }));

const instancePaths: Readonly<Record<InstanceOrderField, string>> = {
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
  NAME: 'name',
  STATE: 'state',
  RAM: 'ramMiB',
};

export const instanceOrder = (order: Given<InstanceOrder>): readonly Order[] =>
  order ? direct([instancePaths[order.field]], order.direction) : newestFirst;

/** By name means by name and version. */
export function packageOrder(order: Given<PackageOrder>): readonly Order[] {
  const { field, direction } = order ?? { field: 'NAME' };
  const paths = { NAME: ['name', 'version'], RAM: ['ramMiB'], CREATED_AT: ['createdAt'] };
  return direct(paths[field], direction);
}

export function computeNodeOrder(order: Given<ComputeNodeOrder>): readonly Order[] {
  const { field, direction } = order ?? { field: 'HOSTNAME' };
  return direct([{ HOSTNAME: 'hostname', CREATED_AT: 'createdAt' }[field]], direction);
}

export const operationOrder = (order: Given<OperationOrder>): readonly Order[] =>
  order ? direct(['createdAt'], order.direction) : newestFirst;
