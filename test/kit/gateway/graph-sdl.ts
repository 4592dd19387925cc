import type { SubgraphName } from '../../../schema/subgraph.ts';

const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@listSize", "@cost", "@tag"]
)`;

/** A small graph with everything federation makes difficult: two keys, entities of one type in three places, abstract types, @requires. */
export const graphSdl: Readonly<Record<SubgraphName, string>> = {
  account: `${link}
    interface Node { id: ID! }
    type Query {
      viewer: Account!
      identify(credential: CredentialInput!): Identity @inaccessible
      sessionKeys: String! @inaccessible
    }
    type Account implements Node @key(fields: "id") @key(fields: "uuid") {
      id: ID!
      uuid: ID!
      login: String!
      email: String
      secret: String!
    }
    type Identity @inaccessible {
      accountUuid: ID!
      accountLogin: String!
      userUuid: ID
      userLogin: String
      isOperator: Boolean!
      isReader: Boolean!
      credentialId: ID!
      credentialKind: String!
      expiresAt: String
      scopes: [String!]
      roles: [IdentityRole!]
      roleTags: [IdentityRoleTag!]!
    }
    type IdentityRole @inaccessible { uuid: ID! name: String! rules: [String!]! }
    type IdentityRoleTag @inaccessible { collection: String! roles: [ID!]! }
    input CredentialInput @inaccessible {
      token: String
      signature: SignatureInput
      asRoles: [String!]
      address: String
      wasAccepted: Boolean
    }
    input SignatureInput @inaccessible {
      authorization: String!
      method: String!
      target: String!
      headerNames: [String!]!
      headerValues: [String!]!
    }`,
  compute: `${link}
    interface Node { id: ID! }
    scalar Tag
    enum ChangeKind { CREATED UPDATED DELETED RESET }
    union Holder = Instance | Volume
    type Query {
      node(id: ID!): Node
      nodes(ids: [ID!]!): [Node]! @listSize(assumedSize: 25)
      instance(uuid: ID!): Instance
      instances(first: Int, last: Int): InstanceConnection!
        @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
      holders: [Holder!]! @listSize(assumedSize: 3)
      echo(tag: Tag, input: EchoInput): String
      fail(how: String!): String
      deep: Deep
    }
    type Deep { deeper: [Deep!]! name: String }
    input EchoInput { text: String! color: Color = RED }
    enum Color { RED GREEN }
    type Mutation {
      rename(uuid: ID!, name: String!): Instance @cost(weight: 10)
      append(text: String!): [String!]! @cost(weight: 10)
    }
    type Subscription {
      instanceChanged(after: String): InstanceChange!
      operationChanged(id: ID!, after: String): InstanceChange! @tag(name: "present-first")
    }
    type InstanceChange { cursor: String! kind: ChangeKind! sequence: Int! instance: Instance }
    type InstanceConnection { edges: [InstanceEdge!]! nodes: [Instance!]! totalCount: Int! }
    type InstanceEdge { cursor: String! node: Instance! }
    type Instance implements Node @key(fields: "id") @key(fields: "uuid") {
      id: ID!
      uuid: ID!
      name: String!
      state: String
      image: Image
      owner: Account!
      peers: [Instance!]! @listSize(assumedSize: 2)
    }
    type Volume implements Node @key(fields: "id") { id: ID! size: Int! image: Image }
    type Account @key(fields: "uuid", resolvable: false) { uuid: ID! }
    type Image @key(fields: "uuid", resolvable: false) { uuid: ID! }`,
  image: `${link}
    type Query { images: [Image!]! @listSize(assumedSize: 5) }
    type Image @key(fields: "uuid") {
      uuid: ID!
      name: String!
      owner: Account
      origin: Image
      tags: [ImageTag!]! @listSize(assumedSize: 2)
    }
    type ImageTag { name: String! value: String }
    type Account @key(fields: "uuid", resolvable: false) { uuid: ID! }`,
  network: `${link}
    type Query { network(name: String!): Network }
    type Network @key(fields: "name") { name: String! subnet: String! }
    type Nic { mac: ID! network: Network! instance: Instance! }
    type Instance @key(fields: "uuid") {
      uuid: ID!
      name: String! @external
      nics(public: Boolean): [Nic!]! @listSize(assumedSize: 4)
      hostname: String! @requires(fields: "name")
    }`,
};
