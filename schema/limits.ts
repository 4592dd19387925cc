/** Every bound of the system in one place, with its unit in its name (law L11). */
export const limits = {
  http: { bodyBytes: 100_000, headerBytes: 16_384, requestTimeoutMs: 15_000, headersTimeoutMs: 10_000 },
  graphql: {
    tokens: 2_000,
    depth: 8,
    aliases: 30,
    rootFields: 20,
    directives: 50,
    selections: 2_000,
    cost: 5_000,
    errors: 10,
    stringBytes: 65_536,
    variableDepth: 32,
    introspectionDepth: 20,
  },
  page: { defaultSize: 25, maxSize: 100 },
  websocket: {
    frameBytes: 65_536,
    initTimeoutMs: 3_000,
    pingIntervalMs: 12_000,
    subscriptionsPerSocket: 50,
    subscriptionsPerAccount: 1_000,
    socketsPerAccount: 200,
    sockets: 10_000,
  },
  gateway: {
    preparedOperations: 1_000,
    identities: 10_000,
    identityCacheMs: 2_000,
    credentialCheckIntervalMs: 3_000,
    drainMs: 10_000,
  },
  /**
   * What an account may ask for, in cost units: `burst` at once, `refillPerSecond` in the long run. Hundreds of open
   * pages of one account that all come back together must fit into the burst. Attempts to sign in: for one account
   * from one address, and for all accounts together from one address.
   */
  rate: {
    burst: 100_000,
    refillPerSecond: 10_000,
    signInsPerMinute: 5,
    signInsPerAddressPerMinute: 30,
    keptBudgets: 10_000,
  },
  stream: { queuedChanges: 1_000, retainedChanges: 50_000 },
  instance: {
    nameLength: 189,
    tags: 64,
    tagNameLength: 128,
    tagValueLength: 1_024,
    metadataEntries: 128,
    metadataKeyLength: 256,
    metadataBytes: 65_536,
    networks: 8,
    affinityRules: 16,
    waitingOperations: 32,
  },
  idempotencyKeyLength: 128,
  refLength: 200,
  node: {
    heartbeatIntervalMs: 5_000,
    unknownAfterMs: 15_000,
    inventoryIntervalMs: 60_000,
    queuedTasksPerInstance: 32,
    reportBytes: 1_000_000,
    taskResendMs: 5_000,
    orphanGraceMs: 30_000,
    instances: 224,
  },
  retry: { firstDelayMs: 500, maxDelayMs: 30_000, attempts: 10, undoAttempts: 20 },
} as const;
