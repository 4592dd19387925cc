/**
 * Operations as a Relay application writes them, by module name: a paginated list under `@connection`, a
 * fragment fetched again through `node(id:)`, a mutation that edits the list, and a live list.
 */
export const relayOperations: Readonly<Record<string, string>> = {
  InstanceList: `
    fragment InstanceList_viewer on Query
    @refetchable(queryName: "InstanceListPaginationQuery")
    @argumentDefinitions(
      count: { type: "Int", defaultValue: 25 }
      cursor: { type: "String" }
      filter: { type: "InstanceFilter" }
    ) {
      instances(first: $count, after: $cursor, filter: $filter)
        @connection(key: "InstanceList_instances", filters: ["filter"]) {
        asOf
        totalCount
        edges { node { id ...InstanceNics_instance } }
      }
    }`,
  InstanceListPage: `
    query InstanceListQuery($filter: InstanceFilter) {
      ...InstanceList_viewer @arguments(filter: $filter)
    }`,
  InstanceNics: `
    fragment InstanceNics_instance on Instance @refetchable(queryName: "InstanceNicsRefetchQuery") {
      name
      state
      image { name version }
      nics { mac ip network { name } }
    }`,
  CreateInstance: `
    mutation CreateInstanceMutation($input: CreateInstanceInput!, $connections: [ID!]!) {
      createInstance(input: $input) {
        instance @prependNode(connections: $connections, edgeTypeName: "InstanceEdge") {
          id
          ...InstanceNics_instance
        }
        operation { id state progress }
        userErrors { code field message hint }
      }
    }`,
  WatchInstances: `
    subscription WatchInstancesSubscription($after: String) {
      instanceChanged(after: $after) {
        cursor
        kind
        sequence
        instance { id ...InstanceNics_instance }
      }
    }`,
  AnyNode: `
    query AnyNodeQuery($id: ID!, $ids: [ID!]!) {
      node(id: $id) { __typename id ... on Network { subnet } ... on Operation { state } }
      nodes(ids: $ids) { id }
    }`,
};
