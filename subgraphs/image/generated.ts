// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ImageDoc } from './store/images.ts';
import type { Connection } from './../shared/connection.ts';
import type { ImageContext } from './context.ts';
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
  /** One image you may see. A name means its newest version. */
  readonly image?: Maybe<Image>;
  /** The images you may see. Only active ones unless the filter says otherwise. */
  readonly images: ImageConnection;
};


export type QueryImageArgs = {
  ref: Scalars['String']['input'];
};


export type QueryImagesArgs = {
  filter?: InputMaybe<ImageFilter>;
  orderBy?: InputMaybe<ImageOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** What an image is, and so which brands can run it. */
export type ImageType =
  /** Dataset of a SmartOS zone. */
  | 'ZONE_DATASET'
  /** Dataset of an lx zone. */
  | 'LX_DATASET'
  /** Disk of a hardware virtual machine. */
  | 'ZVOL'
  /** Layer of a Docker image. */
  | 'DOCKER'
  /** LXD image. */
  | 'LXD'
  /** Anything else; cannot be run. */
  | 'OTHER';

/** Which operating system is inside. */
export type ImageOs =
  /** SmartOS. */
  | 'SMARTOS'
  /** Linux. */
  | 'LINUX'
  /** Windows. */
  | 'WINDOWS'
  /** A BSD. */
  | 'BSD'
  /** Another illumos distribution. */
  | 'ILLUMOS'
  /** Anything else. */
  | 'OTHER';

/** Whether an image can be used. */
export type ImageState =
  /** Being made; its file is not there yet. */
  | 'UNACTIVATED'
  /** Ready for use. */
  | 'ACTIVE'
  /** Switched off for new instances. */
  | 'DISABLED'
  /** Being made from an instance. */
  | 'CREATING'
  /** Could not be made. */
  | 'FAILED';

/** How an image's file is compressed. */
export type ImageCompression =
  /** Not at all. */
  | 'NONE'
  /** gzip. */
  | 'GZIP'
  /** bzip2. */
  | 'BZIP2'
  /** xz. */
  | 'XZ';

/** What instances are made from. */
export type Image = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name; several versions may share it. */
  readonly name: Scalars['String']['output'];
  /** Version of the name; opaque text. */
  readonly version: Scalars['String']['output'];
  /** What is inside. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Where to read more. */
  readonly homepage?: Maybe<Scalars['String']['output']>;
  /** Terms of use. */
  readonly eula?: Maybe<Scalars['String']['output']>;
  /** Operating system inside. */
  readonly os: ImageOs;
  /** What it is. */
  readonly type: ImageType;
  /** Whether it can be used. */
  readonly state: ImageState;
  /** Whether every account may use it. */
  readonly public: Scalars['Boolean']['output'];
  /** Whose it is; null when you may not see that account. */
  readonly account?: Maybe<Account>;
  /** Image it builds on. */
  readonly origin?: Maybe<Image>;
  /** Its file; null until there is one. */
  readonly file?: Maybe<ImageFile>;
  /** What an instance made from it needs. */
  readonly requirements: ImageRequirements;
  /** Its tags, by name. */
  readonly tags: ReadonlyArray<ImageTag>;
  /** Size of the disk, for images of type ZVOL. */
  readonly sizeMiB?: Maybe<Scalars['Int']['output']>;
  /** When it became active. */
  readonly publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** The file of an image. */
export type ImageFile = {
  /** How it is compressed. */
  readonly compression: ImageCompression;
  /** SHA-1 of the file, hexadecimal. */
  readonly sha1: Scalars['String']['output'];
  /** Size of the file as it is stored. */
  readonly sizeBytes: Scalars['Float']['output'];
};

/** What an instance made from an image needs. */
export type ImageRequirements = {
  /** Least memory. */
  readonly minRamMiB?: Maybe<Scalars['Int']['output']>;
  /** Most memory. */
  readonly maxRamMiB?: Maybe<Scalars['Int']['output']>;
  /** Brand it must have, in upper case as in InstanceBrand. */
  readonly brand?: Maybe<Scalars['String']['output']>;
};

/** A name with a value on an image. */
export type ImageTag = {
  /** The tag's name. */
  readonly name: Scalars['String']['output'];
  /** The tag's value. */
  readonly value: Scalars['TagValue']['output'];
};

/** Images to keep: every condition given must hold; a list of values means any of them. */
export type ImageFilter = {
  /** Exact names. */
  readonly name?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names containing this text, upper and lower case alike. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Exact versions. */
  readonly version?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Operating systems. */
  readonly os?: InputMaybe<ReadonlyArray<ImageOs>>;
  /** Types. */
  readonly type?: InputMaybe<ReadonlyArray<ImageType>>;
  /** States; ACTIVE unless given. */
  readonly state?: InputMaybe<ReadonlyArray<ImageState>>;
  /** Whether every account may use it. */
  readonly public?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Order of a list of images. */
export type ImageOrder = {
  /** By what. */
  readonly field: ImageOrderField;
  /** Which way. */
  readonly direction?: OrderDirection;
};

/** What images can be ordered by. */
export type ImageOrderField =
  /** When they became active. */
  | 'PUBLISHED_AT'
  /** Name. */
  | 'NAME';

/** A page of images. */
export type ImageConnection = {
  /** The items with their cursors. */
  readonly edges: ReadonlyArray<ImageEdge>;
  /** The items alone. */
  readonly nodes: ReadonlyArray<Image>;
  /** Where the page begins and ends. */
  readonly pageInfo: PageInfo;
  /** How many match altogether. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One item of a page of images. */
export type ImageEdge = {
  /** Cursor of this item, for `after` and `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Image;
};

export type Account = {
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
  Node: ( ImageDoc );
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
  ImageType: ImageType;
  ImageOs: ImageOs;
  ImageState: ImageState;
  ImageCompression: ImageCompression;
  Image: ResolverTypeWrapper<ImageDoc>;
  ImageFile: ResolverTypeWrapper<ImageFile>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ImageRequirements: ResolverTypeWrapper<ImageRequirements>;
  ImageTag: ResolverTypeWrapper<ImageTag>;
  ImageFilter: ImageFilter;
  ImageOrder: ImageOrder;
  ImageOrderField: ImageOrderField;
  ImageConnection: ResolverTypeWrapper<Connection<ImageDoc>>;
  ImageEdge: ResolverTypeWrapper<Omit<ImageEdge, 'node'> & { node: ResolversTypes['Image'] }>;
  Account: ResolverTypeWrapper<{ readonly uuid: string }>;
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
  Image: ImageDoc;
  ImageFile: ImageFile;
  Float: Scalars['Float']['output'];
  ImageRequirements: ImageRequirements;
  ImageTag: ImageTag;
  ImageFilter: ImageFilter;
  ImageOrder: ImageOrder;
  ImageConnection: Connection<ImageDoc>;
  ImageEdge: Omit<ImageEdge, 'node'> & { node: ResolversParentTypes['Image'] };
  Account: { readonly uuid: string };
};

export type NodeResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Image', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
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

export type QueryResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType, RequireFields<QueryImageArgs, 'ref'>>;
  images?: Resolver<ResolversTypes['ImageConnection'], ParentType, ContextType, Partial<QueryImagesArgs>>;
};

export type ImageResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Image']>, { __typename: 'Image' } & (GraphQLRecursivePick<Image, {"id":true}> | GraphQLRecursivePick<Image, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  homepage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eula?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  os?: Resolver<ResolversTypes['ImageOs'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ImageType'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ImageState'], ParentType, ContextType>;
  public?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['ImageFile']>, ParentType, ContextType>;
  requirements?: Resolver<ResolversTypes['ImageRequirements'], ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['ImageTag']>, ParentType, ContextType>;
  sizeMiB?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  publishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageFileResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['ImageFile'] = ResolversParentTypes['ImageFile']> = {
  compression?: Resolver<ResolversTypes['ImageCompression'], ParentType, ContextType>;
  sha1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageRequirementsResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['ImageRequirements'] = ResolversParentTypes['ImageRequirements']> = {
  minRamMiB?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maxRamMiB?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageTagResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['ImageTag'] = ResolversParentTypes['ImageTag']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['TagValue'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageConnectionResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['ImageConnection'] = ResolversParentTypes['ImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageEdgeResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['ImageEdge'] = ResolversParentTypes['ImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Image'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountResolvers<ContextType = ImageContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = ImageContext> = {
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  TagValue?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  ImageFile?: ImageFileResolvers<ContextType>;
  ImageRequirements?: ImageRequirementsResolvers<ContextType>;
  ImageTag?: ImageTagResolvers<ContextType>;
  ImageConnection?: ImageConnectionResolvers<ContextType>;
  ImageEdge?: ImageEdgeResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
};
