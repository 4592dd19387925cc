// Made by `npm run codegen` from the SDL: do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Any JSON value; each use names the zod schema in schema/tasks.ts that it must satisfy. */
  JSON: { input: unknown; output: unknown; }
};

export type Query = {
  /** The newest protocol version the headnode speaks. */
  readonly protocolVersion: Scalars['Int']['output'];
};

export type Mutation = {
  /** Registers a compute node. The join token is used up. */
  readonly enroll: Enrollment;
  /** Says that the agent lives. Every 5 seconds. */
  readonly heartbeat: Acknowledgement;
  /** Says what is true on the node: everything (`isComplete`), or what has changed. */
  readonly report: Acknowledgement;
  /** Says that a task is in the journal and will be done; it is not sent again on this session. */
  readonly acceptTask: Acknowledgement;
  /** Says how a task ended. Repeated until answered. */
  readonly finishTask: Acknowledgement;
};


export type MutationEnrollArgs = {
  input: EnrollInput;
};


export type MutationHeartbeatArgs = {
  input: HeartbeatInput;
};


export type MutationReportArgs = {
  input: ReportInput;
};


export type MutationAcceptTaskArgs = {
  taskId: Scalars['ID']['input'];
};


export type MutationFinishTaskArgs = {
  input: FinishTaskInput;
};

export type Subscription = {
  /** The tasks of the session's node: those not finished at first, then new ones. */
  readonly tasks: Task;
};

export type Acknowledgement = {
  /** Whether it was taken; false when it was older than what is already known. */
  readonly accepted: Scalars['Boolean']['output'];
};

export type EnrollInput = {
  /** Uuid of the compute node. */
  readonly node: Scalars['ID']['input'];
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: Scalars['String']['input'];
  /** NodeFacts (schema/tasks.ts). */
  readonly facts: Scalars['JSON']['input'];
};

export type Enrollment = {
  /** Uuid under which the node is registered. */
  readonly node: Scalars['ID']['output'];
};

export type HeartbeatInput = {
  /** Rises with every heartbeat and report of a session. */
  readonly sequence: Scalars['Int']['input'];
  /** NodeFacts (schema/tasks.ts), when they have changed or the session is new. */
  readonly facts?: InputMaybe<Scalars['JSON']['input']>;
};

export type ReportInput = {
  /** Rises with every heartbeat and report of a session. */
  readonly sequence: Scalars['Int']['input'];
  /** Whether `instances` is everything on the node: what is missing does not exist. */
  readonly isComplete: Scalars['Boolean']['input'];
  /** InstanceReport[] (schema/tasks.ts). */
  readonly instances: Scalars['JSON']['input'];
};

export type FinishTaskInput = {
  readonly taskId: Scalars['ID']['input'];
  /** Whether it was done. */
  readonly isDone: Scalars['Boolean']['input'];
  /** TaskFailure (schema/tasks.ts), when it was not. */
  readonly failure?: InputMaybe<Scalars['JSON']['input']>;
  /** InstanceReport (schema/tasks.ts): the instance as it was seen afterwards; null for tasks without instance or when it does not exist. */
  readonly observed?: InputMaybe<Scalars['JSON']['input']>;
};

export type Task = {
  /** The same id always means the same single effect. */
  readonly id: Scalars['ID']['output'];
  /** TaskKind (schema/tasks.ts). */
  readonly kind: Scalars['String']['output'];
  /** Uuid of the instance it is about; tasks of one instance are done one after another. */
  readonly instance?: Maybe<Scalars['ID']['output']>;
  /** The payload of that kind (schema/tasks.ts). */
  readonly payload: Scalars['JSON']['output'];
  /** After this long the headnode gives up waiting. */
  readonly deadlineMs: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

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



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Query: ResolverTypeWrapper<{}>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<{}>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Subscription: ResolverTypeWrapper<{}>;
  Acknowledgement: ResolverTypeWrapper<Acknowledgement>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  EnrollInput: EnrollInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Enrollment: ResolverTypeWrapper<Enrollment>;
  HeartbeatInput: HeartbeatInput;
  ReportInput: ReportInput;
  FinishTaskInput: FinishTaskInput;
  Task: ResolverTypeWrapper<Task>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  JSON: Scalars['JSON']['output'];
  Query: {};
  Int: Scalars['Int']['output'];
  Mutation: {};
  ID: Scalars['ID']['output'];
  Subscription: {};
  Acknowledgement: Acknowledgement;
  Boolean: Scalars['Boolean']['output'];
  EnrollInput: EnrollInput;
  String: Scalars['String']['output'];
  Enrollment: Enrollment;
  HeartbeatInput: HeartbeatInput;
  ReportInput: ReportInput;
  FinishTaskInput: FinishTaskInput;
  Task: Task;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type QueryResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  protocolVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  enroll?: Resolver<ResolversTypes['Enrollment'], ParentType, ContextType, RequireFields<MutationEnrollArgs, 'input'>>;
  heartbeat?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType, RequireFields<MutationHeartbeatArgs, 'input'>>;
  report?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType, RequireFields<MutationReportArgs, 'input'>>;
  acceptTask?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType, RequireFields<MutationAcceptTaskArgs, 'taskId'>>;
  finishTask?: Resolver<ResolversTypes['Acknowledgement'], ParentType, ContextType, RequireFields<MutationFinishTaskArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  tasks?: SubscriptionResolver<ResolversTypes['Task'], "tasks", ParentType, ContextType>;
};

export type AcknowledgementResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Acknowledgement'] = ResolversParentTypes['Acknowledgement']> = {
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnrollmentResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Enrollment'] = ResolversParentTypes['Enrollment']> = {
  node?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TaskResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Task'] = ResolversParentTypes['Task']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instance?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  deadlineMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = unknown> = {
  JSON?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Acknowledgement?: AcknowledgementResolvers<ContextType>;
  Enrollment?: EnrollmentResolvers<ContextType>;
  Task?: TaskResolvers<ContextType>;
};
