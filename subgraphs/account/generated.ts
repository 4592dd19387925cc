// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountDoc } from './store/accounts.ts';
import type { UserDoc } from './store/users.ts';
import type { SshKeyDoc } from './store/ssh-keys.ts';
import type { AccountContext } from './context.ts';
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

export type Query = {
  /** Who you are. */
  readonly viewer: Viewer;
  /** Your account; for operators, any. */
  readonly account?: Maybe<Account>;
  /** Whom a bearer token belongs to; null when it is unknown or has expired. The gateway's own question, asked before every request. */
  readonly identify?: Maybe<Identity>;
};


export type QueryAccountArgs = {
  ref: Scalars['String']['input'];
};


export type QueryIdentifyArgs = {
  token: Scalars['String']['input'];
};

/** Who is asking. */
export type Viewer = {
  /** The account you act for. */
  readonly account: Account;
  /** The login inside the account, when it is not the account itself. */
  readonly user?: Maybe<User>;
  /** Whether you operate this data center and so see and may do everything. */
  readonly isOperator: Scalars['Boolean']['output'];
};

/** A tenant: owns instances, images and networks. */
export type Account = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Unique login. */
  readonly login: Scalars['String']['output'];
  /** Unique e-mail address. */
  readonly email: Scalars['String']['output'];
  /** Company. */
  readonly companyName?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Its logins. */
  readonly users: ReadonlyArray<User>;
  /** Its SSH keys. */
  readonly sshKeys: ReadonlyArray<SshKey>;
};

/** A login inside an account. */
export type User = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Login, unique inside the account. */
  readonly login: Scalars['String']['output'];
  /** E-mail address. */
  readonly email: Scalars['String']['output'];
  /** The account it is part of. */
  readonly account: Account;
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** A public key that proves who somebody is. */
export type SshKey = Node & {
  /** Opaque global id. */
  readonly id: Scalars['ID']['output'];
  /** Lower-case uuid. */
  readonly uuid: Scalars['ID']['output'];
  /** Name, unique for its owner. */
  readonly name: Scalars['String']['output'];
  /** SHA-256 fingerprint, as ssh-keygen prints it. */
  readonly fingerprint: Scalars['String']['output'];
  /** The public key in OpenSSH's form. */
  readonly publicKey: Scalars['String']['output'];
  /** When it was added. */
  readonly createdAt: Scalars['DateTime']['output'];
};

/** Whom a credential belongs to. */
export type Identity = {
  /** Uuid of the account. */
  readonly accountUuid: Scalars['ID']['output'];
  /** Login of the account. */
  readonly accountLogin: Scalars['String']['output'];
  /** Uuid of the login inside the account. */
  readonly userUuid?: Maybe<Scalars['ID']['output']>;
  /** Whether it operates the data center. */
  readonly isOperator: Scalars['Boolean']['output'];
  /** Which credential it was; not the credential itself. */
  readonly credentialId: Scalars['ID']['output'];
  /** When the credential ends. */
  readonly expiresAt?: Maybe<Scalars['DateTime']['output']>;
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
  Node: ( AccountDoc ) | ( UserDoc ) | ( SshKeyDoc );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<{}>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Viewer: ResolverTypeWrapper<Omit<Viewer, 'account' | 'user'> & { account: ResolversTypes['Account'], user?: Maybe<ResolversTypes['User']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Account: ResolverTypeWrapper<AccountDoc>;
  User: ResolverTypeWrapper<UserDoc>;
  SshKey: ResolverTypeWrapper<SshKeyDoc>;
  Identity: ResolverTypeWrapper<Identity>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  DateTime: Scalars['DateTime']['output'];
  Query: {};
  String: Scalars['String']['output'];
  Viewer: Omit<Viewer, 'account' | 'user'> & { account: ResolversParentTypes['Account'], user?: Maybe<ResolversParentTypes['User']> };
  Boolean: Scalars['Boolean']['output'];
  Account: AccountDoc;
  User: UserDoc;
  SshKey: SshKeyDoc;
  Identity: Identity;
};

export type NodeResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Account' | 'User' | 'SshKey', ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'ref'>>;
  identify?: Resolver<Maybe<ResolversTypes['Identity']>, ParentType, ContextType, RequireFields<QueryIdentifyArgs, 'token'>>;
};

export type ViewerResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  isOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']>, { __typename: 'Account' } & (GraphQLRecursivePick<Account, {"id":true}> | GraphQLRecursivePick<Account, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  companyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  users?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  sshKeys?: Resolver<ReadonlyArray<ResolversTypes['SshKey']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']>, { __typename: 'User' } & (GraphQLRecursivePick<User, {"id":true}> | GraphQLRecursivePick<User, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  account?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SshKeyResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['SshKey'] = ResolversParentTypes['SshKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SshKey']>, { __typename: 'SshKey' } & (GraphQLRecursivePick<SshKey, {"id":true}> | GraphQLRecursivePick<SshKey, {"uuid":true}>), ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publicKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdentityResolvers<ContextType = AccountContext, ParentType extends ResolversParentTypes['Identity'] = ResolversParentTypes['Identity']> = {
  accountUuid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  accountLogin?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userUuid?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isOperator?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  credentialId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = AccountContext> = {
  Node?: NodeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Account?: AccountResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  SshKey?: SshKeyResolvers<ContextType>;
  Identity?: IdentityResolvers<ContextType>;
};
