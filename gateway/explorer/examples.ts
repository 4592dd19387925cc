/** An operation that the page offers ready to run. Names are those of the seeded data. */
export interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const instanceVariable = { instance: 'web-1' };

/** In the order of a first session: look around, create, watch, act, delete. */
export const examples: readonly Example[] = [
  {
    title: 'Who am I?',
    query: `query WhoAmI {
  viewer {
    account { login email companyName createdAt }
    user { login }
    isOperator
  }
}`,
  },
  {
    title: 'Packages, images and networks',
    query: `# What an instance can be made of.
query Catalogue {
  packages(orderBy: { field: RAM, direction: ASC }) {
    nodes { name version brand ramMiB vcpus cpuCapPercent quotaGiB }
  }
  images {
    nodes { name version os type description publishedAt }
  }
  networks {
    nodes { name public subnet provisionStartIp provisionEndIp }
  }
}`,
  },
  {
    title: 'Create an instance',
    query: `# Answers at once, while the instance is being built:
# WatchInstances in a new window shows it come alive.
mutation CreateInstance($input: CreateInstanceInput!) {
  createInstance(input: $input) {
    instance { uuid name state }
    operation { id state steps { name state } }
    userErrors { code field message hint }
  }
}`,
    variables: {
      input: {
        name: 'web-1',
        package: 'g1.small',
        image: 'base-64-lts',
        tags: [{ name: 'role', value: 'web' }],
      },
    },
  },
  {
    title: 'Watch instances',
    query: `# Every change from now on, until you press stop
# or leave this tab: act in a new window, top right.
# After a lost connection it continues where it was.
subscription WatchInstances($after: String) {
  instanceChanged(after: $after) {
    kind
    sequence
    instance {
      name
      state
      nics { ip network { name } }
      image { name version }
    }
    cursor
  }
}`,
    variables: { after: null },
  },
  {
    title: 'List instances',
    query: `query ListInstances {
  instances(first: 25, orderBy: { field: CREATED_AT, direction: DESC }) {
    totalCount
    asOf
    nodes {
      name
      uuid
      state
      brand
      ramMiB
      image { name version os }
      package { name }
      nics { mac ip primary state network { name } }
      tags { name value }
    }
  }
}`,
  },
  {
    title: 'Stop, start, reboot',
    query: `# The run button asks which of the three.
mutation StopInstance($instance: String!) {
  stopInstance(input: { instance: $instance }) {
    instance { name state }
    operation { id state }
    userErrors { code message hint }
  }
}

mutation StartInstance($instance: String!) {
  startInstance(input: { instance: $instance }) {
    instance { name state }
    operation { id state }
    userErrors { code message hint }
  }
}

mutation RebootInstance($instance: String!) {
  rebootInstance(input: { instance: $instance }) {
    instance { name state }
    operation { id state }
    userErrors { code message hint }
  }
}`,
    variables: instanceVariable,
  },
  {
    title: 'Delete an instance',
    query: `mutation DeleteInstance($instance: String!) {
  deleteInstance(input: { instance: $instance }) {
    instance { name state }
    operation { id state }
    userErrors { code message hint }
  }
}`,
    variables: instanceVariable,
  },
  {
    title: 'Operations with their steps',
    query: `# What was done, step by step, newest first.
query Operations {
  operations(first: 10) {
    nodes {
      id
      kind
      state
      progress
      target { name state }
      steps { name state attempts startedAt finishedAt error { code message } }
      error { code message }
      cancelable
    }
  }
}`,
  },
  {
    title: 'Compute nodes (operators)',
    query: `query ComputeNodes {
  computeNodes {
    nodes {
      hostname
      status
      platform
      capacity { ramMiB diskGiB }
      reserved { ramMiB diskGiB instances }
      lastHeartbeatAt
      instances(first: 10) {
        totalCount
        nodes { name state }
      }
    }
  }
}`,
  },
];

/** An example as the editor's tab. */
export const toTab = ({
  query,
  variables,
}: Example): { readonly query: string; readonly variables: string } => ({
  query,
  variables: variables ? JSON.stringify(variables, null, 2) : '',
});
