/**
 * The import law: who may know whom. Imports run one way, from `test` and `headnode/boot`, which may know
 * everything, down to `schema`, which knows nothing of ours.
 */
const others = (...allowed) =>
  `^(?!(?:${allowed.join('|')}))(?:schema|agents|gateway|headnode|subgraphs|test)/`;

/** Code under `from` may import only what is in `allowed` (patterns from the root). */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: others(...allowed) },
});

module.exports = {
  forbidden: [
    only('schema-knows-nothing', '^schema/', ['schema/'], 'The contracts import nothing of ours.'),
    only('agents-know-schema', '^agents/', ['schema/', 'agents/'], 'An agent runs alone on a compute node.'),
    only(
      'gateway-knows-schema',
      '^gateway/',
      ['schema/', 'gateway/'],
      'Subgraphs may run in other processes.',
    ),
    only(
      'store-knows-schema',
      '^subgraphs/store/',
      ['schema/', 'subgraphs/store/'],
      'The store has no domain.',
    ),
    only(
      'shared-has-no-domain',
      '^subgraphs/shared/',
      ['schema/', 'subgraphs/shared/', 'subgraphs/store/'],
      'What subgraphs share must not know any one of them.',
    ),
    only(
      'subgraphs-are-strangers',
      '^subgraphs/(account|compute|image|network)/',
      ['schema/', 'subgraphs/shared/', 'subgraphs/store/', 'subgraphs/$1/'],
      'A subgraph asks another through GraphQL entities or a workflow.',
    ),
    only(
      'headnode-uses-services',
      '^headnode/(?!boot/)',
      [
        'schema/',
        'headnode/(?!boot/)',
        'subgraphs/shared/',
        'subgraphs/store/',
        'subgraphs/[^/]+/(?:service|store)/',
      ],
      'The brain works through services and collections, never through resolvers, the gateway or an agent.',
    ),
    only(
      'boot-wires-everything',
      '^headnode/boot/',
      ['schema/', 'agents/', 'gateway/', 'headnode/', 'subgraphs/'],
      'Production code never needs the tests.',
    ),
    {
      name: 'tools-build-only',
      comment: 'Composition and code generation are for building; a running process loads what they made.',
      severity: 'error',
      from: { pathNot: '^(?:schema/tools|test)/' },
      to: { path: '^schema/tools/' },
    },
    {
      name: 'explorer-is-a-bundle',
      comment: 'The explorer runs in a browser; processes only bundle it.',
      severity: 'error',
      from: { pathNot: '^(?:gateway/explorer|test)/' },
      to: { path: '^gateway/explorer/(?!build\\.ts$)' },
    },
    {
      name: 'children-at-the-edges',
      comment: 'Child processes are started by hosts and by tests alone.',
      severity: 'error',
      from: { pathNot: '^(?:agents/hosts|test)/' },
      to: { path: '^(?:node:)?child_process$' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module, or lack a third. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-what-is-installed',
      comment: 'Every import resolves, and comes from a package we declare.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production must be installed there.',
      severity: 'error',
      from: {
        path: '^(?:schema|agents|gateway|headnode|subgraphs)/',
        pathNot: '^(?:schema/tools|gateway/explorer)/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
