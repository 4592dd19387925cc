// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { InstanceDoc } from './store/instances.ts';
import type { PackageDoc } from './store/packages.ts';
import type { ComputeNodeDoc } from './store/compute-nodes.ts';
import type { OperationDoc } from './store/operations.ts';
import type { InstancePage } from './service/reading/instance-reads.ts';
import type { Connection } from './../shared/connection.ts';
import type { ComputeContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, ISO-8601 in UTC with milliseconds: `2026-11-22T14:33:47.000Z`. */
  DateTime: { input: string; output: string; }
  /** The value of a tag: a string, a number or a boolean. */
  TagValue: { input: string | number | boolean; output: string | number | boolean; }
  _FieldSet: { input: string; output: string; }
};

/** Anything that has a global id and can be fetched again with `node(id:)`. */
export type Node = {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  /** Cursor of the first item, for `before`. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item, for `after`. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether items follow this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether items precede this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
};

/** Ascending or descending. */
export type OrderDirection =
  /** Smallest, earliest or alphabetically first to the front. */
  | 'ASC'
  /** Largest, latest or alphabetically last to the front. */
  | 'DESC';

export type Query = {
  /** Any object by its global id; null when there is none or it is not yours. */
  readonly node?: Maybe<Node>;
  /** Several objects by global id, in the order asked for, null where there is none or it is not yours. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One instance of yours; deleted ones remain visible in state DELETED when asked for by id or uuid. */
  readonly instance?: Maybe<Instance>;
  /** Your instances. Deleted ones are left out unless the filter asks for them. */
  readonly instances: InstanceConnection;
  /** One package you may use. A name means its highest version. */
  readonly package?: Maybe<Package>;
  /** The packages you may use. */
  readonly packages: PackageConnection;
  /** One compute node. Operators only. */
  readonly computeNode?: Maybe<ComputeNode>;
  /** The compute nodes of the data center. Operators only. */
  readonly computeNodes: ComputeNodeConnection;
  /** One operation of yours. */
  readonly operation?: Maybe<Operation>;
  /** Your operations, newest first. */
  readonly operations: OperationConnection;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QueryInstanceArgs = {
  ref: Scalars['String']['input'];
};


export type QueryInstancesArgs = {
  filter?: InputMaybe<InstanceFilter>;
  orderBy?: InputMaybe<InstanceOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPackageArgs = {
  ref: Scalars['String']['input'];
};


export type QueryPackagesArgs = {
  filter?: InputMaybe<PackageFilter>;
  orderBy?: InputMaybe<PackageOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryComputeNodeArgs = {
  ref: Scalars['String']['input'];
};


export type QueryComputeNodesArgs = {
  filter?: InputMaybe<ComputeNodeFilter>;
  orderBy?: InputMaybe<ComputeNodeOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOperationsArgs = {
  filter?: InputMaybe<OperationFilter>;
  orderBy?: InputMaybe<OperationOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** Creates an instance. Answers at once with the instance in state PROVISIONING and the operation that builds it. */
  readonly createInstance: CreateInstancePayload;
  /** Starts a stopped instance. */
  readonly startInstance: StartInstancePayload;
  /** Stops a running instance. */
  readonly stopInstance: StopInstancePayload;
  /** Restarts a running instance. */
  readonly rebootInstance: RebootInstancePayload;
  /** Deletes an instance for good. Deleting it again changes nothing and is no error; one being created is unwound first. */
  readonly deleteInstance: DeleteInstancePayload;
  /** Changes name, autoboot, deletion protection or metadata. Only the fields given are changed. */
  readonly updateInstance: UpdateInstancePayload;
  /** Adds, overwrites or replaces tags. */
  readonly setInstanceTags: SetInstanceTagsPayload;
  /** Says which roles reach one instance, besides those that reach all of them. */
  readonly setInstanceRoleTags: SetInstanceRoleTagsPayload;
  /** Cancels an operation that is waiting, or unwinds a creation under way. */
  readonly cancelOperation: CancelOperationPayload;
};


export type MutationCreateInstanceArgs = {
  input: CreateInstanceInput;
};


export type MutationStartInstanceArgs = {
  input: StartInstanceInput;
};


export type MutationStopInstanceArgs = {
  input: StopInstanceInput;
};


export type MutationRebootInstanceArgs = {
  input: RebootInstanceInput;
};


export type MutationDeleteInstanceArgs = {
  input: DeleteInstanceInput;
};


export type MutationUpdateInstanceArgs = {
  input: UpdateInstanceInput;
};


export type MutationSetInstanceTagsArgs = {
  input: SetInstanceTagsInput;
};


export type MutationSetInstanceRoleTagsArgs = {
  input: SetInstanceRoleTagsInput;
};


export type MutationCancelOperationArgs = {
  input: CancelOperationInput;
};

export type Subscription = {
  /**
   * Every change of your instances, in order. With `after` it continues behind a cursor (an earlier change's
   * `cursor`, or `InstanceConnection.asOf`) and misses nothing and repeats nothing; when that is too long ago the
   * first change is of kind RESET: read the list again. An instance that comes to match the filter arrives as
   * CREATED, one that no longer matches as DELETED.
   */
  readonly instanceChanged: InstanceChange;
  /** Every step of one operation, beginning with how it stands now unless `after` is given. Ends when the operation has ended. */
  readonly operationChanged: OperationChange;
  /** Every change of the compute nodes. Operators only. */
  readonly computeNodeChanged: ComputeNodeChange;
};


export type SubscriptionInstanceChangedArgs = {
  filter?: InputMaybe<InstanceFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionOperationChangedArgs = {
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionComputeNodeChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What happened to the object of a change. */
export type ChangeKind =
  /** It came into being, or came to match the filter. */
  | 'CREATED'
  /** Something about it is different. */
  | 'UPDATED'
  /** It is gone, or no longer matches the filter. */
  | 'DELETED'
  /** Changes were lost to this stream (it was too slow or began too long ago): read the list again, then go on from `cursor`. */
  | 'RESET';

/** One change of an instance. */
export type InstanceChange = {
  /** Pass it as `after` to continue behind this change. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
  /** The instance's own change number: 1, 2, 3 … without gaps unless changes were coalesced for a slow reader. 0 for RESET. */
  readonly sequence: Scalars['Int']['output'];
  /** The instance as it was right after the change; null for RESET. */
  readonly instance?: Maybe<Instance>;
};

/** One change of an operation. */
export type OperationChange = {
  /** Pass it as `after` to continue behind this change. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
  /** The operation's own change number. 0 for RESET. */
  readonly sequence: Scalars['Int']['output'];
  /** The operation as it was right after the change; null for RESET. */
  readonly operation?: Maybe<Operation>;
};

/** One change of a compute node. */
export type ComputeNodeChange = {
  /** Pass it as `after` to continue behind this change. */
  readonly cursor: Scalars['String']['output'];
  /** What happened. */
  readonly kind: ChangeKind;
  /** The compute node's own change number. 0 for RESET. */
  readonly sequence: Scalars['Int']['output'];
  /** The compute node as it was right after the change; null for RESET. */
  readonly computeNode?: Maybe<ComputeNode>;
};

/** How an instance is virtualised. */
export type InstanceBrand =
  /** Native SmartOS zone. */
  | 'JOYENT'
  /** Native SmartOS zone with the least inside. */
  | 'JOYENT_MINIMAL'
  /** Zone that runs a Linux distribution by system-call translation. */
  | 'LX'
  /** Hardware virtual machine (legacy). */
  | 'KVM'
  /** Hardware virtual machine. */
  | 'BHYVE';

/** Where an instance is in its life. */
export type InstanceState =
  /** Being created. */
  | 'PROVISIONING'
  /** Being started. */
  | 'STARTING'
  /** Up. */
  | 'RUNNING'
  /** Being stopped. */
  | 'STOPPING'
  /** Down. */
  | 'STOPPED'
  /** Being restarted. */
  | 'REBOOTING'
  /** Being deleted. */
  | 'DELETING'
  /** Gone; only the record remains. */
  | 'DELETED'
  /** Could not be created, or broke; `failure` says why. */
  | 'FAILED'
  /** Its compute node is silent, so nobody knows. */
  | 'UNKNOWN';

/** A zone or hardware virtual machine that an account owns. */
export type Instance = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid; also the zone's uuid on the compute node. */
  readonly uuid: Scalars['ID']['output'];
  /** Unique among the account's living instances. */
  readonly name: Scalars['String']['output'];
  /** How it is virtualised. */
  readonly brand: InstanceBrand;
  /** Where it is in its life. */
  readonly state: InstanceState;
  /** Why it is FAILED; null otherwise. */
  readonly failure?: Maybe<OperationError>;
  /** What it was made from; null when you may no longer see the image. */
  readonly image?: Maybe<Image>;
  /** The bundle of resources it was sized with. */
  readonly package?: Maybe<Package>;
  /** The compute node it lives on; null until placed, and for everyone but operators. */
  readonly computeNode?: Maybe<ComputeNode>;
  /** Whose it is. */
  readonly account: Account;
  /** Memory. */
  readonly ramMiB: Scalars['Int']['output'];
  /** Virtual CPUs; null for zones, which share the node's CPUs. */
  readonly vcpus?: Maybe<Scalars['Int']['output']>;
  /** Most CPU it may use, in percent of one CPU; null when uncapped. */
  readonly cpuCapPercent?: Maybe<Scalars['Int']['output']>;
  /** Most disk it may use. */
  readonly quotaGiB: Scalars['Int']['output'];
  /** Its tags, by name. */
  readonly tags: ReadonlyArray<Tag>;
  /** Its metadata, by key, readable from inside the instance. */
  readonly metadata: ReadonlyArray<MetadataEntry>;
  /** Affinity rules it was placed by, as given. */
  readonly affinity: ReadonlyArray<Scalars['String']['output']>;
  /** Whether it starts together with its compute node. */
  readonly autoboot: Scalars['Boolean']['output'];
  /** Whether deleteInstance is refused. */
  readonly deletionProtection: Scalars['Boolean']['output'];
  /** Uuids of the roles that reach it, besides those that reach all instances of the account. */
  readonly roleTags: ReadonlyArray<Scalars['ID']['output']>;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When its record last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** When it was deleted. */
  readonly deletedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Number of its last change; pass it as `expectedRevision` to updates. */
  readonly revision: Scalars['Int']['output'];
  /** What was done to it, newest first. */
  readonly operations: OperationConnection;
};


/** A zone or hardware virtual machine that an account owns. */
export type InstanceOperationsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A name with a value, to group and find instances by. */
export type Tag = {
  /** The tag's name. */
  readonly name: Scalars['String']['output'];
  /** The tag's value. */
  readonly value: Scalars['TagValue']['output'];
};

/** A piece of text that the instance can read from inside. */
export type MetadataEntry = {
  /** The key, for example `user-script`. */
  readonly key: Scalars['String']['output'];
  /** The text. */
  readonly value: Scalars['String']['output'];
};

/** Instances to keep: every condition given must hold; a list of values means any of them. */
export type InstanceFilter = {
  /** Global ids, uuids or names. */
  readonly instance?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Exact names. */
  readonly name?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names containing this text, upper and lower case alike. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** States. Without it, everything but DELETED. */
  readonly state?: InputMaybe<ReadonlyArray<InstanceState>>;
  /** Brands. */
  readonly brand?: InputMaybe<ReadonlyArray<InstanceBrand>>;
  /** Images, by id, uuid or name. */
  readonly image?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Packages, by id, uuid or name. */
  readonly package?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Compute nodes, by id, uuid or host name. Operators only. */
  readonly computeNode?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Accounts, by id, uuid or login. Operators only. */
  readonly account?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Tags, all of which must be there. */
  readonly tag?: InputMaybe<ReadonlyArray<TagFilter>>;
};

/** A tag to look for. */
export type TagFilter = {
  /** The tag's name. */
  readonly name: Scalars['String']['input'];
  /** The tag's value; without it any value will do. */
  readonly value?: InputMaybe<Scalars['TagValue']['input']>;
};

/** Order of a list of instances. */
export type InstanceOrder = {
  /** By what. */
  readonly field: InstanceOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What instances can be ordered by. */
export type InstanceOrderField =
  /** When they were asked for. */
  | 'CREATED_AT'
  /** When their record last changed. */
  | 'UPDATED_AT'
  /** Name. */
  | 'NAME'
  /** State. */
  | 'STATE'
  /** Memory. */
  | 'RAM';

/** A page of instances. */
export type InstanceConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<InstanceEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Instance>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
  /** The moment this page was read: pass it as `after` to instanceChanged and nothing in between is missed. */
  readonly asOf: Scalars['String']['output'];
};

/** One item of a page of instances. */
export type InstanceEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Instance;
};

/** A named bundle of resources that sizes an instance. */
export type Package = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name; several versions may share it. */
  readonly name: Scalars['String']['output'];
  /** Version of the name (semantic versioning). */
  readonly version: Scalars['String']['output'];
  /** Whether new instances may use it. */
  readonly active: Scalars['Boolean']['output'];
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Catalogue group. */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** Brand it forces; null when any will do. */
  readonly brand?: Maybe<InstanceBrand>;
  /** Memory. */
  readonly ramMiB: Scalars['Int']['output'];
  /** Memory and swap together. */
  readonly swapMiB: Scalars['Int']['output'];
  /** Most disk an instance may use. */
  readonly quotaGiB: Scalars['Int']['output'];
  /** Virtual CPUs, for hardware brands. */
  readonly vcpus?: Maybe<Scalars['Int']['output']>;
  /** Most CPU, in percent of one CPU. */
  readonly cpuCapPercent?: Maybe<Scalars['Int']['output']>;
  /** Most lightweight processes. */
  readonly maxLwps: Scalars['Int']['output'];
  /** Share of disk bandwidth, relative to other instances. */
  readonly ioPriority: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Packages to keep: every condition given must hold. */
export type PackageFilter = {
  /** Exact names. */
  readonly name?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names containing this text, upper and lower case alike. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Whether it may be used for new instances; active ones only unless given. */
  readonly active?: InputMaybe<Scalars['Boolean']['input']>;
  /** Brands they force. */
  readonly brand?: InputMaybe<ReadonlyArray<InstanceBrand>>;
  /** Catalogue groups. */
  readonly group?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Least memory. */
  readonly ramMiBAtLeast?: InputMaybe<Scalars['Int']['input']>;
  /** Most memory. */
  readonly ramMiBAtMost?: InputMaybe<Scalars['Int']['input']>;
};

/** Order of a list of packages. */
export type PackageOrder = {
  /** By what. */
  readonly field: PackageOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What packages can be ordered by. */
export type PackageOrderField =
  /** Name. */
  | 'NAME'
  /** Memory. */
  | 'RAM'
  /** When they were made. */
  | 'CREATED_AT';

/** A page of packages. */
export type PackageConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<PackageEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Package>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of packages. */
export type PackageEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Package;
};

/** Whether a compute node is heard of. */
export type ComputeNodeStatus =
  /** Its agent reports. */
  | 'RUNNING'
  /** Its agent has been silent for more than 15 seconds. */
  | 'UNKNOWN';

/** A server that runs instances. Operators only. */
export type ComputeNode = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Host name. */
  readonly hostname: Scalars['String']['output'];
  /** Whether it is heard of. */
  readonly status: ComputeNodeStatus;
  /** Whether placement leaves it alone. */
  readonly reservedForOperator: Scalars['Boolean']['output'];
  /** What it has for instances. */
  readonly capacity: ComputeNodeResources;
  /** What its instances take of that. */
  readonly reserved: ComputeNodeResources;
  /** Version of the platform it runs. */
  readonly platform: Scalars['String']['output'];
  /** Which kind of host its agent drives: smartos, linux or sim. */
  readonly host: Scalars['String']['output'];
  /** Version of its agent. */
  readonly agentVersion: Scalars['String']['output'];
  /** NIC tags its links provide. */
  readonly nicTags: ReadonlyArray<Scalars['String']['output']>;
  /** When its agent was last heard of; coarse while it is RUNNING. */
  readonly lastHeartbeatAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it joined the data center. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When its record last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Number of its last change. */
  readonly revision: Scalars['Int']['output'];
  /** The living instances placed on it. */
  readonly instances: InstanceConnection;
};


/** A server that runs instances. Operators only. */
export type ComputeNodeInstancesArgs = {
  filter?: InputMaybe<InstanceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** An amount of a compute node's resources. */
export type ComputeNodeResources = {
  /** Memory. */
  readonly ramMiB: Scalars['Int']['output'];
  /** Disk. */
  readonly diskGiB: Scalars['Int']['output'];
  /** CPU, in percent of one CPU. */
  readonly cpuPercent: Scalars['Int']['output'];
  /** Instances. */
  readonly instances: Scalars['Int']['output'];
};

/** Compute nodes to keep: every condition given must hold. */
export type ComputeNodeFilter = {
  /** Exact host names. */
  readonly hostname?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses. */
  readonly status?: InputMaybe<ReadonlyArray<ComputeNodeStatus>>;
};

/** Order of a list of compute nodes. */
export type ComputeNodeOrder = {
  /** By what. */
  readonly field: ComputeNodeOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What compute nodes can be ordered by. */
export type ComputeNodeOrderField =
  /** Host name. */
  | 'HOSTNAME'
  /** When they joined. */
  | 'CREATED_AT';

/** A page of compute nodes. */
export type ComputeNodeConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ComputeNodeEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<ComputeNode>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of compute nodes. */
export type ComputeNodeEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: ComputeNode;
};

/** What an operation does. */
export type OperationKind =
  /** createInstance. */
  | 'CREATE_INSTANCE'
  /** startInstance. */
  | 'START_INSTANCE'
  /** stopInstance. */
  | 'STOP_INSTANCE'
  /** rebootInstance. */
  | 'REBOOT_INSTANCE'
  /** updateInstance and setInstanceTags. */
  | 'UPDATE_INSTANCE'
  /** deleteInstance. */
  | 'DELETE_INSTANCE';

/** How far an operation is. */
export type OperationState =
  /** Waiting for earlier operations on the same object, or for a worker. */
  | 'QUEUED'
  /** Under way. */
  | 'RUNNING'
  /** Taking back what it had done. */
  | 'UNDOING'
  /** Done. */
  | 'SUCCEEDED'
  /** Ended without success; `error` says why. */
  | 'FAILED'
  /** Cancelled and taken back. */
  | 'CANCELED'
  /** Cannot take back what it had done; operators are told, and it is tried again. */
  | 'STUCK';

/** How far a step of an operation is. */
export type OperationStepState =
  /** Not begun. */
  | 'PENDING'
  /** Under way. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED'
  /** Could not be done. */
  | 'FAILED'
  /** Being taken back. */
  | 'UNDOING'
  /** Taken back. */
  | 'UNDONE';

/** Something that takes longer than a request: a durable series of steps that survives crashes. */
export type Operation = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: OperationKind;
  /** How far it is. */
  readonly state: OperationState;
  /** Part of its steps that are done, from 0 to 1. */
  readonly progress: Scalars['Float']['output'];
  /** Its steps, in order. */
  readonly steps: ReadonlyArray<OperationStep>;
  /** The instance it works on. */
  readonly target?: Maybe<Instance>;
  /** Whose it is. */
  readonly account: Account;
  /** When it was asked for. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** When work on it began. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed. */
  readonly error?: Maybe<OperationError>;
  /** Whether cancelOperation would be accepted now. */
  readonly cancelable: Scalars['Boolean']['output'];
  /** Number of its last change. */
  readonly revision: Scalars['Int']['output'];
};

/** A step of an operation. */
export type OperationStep = {
  /** Its name, for example `choose-node`. */
  readonly name: Scalars['String']['output'];
  /** How far it is. */
  readonly state: OperationStepState;
  /** How often it was tried. */
  readonly attempts: Scalars['Int']['output'];
  /** When it was first tried. */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong last. */
  readonly error?: Maybe<OperationError>;
};

/** Why something failed. */
export type OperationError = {
  /** Stable code, for programs. */
  readonly code: Scalars['String']['output'];
  /** What happened, for people. */
  readonly message: Scalars['String']['output'];
};

/** Operations to keep: every condition given must hold. */
export type OperationFilter = {
  /** Instances worked on, by id, uuid or name. */
  readonly instance?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Kinds. */
  readonly kind?: InputMaybe<ReadonlyArray<OperationKind>>;
  /** States. */
  readonly state?: InputMaybe<ReadonlyArray<OperationState>>;
};

/** Order of a list of operations. */
export type OperationOrder = {
  /** By what. */
  readonly field: OperationOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What operations can be ordered by. */
export type OperationOrderField =
  /** When they were asked for. */
  | 'CREATED_AT';

/** A page of operations. */
export type OperationConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Operation>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of operations. */
export type OperationEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Operation;
};

/** A stable code of a refusal. */
export type UserErrorCode =
  /** No such object, or not yours. */
  | 'NOT_FOUND'
  /** More than one object matches. */
  | 'AMBIGUOUS_REFERENCE'
  /** A value is not acceptable. */
  | 'INVALID_ARGUMENT'
  /** The name is in use. */
  | 'NAME_TAKEN'
  /** Not possible in the present state. */
  | 'INVALID_STATE'
  /** Protected against deletion. */
  | 'DELETION_PROTECTED'
  /** The idempotency key was used for a different request. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The object has changed since you read it. */
  | 'REVISION_CONFLICT'
  /** The image cannot be used. */
  | 'IMAGE_UNUSABLE'
  /** The package cannot be used. */
  | 'PACKAGE_UNUSABLE'
  /** Image, package and brand do not fit together. */
  | 'BRAND_MISMATCH'
  /** The package has less than the image needs. */
  | 'PACKAGE_TOO_SMALL'
  /** The package has more than the image allows. */
  | 'PACKAGE_TOO_LARGE'
  /** The network cannot be used. */
  | 'NETWORK_UNUSABLE'
  /** The network has no free address. */
  | 'SUBNET_FULL'
  /** The address is outside the subnet, in use or set aside. */
  | 'ADDRESS_UNUSABLE'
  /** An affinity rule cannot be read. */
  | 'AFFINITY_INVALID'
  /** A tag is not acceptable. */
  | 'TAG_INVALID'
  /** Metadata is not acceptable. */
  | 'METADATA_INVALID'
  /** The operation cannot be cancelled any more. */
  | 'NOT_CANCELABLE'
  /** You may not do this. */
  | 'FORBIDDEN'
  /** Too many operations are waiting for this instance. */
  | 'TOO_MANY_OPERATIONS'
  /** The data center cannot take changes just now. */
  | 'UNAVAILABLE'
  /** A limit of the account would be passed. */
  | 'QUOTA_EXCEEDED'
  /** The account may not create instances yet. */
  | 'NOT_APPROVED'
  /** A policy sentence cannot be read. */
  | 'POLICY_INVALID'
  /** A public key cannot be used. */
  | 'KEY_INVALID'
  /** The password does not satisfy the rules. */
  | 'PASSWORD_UNUSABLE'
  /** Login or password is wrong, or too many attempts failed: which of these is not told. */
  | 'SIGN_IN_REFUSED'
  /** Something still belongs to it. */
  | 'IN_USE';

/** Why a mutation was refused. Nothing was changed. */
export type UserError = {
  /** Stable code, for programs. */
  readonly code: UserErrorCode;
  /** Path of the input field concerned, for example `["networks", "0", "ipv4Address"]`; null when it is about the whole. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, for people. */
  readonly message: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
};

/** What to create. */
export type CreateInstanceInput = {
  /** Name, unique among your living instances: a letter or digit, then letters, digits, `_`, `.` and `-`. `{{shortId}}` becomes the first 8 digits of the uuid. Without it, that short id is the name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Package, by id, uuid, unique beginning of a uuid, or name (highest version). */
  readonly package: Scalars['String']['input'];
  /** Image, by id, uuid, unique beginning of a uuid, or name (newest). */
  readonly image: Scalars['String']['input'];
  /** Networks to attach to, one NIC each; the first public one, else the first, is primary unless said otherwise. Without it, the default networks you may use. */
  readonly networks?: InputMaybe<ReadonlyArray<NetworkAttachmentInput>>;
  /** Tags. */
  readonly tags?: InputMaybe<ReadonlyArray<TagInput>>;
  /** Metadata. */
  readonly metadata?: InputMaybe<ReadonlyArray<MetadataEntryInput>>;
  /** Affinity rules, for example `instance!=web-*` or `role==~db`. */
  readonly affinity?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Refuse deleteInstance until switched off. */
  readonly deletionProtection?: InputMaybe<Scalars['Boolean']['input']>;
  /** Start it after creation and together with its compute node. */
  readonly autoboot?: InputMaybe<Scalars['Boolean']['input']>;
  /** A key of your own: the same key with the same input always means the same instance. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** A network to attach to. */
export type NetworkAttachmentInput = {
  /** Network, by id, uuid, unique beginning of a uuid, or name. */
  readonly network: Scalars['String']['input'];
  /** An exact address on it; only on networks that belong to your account. */
  readonly ipv4Address?: InputMaybe<Scalars['String']['input']>;
  /** Whether this NIC gives the default route; at most one. */
  readonly primary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A tag to set. */
export type TagInput = {
  /** The tag's name. */
  readonly name: Scalars['String']['input'];
  /** The tag's value. */
  readonly value: Scalars['TagValue']['input'];
};

/** A metadata entry to set. */
export type MetadataEntryInput = {
  /** The key. */
  readonly key: Scalars['String']['input'];
  /** The text. */
  readonly value: Scalars['String']['input'];
};

/** Which instance to start. */
export type StartInstanceInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
};

/** Which instance to stop. */
export type StopInstanceInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
};

/** Which instance to restart. */
export type RebootInstanceInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
};

/** Which instance to delete. */
export type DeleteInstanceInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
};

/** What to change about an instance. */
export type UpdateInstanceInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
  /** New name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Start together with the compute node. */
  readonly autoboot?: InputMaybe<Scalars['Boolean']['input']>;
  /** Refuse deleteInstance until switched off. */
  readonly deletionProtection?: InputMaybe<Scalars['Boolean']['input']>;
  /** All of its metadata: entries left out are removed. */
  readonly metadata?: InputMaybe<ReadonlyArray<MetadataEntryInput>>;
  /** Change it only if this is still its revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** How given tags combine with those that are there. */
export type TagMode =
  /** Add, and overwrite where names are equal. */
  | 'MERGE'
  /** Remove all others. */
  | 'REPLACE';

/** Which tags to set. */
export type SetInstanceTagsInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
  /** The tags. */
  readonly tags: ReadonlyArray<TagInput>;
  /** Add to the present tags, or replace them. */
  readonly mode?: TagMode;
  /** Change them only if this is still the instance's revision. */
  readonly expectedRevision?: InputMaybe<Scalars['Int']['input']>;
};

/** Which roles reach one instance. */
export type SetInstanceRoleTagsInput = {
  /** Instance, by id, uuid, unique beginning of a uuid, or name. */
  readonly instance: Scalars['String']['input'];
  /** All roles that reach it, by name, id or uuid. */
  readonly roles: ReadonlyArray<Scalars['String']['input']>;
};

/** Which operation to cancel. */
export type CancelOperationInput = {
  /** Global id or uuid of the operation. */
  readonly operation: Scalars['ID']['input'];
};

/** Answer of createInstance. */
export type CreateInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of startInstance. */
export type StartInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of stopInstance. */
export type StopInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of rebootInstance. */
export type RebootInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of deleteInstance. */
export type DeleteInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun; null when there was nothing left to do. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of updateInstance. */
export type UpdateInstancePayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun; null when nothing had to reach the compute node. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of setInstanceTags. */
export type SetInstanceTagsPayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The work that was begun; null when nothing changed. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of setInstanceRoleTags. */
export type SetInstanceRoleTagsPayload = {
  /** The instance; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Answer of cancelOperation. */
export type CancelOperationPayload = {
  /** The instance that the operation works on; null when refused. */
  readonly instance?: Maybe<Instance>;
  /** The operation; null when refused. */
  readonly operation?: Maybe<Operation>;
  /** Why it was refused; empty when it was not. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Account = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type Image = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type Network = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type Nic = Node & {
  readonly id: Scalars['ID']['output'];
  readonly mac: Scalars['String']['output'];
};

export type IpAddress = Node & {
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['String']['output'];
};

export type User = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type SshKey = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type AccessToken = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type Role = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};

export type Policy = Node & {
  readonly id: Scalars['ID']['output'];
  readonly uuid: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = {}, TContext = {}, TArgs = {}> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = {}, TContext = {}, TArgs = {}> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = {}, TContext = {}> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = {}, TContext = {}> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = {}, TParent = {}, TContext = {}, TArgs = {}> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( InstanceDoc ) | ( PackageDoc ) | ( ComputeNodeDoc ) | ( OperationDoc ) | ( { readonly __typename: 'Account'; readonly uuid: string } ) | ( { readonly __typename: 'Image'; readonly uuid: string } ) | ( { readonly __typename: 'Network'; readonly uuid: string } ) | ( { readonly __typename: 'Nic'; readonly mac: string } ) | ( { readonly __typename: 'IpAddress'; readonly key: string } ) | ( { readonly __typename: 'User'; readonly uuid: string } ) | ( { readonly __typename: 'SshKey'; readonly uuid: string } ) | ( { readonly __typename: 'AccessToken'; readonly uuid: string } ) | ( { readonly __typename: 'Role'; readonly uuid: string } ) | ( { readonly __typename: 'Policy'; readonly uuid: string } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  TagValue: ResolverTypeWrapper<Scalars['TagValue']['output']>;
  OrderDirection: OrderDirection;
  Query: ResolverTypeWrapper<{}>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<{}>;
  Subscription: ResolverTypeWrapper<{}>;
  ChangeKind: ChangeKind;
  InstanceChange: ResolverTypeWrapper<Omit<InstanceChange, 'instance'> & { instance?: Maybe<ResolversTypes['Instance']> }>;
  OperationChange: ResolverTypeWrapper<Omit<OperationChange, 'operation'> & { operation?: Maybe<ResolversTypes['Operation']> }>;
  ComputeNodeChange: ResolverTypeWrapper<Omit<ComputeNodeChange, 'computeNode'> & { computeNode?: Maybe<ResolversTypes['ComputeNode']> }>;
  InstanceBrand: InstanceBrand;
  InstanceState: InstanceState;
  Instance: ResolverTypeWrapper<InstanceDoc>;
  Tag: ResolverTypeWrapper<Tag>;
  MetadataEntry: ResolverTypeWrapper<MetadataEntry>;
  InstanceFilter: InstanceFilter;
  TagFilter: TagFilter;
  InstanceOrder: InstanceOrder;
  InstanceOrderField: InstanceOrderField;
  InstanceConnection: ResolverTypeWrapper<InstancePage>;
  InstanceEdge: ResolverTypeWrapper<Omit<InstanceEdge, 'node'> & { node: ResolversTypes['Instance'] }>;
  Package: ResolverTypeWrapper<PackageDoc>;
  PackageFilter: PackageFilter;
  PackageOrder: PackageOrder;
  PackageOrderField: PackageOrderField;
  PackageConnection: ResolverTypeWrapper<Connection<PackageDoc>>;
  PackageEdge: ResolverTypeWrapper<Omit<PackageEdge, 'node'> & { node: ResolversTypes['Package'] }>;
  ComputeNodeStatus: ComputeNodeStatus;
  ComputeNode: ResolverTypeWrapper<ComputeNodeDoc>;
  ComputeNodeResources: ResolverTypeWrapper<ComputeNodeResources>;
  ComputeNodeFilter: ComputeNodeFilter;
  ComputeNodeOrder: ComputeNodeOrder;
  ComputeNodeOrderField: ComputeNodeOrderField;
  ComputeNodeConnection: ResolverTypeWrapper<Connection<ComputeNodeDoc>>;
  ComputeNodeEdge: ResolverTypeWrapper<Omit<ComputeNodeEdge, 'node'> & { node: ResolversTypes['ComputeNode'] }>;
  OperationKind: OperationKind;
  OperationState: OperationState;
  OperationStepState: OperationStepState;
  Operation: ResolverTypeWrapper<OperationDoc>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  OperationStep: ResolverTypeWrapper<OperationStep>;
  OperationError: ResolverTypeWrapper<OperationError>;
  OperationFilter: OperationFilter;
  OperationOrder: OperationOrder;
  OperationOrderField: OperationOrderField;
  OperationConnection: ResolverTypeWrapper<Connection<OperationDoc>>;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  UserErrorCode: UserErrorCode;
  UserError: ResolverTypeWrapper<UserError>;
  CreateInstanceInput: CreateInstanceInput;
  NetworkAttachmentInput: NetworkAttachmentInput;
  TagInput: TagInput;
  MetadataEntryInput: MetadataEntryInput;
  StartInstanceInput: StartInstanceInput;
  StopInstanceInput: StopInstanceInput;
  RebootInstanceInput: RebootInstanceInput;
  DeleteInstanceInput: DeleteInstanceInput;
  UpdateInstanceInput: UpdateInstanceInput;
  TagMode: TagMode;
  SetInstanceTagsInput: SetInstanceTagsInput;
  SetInstanceRoleTagsInput: SetInstanceRoleTagsInput;
  CancelOperationInput: CancelOperationInput;
  CreateInstancePayload: ResolverTypeWrapper<Omit<CreateInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  StartInstancePayload: ResolverTypeWrapper<Omit<StartInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  StopInstancePayload: ResolverTypeWrapper<Omit<StopInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  RebootInstancePayload: ResolverTypeWrapper<Omit<RebootInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  DeleteInstancePayload: ResolverTypeWrapper<Omit<DeleteInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  UpdateInstancePayload: ResolverTypeWrapper<Omit<UpdateInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  SetInstanceTagsPayload: ResolverTypeWrapper<Omit<SetInstanceTagsPayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  SetInstanceRoleTagsPayload: ResolverTypeWrapper<Omit<SetInstanceRoleTagsPayload, 'instance'> & { instance?: Maybe<ResolversTypes['Instance']> }>;
  CancelOperationPayload: ResolverTypeWrapper<Omit<CancelOperationPayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversTypes['Instance']>, operation?: Maybe<ResolversTypes['Operation']> }>;
  Account: ResolverTypeWrapper<{ readonly __typename: 'Account'; readonly uuid: string }>;
  Image: ResolverTypeWrapper<{ readonly __typename: 'Image'; readonly uuid: string }>;
  Network: ResolverTypeWrapper<{ readonly __typename: 'Network'; readonly uuid: string }>;
  Nic: ResolverTypeWrapper<{ readonly __typename: 'Nic'; readonly mac: string }>;
  IpAddress: ResolverTypeWrapper<{ readonly __typename: 'IpAddress'; readonly key: string }>;
  User: ResolverTypeWrapper<{ readonly __typename: 'User'; readonly uuid: string }>;
  SshKey: ResolverTypeWrapper<{ readonly __typename: 'SshKey'; readonly uuid: string }>;
  AccessToken: ResolverTypeWrapper<{ readonly __typename: 'AccessToken'; readonly uuid: string }>;
  Role: ResolverTypeWrapper<{ readonly __typename: 'Role'; readonly uuid: string }>;
  Policy: ResolverTypeWrapper<{ readonly __typename: 'Policy'; readonly uuid: string }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  TagValue: Scalars['TagValue']['output'];
  Query: {};
  Int: Scalars['Int']['output'];
  Mutation: {};
  Subscription: {};
  InstanceChange: Omit<InstanceChange, 'instance'> & { instance?: Maybe<ResolversParentTypes['Instance']> };
  OperationChange: Omit<OperationChange, 'operation'> & { operation?: Maybe<ResolversParentTypes['Operation']> };
  ComputeNodeChange: Omit<ComputeNodeChange, 'computeNode'> & { computeNode?: Maybe<ResolversParentTypes['ComputeNode']> };
  Instance: InstanceDoc;
  Tag: Tag;
  MetadataEntry: MetadataEntry;
  InstanceFilter: InstanceFilter;
  TagFilter: TagFilter;
  InstanceOrder: InstanceOrder;
  InstanceConnection: InstancePage;
  InstanceEdge: Omit<InstanceEdge, 'node'> & { node: ResolversParentTypes['Instance'] };
  Package: PackageDoc;
  PackageFilter: PackageFilter;
  PackageOrder: PackageOrder;
  PackageConnection: Connection<PackageDoc>;
  PackageEdge: Omit<PackageEdge, 'node'> & { node: ResolversParentTypes['Package'] };
  ComputeNode: ComputeNodeDoc;
  ComputeNodeResources: ComputeNodeResources;
  ComputeNodeFilter: ComputeNodeFilter;
  ComputeNodeOrder: ComputeNodeOrder;
  ComputeNodeConnection: Connection<ComputeNodeDoc>;
  ComputeNodeEdge: Omit<ComputeNodeEdge, 'node'> & { node: ResolversParentTypes['ComputeNode'] };
  Operation: OperationDoc;
  Float: Scalars['Float']['output'];
  OperationStep: OperationStep;
  OperationError: OperationError;
  OperationFilter: OperationFilter;
  OperationOrder: OperationOrder;
  OperationConnection: Connection<OperationDoc>;
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  UserError: UserError;
  CreateInstanceInput: CreateInstanceInput;
  NetworkAttachmentInput: NetworkAttachmentInput;
  TagInput: TagInput;
  MetadataEntryInput: MetadataEntryInput;
  StartInstanceInput: StartInstanceInput;
  StopInstanceInput: StopInstanceInput;
  RebootInstanceInput: RebootInstanceInput;
  DeleteInstanceInput: DeleteInstanceInput;
  UpdateInstanceInput: UpdateInstanceInput;
  SetInstanceTagsInput: SetInstanceTagsInput;
  SetInstanceRoleTagsInput: SetInstanceRoleTagsInput;
  CancelOperationInput: CancelOperationInput;
  CreateInstancePayload: Omit<CreateInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  StartInstancePayload: Omit<StartInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  StopInstancePayload: Omit<StopInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  RebootInstancePayload: Omit<RebootInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  DeleteInstancePayload: Omit<DeleteInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  UpdateInstancePayload: Omit<UpdateInstancePayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  SetInstanceTagsPayload: Omit<SetInstanceTagsPayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  SetInstanceRoleTagsPayload: Omit<SetInstanceRoleTagsPayload, 'instance'> & { instance?: Maybe<ResolversParentTypes['Instance']> };
  CancelOperationPayload: Omit<CancelOperationPayload, 'instance' | 'operation'> & { instance?: Maybe<ResolversParentTypes['Instance']>, operation?: Maybe<ResolversParentTypes['Operation']> };
  Account: { readonly __typename: 'Account'; readonly uuid: string };
  Image: { readonly __typename: 'Image'; readonly uuid: string };
  Network: { readonly __typename: 'Network'; readonly uuid: string };
  Nic: { readonly __typename: 'Nic'; readonly mac: string };
  IpAddress: { readonly __typename: 'IpAddress'; readonly key: string };
  User: { readonly __typename: 'User'; readonly uuid: string };
  SshKey: { readonly __typename: 'SshKey'; readonly uuid: string };
  AccessToken: { readonly __typename: 'AccessToken'; readonly uuid: string };
  Role: { readonly __typename: 'Role'; readonly uuid: string };
  Policy: { readonly __typename: 'Policy'; readonly uuid: string };
};

export type NodeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Instance' | 'Package' | 'ComputeNode' | 'Operation' | 'Account' | 'Image' | 'Network' | 'Nic' | 'IpAddress' | 'User' | 'SshKey' | 'AccessToken' | 'Role' | 'Policy', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface TagValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TagValue'], any> {
  name: 'TagValue';
}

export type QueryResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType, RequireFields<QueryInstanceArgs, 'ref'>>;
  instances?: Resolver<ResolversTypes['InstanceConnection'], ParentType, ContextType, Partial<QueryInstancesArgs>>;
  package?: Resolver<Maybe<ResolversTypes['Package']>, ParentType, ContextType, RequireFields<QueryPackageArgs, 'ref'>>;
  packages?: Resolver<ResolversTypes['PackageConnection'], ParentType, ContextType, Partial<QueryPackagesArgs>>;
  computeNode?: Resolver<Maybe<ResolversTypes['ComputeNode']>, ParentType, ContextType, RequireFields<QueryComputeNodeArgs, 'ref'>>;
  computeNodes?: Resolver<ResolversTypes['ComputeNodeConnection'], ParentType, ContextType, Partial<QueryComputeNodesArgs>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, Partial<QueryOperationsArgs>>;
};

export type MutationResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createInstance?: Resolver<ResolversTypes['CreateInstancePayload'], ParentType, ContextType, RequireFields<MutationCreateInstanceArgs, 'input'>>;
  startInstance?: Resolver<ResolversTypes['StartInstancePayload'], ParentType, ContextType, RequireFields<MutationStartInstanceArgs, 'input'>>;
  stopInstance?: Resolver<ResolversTypes['StopInstancePayload'], ParentType, ContextType, RequireFields<MutationStopInstanceArgs, 'input'>>;
  rebootInstance?: Resolver<ResolversTypes['RebootInstancePayload'], ParentType, ContextType, RequireFields<MutationRebootInstanceArgs, 'input'>>;
  deleteInstance?: Resolver<ResolversTypes['DeleteInstancePayload'], ParentType, ContextType, RequireFields<MutationDeleteInstanceArgs, 'input'>>;
  updateInstance?: Resolver<ResolversTypes['UpdateInstancePayload'], ParentType, ContextType, RequireFields<MutationUpdateInstanceArgs, 'input'>>;
  setInstanceTags?: Resolver<ResolversTypes['SetInstanceTagsPayload'], ParentType, ContextType, RequireFields<MutationSetInstanceTagsArgs, 'input'>>;
  setInstanceRoleTags?: Resolver<ResolversTypes['SetInstanceRoleTagsPayload'], ParentType, ContextType, RequireFields<MutationSetInstanceRoleTagsArgs, 'input'>>;
  cancelOperation?: Resolver<ResolversTypes['CancelOperationPayload'], ParentType, ContextType, RequireFields<MutationCancelOperationArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  instanceChanged?: SubscriptionResolver<ResolversTypes['InstanceChange'], "instanceChanged", ParentType, ContextType, Partial<SubscriptionInstanceChangedArgs>>;
  operationChanged?: SubscriptionResolver<ResolversTypes['OperationChange'], "operationChanged", ParentType, ContextType, RequireFields<SubscriptionOperationChangedArgs, 'id'>>;
  computeNodeChanged?: SubscriptionResolver<ResolversTypes['ComputeNodeChange'], "computeNodeChanged", ParentType, ContextType, Partial<SubscriptionComputeNodeChangedArgs>>;
};

export type InstanceChangeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['InstanceChange'] = ResolversParentTypes['InstanceChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationChangeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['OperationChange'] = ResolversParentTypes['OperationChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeNodeChangeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['ComputeNodeChange'] = ResolversParentTypes['ComputeNodeChange']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  computeNode?: Resolver<Maybe<ResolversTypes['ComputeNode']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Instance'] = ResolversParentTypes['Instance']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Instance']>, { __typename: 'Instance' } & (GraphQLRecursivePick<Instance, {"id":true}> | GraphQLRecursivePick<Instance, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  brand?: Resolver<ResolversTypes['InstanceBrand'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['InstanceState'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  package?: Resolver<Maybe<ResolversTypes['Package']>, ParentType, ContextType>;
  computeNode?: Resolver<Maybe<ResolversTypes['ComputeNode']>, ParentType, ContextType>;
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  ramMiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vcpus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cpuCapPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quotaGiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['Tag']>, ParentType, ContextType>;
  metadata?: Resolver<ReadonlyArray<ResolversTypes['MetadataEntry']>, ParentType, ContextType>;
  affinity?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  autoboot?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  deletionProtection?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roleTags?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['OperationConnection'], ParentType, ContextType, Partial<InstanceOperationsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TagResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Tag'] = ResolversParentTypes['Tag']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['TagValue'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MetadataEntryResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['MetadataEntry'] = ResolversParentTypes['MetadataEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceConnectionResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['InstanceConnection'] = ResolversParentTypes['InstanceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InstanceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Instance']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceEdgeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['InstanceEdge'] = ResolversParentTypes['InstanceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Instance'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PackageResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Package'] = ResolversParentTypes['Package']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Package']>, { __typename: 'Package' } & (GraphQLRecursivePick<Package, {"id":true}> | GraphQLRecursivePick<Package, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['InstanceBrand']>, ParentType, ContextType>;
  ramMiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  swapMiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quotaGiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vcpus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cpuCapPercent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxLwps?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ioPriority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PackageConnectionResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['PackageConnection'] = ResolversParentTypes['PackageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PackageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Package']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PackageEdgeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['PackageEdge'] = ResolversParentTypes['PackageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Package'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeNodeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['ComputeNode'] = ResolversParentTypes['ComputeNode']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ComputeNode']>, { __typename: 'ComputeNode' } & (GraphQLRecursivePick<ComputeNode, {"id":true}> | GraphQLRecursivePick<ComputeNode, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hostname?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ComputeNodeStatus'], ParentType, ContextType>;
  reservedForOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['ComputeNodeResources'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['ComputeNodeResources'], ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agentVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nicTags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  lastHeartbeatAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  instances?: Resolver<ResolversTypes['InstanceConnection'], ParentType, ContextType, Partial<ComputeNodeInstancesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeNodeResourcesResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['ComputeNodeResources'] = ResolversParentTypes['ComputeNodeResources']> = {
  ramMiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  diskGiB?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cpuPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  instances?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeNodeConnectionResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['ComputeNodeConnection'] = ResolversParentTypes['ComputeNodeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ComputeNodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ComputeNode']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeNodeEdgeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['ComputeNodeEdge'] = ResolversParentTypes['ComputeNodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ComputeNode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Operation']>, { __typename: 'Operation' } & (GraphQLRecursivePick<Operation, {"id":true}> | GraphQLRecursivePick<Operation, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OperationKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OperationState'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['OperationStep']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  cancelable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationStepResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['OperationStep'] = ResolversParentTypes['OperationStep']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OperationStepState'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationErrorResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['OperationError'] = ResolversParentTypes['OperationError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['CreateInstancePayload'] = ResolversParentTypes['CreateInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['StartInstancePayload'] = ResolversParentTypes['StartInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StopInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['StopInstancePayload'] = ResolversParentTypes['StopInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RebootInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['RebootInstancePayload'] = ResolversParentTypes['RebootInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['DeleteInstancePayload'] = ResolversParentTypes['DeleteInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateInstancePayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['UpdateInstancePayload'] = ResolversParentTypes['UpdateInstancePayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetInstanceTagsPayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['SetInstanceTagsPayload'] = ResolversParentTypes['SetInstanceTagsPayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetInstanceRoleTagsPayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['SetInstanceRoleTagsPayload'] = ResolversParentTypes['SetInstanceRoleTagsPayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOperationPayloadResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['CancelOperationPayload'] = ResolversParentTypes['CancelOperationPayload']> = {
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NicResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Nic'] = ResolversParentTypes['Nic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Nic']>, ParentType, ContextType>;

  mac?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpAddressResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['IpAddress'] = ResolversParentTypes['IpAddress']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IpAddress']>, ParentType, ContextType>;

  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SshKeyResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['SshKey'] = ResolversParentTypes['SshKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SshKey']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccessTokenResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['AccessToken'] = ResolversParentTypes['AccessToken']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AccessToken']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RoleResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Role'] = ResolversParentTypes['Role']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Role']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PolicyResolvers<ContextType = ComputeContext, ParentType extends ResolversParentTypes['Policy'] = ResolversParentTypes['Policy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Policy']>, ParentType, ContextType>;

  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = ComputeContext> = {
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  TagValue?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  InstanceChange?: InstanceChangeResolvers<ContextType>;
  OperationChange?: OperationChangeResolvers<ContextType>;
  ComputeNodeChange?: ComputeNodeChangeResolvers<ContextType>;
  Instance?: InstanceResolvers<ContextType>;
  Tag?: TagResolvers<ContextType>;
  MetadataEntry?: MetadataEntryResolvers<ContextType>;
  InstanceConnection?: InstanceConnectionResolvers<ContextType>;
  InstanceEdge?: InstanceEdgeResolvers<ContextType>;
  Package?: PackageResolvers<ContextType>;
  PackageConnection?: PackageConnectionResolvers<ContextType>;
  PackageEdge?: PackageEdgeResolvers<ContextType>;
  ComputeNode?: ComputeNodeResolvers<ContextType>;
  ComputeNodeResources?: ComputeNodeResourcesResolvers<ContextType>;
  ComputeNodeConnection?: ComputeNodeConnectionResolvers<ContextType>;
  ComputeNodeEdge?: ComputeNodeEdgeResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  OperationStep?: OperationStepResolvers<ContextType>;
  OperationError?: OperationErrorResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  CreateInstancePayload?: CreateInstancePayloadResolvers<ContextType>;
  StartInstancePayload?: StartInstancePayloadResolvers<ContextType>;
  StopInstancePayload?: StopInstancePayloadResolvers<ContextType>;
  RebootInstancePayload?: RebootInstancePayloadResolvers<ContextType>;
  DeleteInstancePayload?: DeleteInstancePayloadResolvers<ContextType>;
  UpdateInstancePayload?: UpdateInstancePayloadResolvers<ContextType>;
  SetInstanceTagsPayload?: SetInstanceTagsPayloadResolvers<ContextType>;
  SetInstanceRoleTagsPayload?: SetInstanceRoleTagsPayloadResolvers<ContextType>;
  CancelOperationPayload?: CancelOperationPayloadResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  Nic?: NicResolvers<ContextType>;
  IpAddress?: IpAddressResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  SshKey?: SshKeyResolvers<ContextType>;
  AccessToken?: AccessTokenResolvers<ContextType>;
  Role?: RoleResolvers<ContextType>;
  Policy?: PolicyResolvers<ContextType>;
};
