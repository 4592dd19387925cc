// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NetworkDoc } from './store/networks.ts';
import type { NicDoc } from './store/nics.ts';
import type { IpDoc } from './store/ips.ts';
import type { Connection } from './../shared/connection.ts';
import type { NetworkContext } from './context.ts';
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
  /** One network you may use. */
  readonly network?: Maybe<Network>;
  /** The networks you may use. */
  readonly networks: NetworkConnection;
  /** What the networks wanted for an instance come to, or why they cannot be had. The compute subgraph's own question, asked before it admits an instance. */
  readonly attachments: AttachmentPlan;
};


export type QueryNetworkArgs = {
  ref: Scalars['String']['input'];
};


export type QueryNetworksArgs = {
  filter?: InputMaybe<NetworkFilter>;
  orderBy?: InputMaybe<NetworkOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAttachmentsArgs = {
  wanted?: InputMaybe<ReadonlyArray<WantedAttachment>>;
};

/** A network wanted for an instance, as it was asked for. */
export type WantedAttachment = {
  /** Network, by id, uuid, unique beginning of a uuid, or name. */
  readonly network: Scalars['String']['input'];
  /** An exact address on it. */
  readonly ipv4Address?: InputMaybe<Scalars['String']['input']>;
  /** Whether this NIC gives the default route. */
  readonly primary?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Either attachments or refusals, never both. */
export type AttachmentPlan = {
  /** What to attach, in order; exactly one is primary. */
  readonly attachments: ReadonlyArray<Attachment>;
  /** Why it cannot be; empty when it can. */
  readonly refusals: ReadonlyArray<AttachmentRefusal>;
};

/** A NIC that an instance is to get. */
export type Attachment = {
  /** Uuid of the network. */
  readonly networkUuid: Scalars['ID']['output'];
  /** The exact address asked for; null for the next free one. */
  readonly ipv4Address?: Maybe<Scalars['String']['output']>;
  /** Whether it gives the default route. */
  readonly primary: Scalars['Boolean']['output'];
};

/** Why a wanted network cannot be had, in the form of a mutation's user errors. */
export type AttachmentRefusal = {
  /** Code from the table of errors. */
  readonly code: Scalars['String']['output'];
  /** Path inside the input, for example `["networks", "0", "ipv4Address"]`; null when it is about the whole. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong. */
  readonly message: Scalars['String']['output'];
  /** What to do about it. */
  readonly hint?: Maybe<Scalars['String']['output']>;
};

/** A logical network: a VLAN with an IPv4 subnet that instances attach to. */
export type Network = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Unique name. */
  readonly name: Scalars['String']['output'];
  /** What it is for. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether its addresses are reachable from the internet. */
  readonly public: Scalars['Boolean']['output'];
  /** CIDR, for example `10.77.0.0/24`. */
  readonly subnet: Scalars['String']['output'];
  /** Netmask of the subnet. */
  readonly netmask: Scalars['String']['output'];
  /** Default gateway. */
  readonly gateway?: Maybe<Scalars['String']['output']>;
  /** First address given out by itself. */
  readonly provisionStartIp: Scalars['String']['output'];
  /** Last address given out by itself. */
  readonly provisionEndIp: Scalars['String']['output'];
  /** Name servers. */
  readonly resolvers: ReadonlyArray<Scalars['String']['output']>;
  /** Static routes. */
  readonly routes: ReadonlyArray<StaticRoute>;
  /** VLAN number; 0 means untagged. */
  readonly vlanId: Scalars['Int']['output'];
  /** NIC tag that a compute node's link must provide. */
  readonly nicTag: Scalars['String']['output'];
  /** Largest packet, in bytes. */
  readonly mtu: Scalars['Int']['output'];
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Addresses that are assigned or reserved, lowest first. On networks shared between accounts, only your own. */
  readonly ips: IpAddressConnection;
};


/** A logical network: a VLAN with an IPv4 subnet that instances attach to. */
export type NetworkIpsArgs = {
  filter?: InputMaybe<IpAddressFilter>;
  orderBy?: InputMaybe<IpAddressOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A static route that instances on a network get. */
export type StaticRoute = {
  /** Address or CIDR. */
  readonly destination: Scalars['String']['output'];
  /** Next hop. */
  readonly gateway: Scalars['String']['output'];
};

/** Networks to keep: every condition given must hold. */
export type NetworkFilter = {
  /** Exact names. */
  readonly name?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names containing this text, upper and lower case alike. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Whether reachable from the internet. */
  readonly public?: InputMaybe<Scalars['Boolean']['input']>;
  /** NIC tags. */
  readonly nicTag?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Order of a list of networks. */
export type NetworkOrder = {
  /** By what. */
  readonly field: NetworkOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What networks can be ordered by. */
export type NetworkOrderField =
  /** Name. */
  | 'NAME'
  /** When they were made. */
  | 'CREATED_AT';

/** A page of networks. */
export type NetworkConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<NetworkEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Network>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of networks. */
export type NetworkEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Network;
};

/** Whether a NIC is in use. */
export type NicState =
  /** Set aside; the instance is being created. */
  | 'PROVISIONING'
  /** Its instance is down. */
  | 'STOPPED'
  /** Its instance is up. */
  | 'RUNNING';

/** A virtual network card of an instance. */
export type Nic = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** MAC address, lower case with colons; unique in the data center. */
  readonly mac: Scalars['String']['output'];
  /** IPv4 address. */
  readonly ip: Scalars['String']['output'];
  /** Network it is attached to. */
  readonly network: Network;
  /** Instance it belongs to. */
  readonly instance: Instance;
  /** Whether it gives the default route. */
  readonly primary: Scalars['Boolean']['output'];
  /** Whether it is in use. */
  readonly state: NicState;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** An address of a network that is assigned or reserved. */
export type IpAddress = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Network uuid and address, joined by a slash. */
  readonly key: Scalars['String']['output'];
  /** IPv4 address. */
  readonly address: Scalars['String']['output'];
  /** Network it is part of. */
  readonly network: Network;
  /** NIC that has it. */
  readonly nic?: Maybe<Nic>;
  /** Instance that has it. */
  readonly instance?: Maybe<Instance>;
  /** Whether it is never given out by itself. */
  readonly reserved: Scalars['Boolean']['output'];
  /** Whether it serves the network itself (gateway, resolver) and cannot be asked for. */
  readonly managed: Scalars['Boolean']['output'];
  /** When its record last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** Addresses to keep: every condition given must hold. */
export type IpAddressFilter = {
  /** Exact addresses. */
  readonly address?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether never given out by itself. */
  readonly reserved?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Order of a list of addresses. */
export type IpAddressOrder = {
  /** By what. */
  readonly field: IpAddressOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What addresses can be ordered by. */
export type IpAddressOrderField =
  /** The address, as a number. */
  | 'ADDRESS'
  /** When their record last changed. */
  | 'UPDATED_AT';

/** A page of addresses. */
export type IpAddressConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<IpAddressEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<IpAddress>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of addresses. */
export type IpAddressEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: IpAddress;
};

export type Instance = {
  readonly uuid: Scalars['ID']['output'];
  /** Decides, with the account's own role tags, who may see its network cards. */
  readonly roleTags: ReadonlyArray<Scalars['ID']['output']>;
  /** Its network cards, in order. */
  readonly nics: ReadonlyArray<Nic>;
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
  Node: ( NetworkDoc ) | ( NicDoc ) | ( IpDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  OrderDirection: OrderDirection;
  Query: ResolverTypeWrapper<{}>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  WantedAttachment: WantedAttachment;
  AttachmentPlan: ResolverTypeWrapper<AttachmentPlan>;
  Attachment: ResolverTypeWrapper<Attachment>;
  AttachmentRefusal: ResolverTypeWrapper<AttachmentRefusal>;
  Network: ResolverTypeWrapper<NetworkDoc>;
  StaticRoute: ResolverTypeWrapper<StaticRoute>;
  NetworkFilter: NetworkFilter;
  NetworkOrder: NetworkOrder;
  NetworkOrderField: NetworkOrderField;
  NetworkConnection: ResolverTypeWrapper<Connection<NetworkDoc>>;
  NetworkEdge: ResolverTypeWrapper<Omit<NetworkEdge, 'node'> & { node: ResolversTypes['Network'] }>;
  NicState: NicState;
  Nic: ResolverTypeWrapper<NicDoc>;
  IpAddress: ResolverTypeWrapper<IpDoc>;
  IpAddressFilter: IpAddressFilter;
  IpAddressOrder: IpAddressOrder;
  IpAddressOrderField: IpAddressOrderField;
  IpAddressConnection: ResolverTypeWrapper<Connection<IpDoc>>;
  IpAddressEdge: ResolverTypeWrapper<Omit<IpAddressEdge, 'node'> & { node: ResolversTypes['IpAddress'] }>;
  Instance: ResolverTypeWrapper<{ readonly uuid: string; readonly roleTags?: readonly string[] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  PageInfo: PageInfo;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: {};
  Int: Scalars['Int']['output'];
  WantedAttachment: WantedAttachment;
  AttachmentPlan: AttachmentPlan;
  Attachment: Attachment;
  AttachmentRefusal: AttachmentRefusal;
  Network: NetworkDoc;
  StaticRoute: StaticRoute;
  NetworkFilter: NetworkFilter;
  NetworkOrder: NetworkOrder;
  NetworkConnection: Connection<NetworkDoc>;
  NetworkEdge: Omit<NetworkEdge, 'node'> & { node: ResolversParentTypes['Network'] };
  Nic: NicDoc;
  IpAddress: IpDoc;
  IpAddressFilter: IpAddressFilter;
  IpAddressOrder: IpAddressOrder;
  IpAddressConnection: Connection<IpDoc>;
  IpAddressEdge: Omit<IpAddressEdge, 'node'> & { node: ResolversParentTypes['IpAddress'] };
  Instance: { readonly uuid: string; readonly roleTags?: readonly string[] };
};

export type NodeResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Network' | 'Nic' | 'IpAddress', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  network?: Resolver<Maybe<ResolversTypes['Network']>, ParentType, ContextType, RequireFields<QueryNetworkArgs, 'ref'>>;
  networks?: Resolver<ResolversTypes['NetworkConnection'], ParentType, ContextType, Partial<QueryNetworksArgs>>;
  attachments?: Resolver<ResolversTypes['AttachmentPlan'], ParentType, ContextType, Partial<QueryAttachmentsArgs>>;
};

export type AttachmentPlanResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['AttachmentPlan'] = ResolversParentTypes['AttachmentPlan']> = {
  attachments?: Resolver<ReadonlyArray<ResolversTypes['Attachment']>, ParentType, ContextType>;
  refusals?: Resolver<ReadonlyArray<ResolversTypes['AttachmentRefusal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  networkUuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ipv4Address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AttachmentRefusalResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['AttachmentRefusal'] = ResolversParentTypes['AttachmentRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Network'] = ResolversParentTypes['Network']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Network']>, { __typename: 'Network' } & (GraphQLRecursivePick<Network, {"id":true}> | GraphQLRecursivePick<Network, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  public?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  subnet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  netmask?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gateway?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provisionStartIp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provisionEndIp?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolvers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  routes?: Resolver<ReadonlyArray<ResolversTypes['StaticRoute']>, ParentType, ContextType>;
  vlanId?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nicTag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mtu?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  ips?: Resolver<ResolversTypes['IpAddressConnection'], ParentType, ContextType, Partial<NetworkIpsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StaticRouteResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['StaticRoute'] = ResolversParentTypes['StaticRoute']> = {
  destination?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gateway?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkConnectionResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['NetworkConnection'] = ResolversParentTypes['NetworkConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['NetworkEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Network']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NetworkEdgeResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['NetworkEdge'] = ResolversParentTypes['NetworkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NicResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Nic'] = ResolversParentTypes['Nic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Nic']>, { __typename: 'Nic' } & (GraphQLRecursivePick<Nic, {"id":true}> | GraphQLRecursivePick<Nic, {"mac":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mac?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  instance?: Resolver<ResolversTypes['Instance'], ParentType, ContextType>;
  primary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['NicState'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpAddressResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['IpAddress'] = ResolversParentTypes['IpAddress']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IpAddress']>, { __typename: 'IpAddress' } & (GraphQLRecursivePick<IpAddress, {"id":true}> | GraphQLRecursivePick<IpAddress, {"key":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  network?: Resolver<ResolversTypes['Network'], ParentType, ContextType>;
  nic?: Resolver<Maybe<ResolversTypes['Nic']>, ParentType, ContextType>;
  instance?: Resolver<Maybe<ResolversTypes['Instance']>, ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  managed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpAddressConnectionResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['IpAddressConnection'] = ResolversParentTypes['IpAddressConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IpAddressEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IpAddress']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpAddressEdgeResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['IpAddressEdge'] = ResolversParentTypes['IpAddressEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IpAddress'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InstanceResolvers<ContextType = NetworkContext, ParentType extends ResolversParentTypes['Instance'] = ResolversParentTypes['Instance']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Instance']>, { __typename: 'Instance' } & GraphQLRecursivePick<Instance, {"uuid":true}>, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], { __typename: 'Instance' } & GraphQLRecursivePick<Instance, {"uuid":true}>, ContextType>;

  nics?: Resolver<ReadonlyArray<ResolversTypes['Nic']>, { __typename: 'Instance' } & GraphQLRecursivePick<Instance, {"uuid":true}> & GraphQLRecursivePick<Instance, {"roleTags":true}>, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = NetworkContext> = {
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  AttachmentPlan?: AttachmentPlanResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  AttachmentRefusal?: AttachmentRefusalResolvers<ContextType>;
  Network?: NetworkResolvers<ContextType>;
  StaticRoute?: StaticRouteResolvers<ContextType>;
  NetworkConnection?: NetworkConnectionResolvers<ContextType>;
  NetworkEdge?: NetworkEdgeResolvers<ContextType>;
  Nic?: NicResolvers<ContextType>;
  IpAddress?: IpAddressResolvers<ContextType>;
  IpAddressConnection?: IpAddressConnectionResolvers<ContextType>;
  IpAddressEdge?: IpAddressEdgeResolvers<ContextType>;
  Instance?: InstanceResolvers<ContextType>;
};
