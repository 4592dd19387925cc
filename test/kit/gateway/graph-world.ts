import type { Caller } from '../../../schema/caller.ts';
import type { SubgraphName } from '../../../schema/subgraph.ts';

/** A record of the small graph's data. */
export type Row = Readonly<Record<string, unknown>>;

export const accounts: readonly Row[] = [
  { uuid: 'a1', id: 'Account:a1', login: 'ada', email: 'ada@example.com', secret: 's1' },
  { uuid: 'a2', id: 'Account:a2', login: 'bob', email: null, secret: 's2' },
];

export const images: readonly Row[] = [
  { uuid: 'i1', name: 'base', owner: 'a2', origin: null, tags: [{ name: 'os', value: 'smartos' }] },
  { uuid: 'i2', name: 'web', owner: 'a1', origin: 'i1', tags: [{ name: 'role', value: null }] },
];

export const instances: readonly Row[] = [
  {
    uuid: 'v1',
    id: 'Instance:v1',
    name: 'web-1',
    state: 'RUNNING',
    image: 'i1',
    owner: 'a1',
    peers: ['v2', 'v3'],
  },
  { uuid: 'v2', id: 'Instance:v2', name: 'web-2', state: null, image: 'i1', owner: 'a1', peers: ['v1'] },
  { uuid: 'v3', id: 'Instance:v3', name: 'db-1', state: 'STOPPED', image: 'i2', owner: 'a2', peers: [] },
  { uuid: 'v4', id: 'Instance:v4', name: 'bare', state: 'RUNNING', image: null, owner: 'a2', peers: ['v4'] },
];

export const volumes: readonly Row[] = [{ id: 'Volume:d1', size: 10, image: 'i2' }];

export const networks: readonly Row[] = [
  { name: 'external', subnet: '10.0.0.0/24' },
  { name: 'fabric', subnet: '192.168.0.0/24' },
];

/** The NICs of each instance: network names by uuid. */
export const nics: Readonly<Record<string, readonly string[]>> = {
  v1: ['external', 'fabric'],
  v2: ['fabric'],
  v3: [],
  v4: ['external'],
};

export interface Asked {
  readonly subgraph: SubgraphName;
  readonly representations: readonly unknown[];
  readonly caller: Caller | null;
}

/** What a test changes or looks at while the graph is in use. */
export interface GraphWorld {
  /** Credentials by token. */
  readonly callers: Map<string, Caller>;
  /** Entities that their owner denies to exist. */
  readonly gone: Set<string>;
  /** Fields that throw, as `Type.field`, with what they throw. */
  readonly failing: Map<string, Error>;
  /** Everything the subgraphs were asked, in order. */
  readonly asked: Asked[];
  /** What `append` has collected. */
  readonly appended: string[];
  /** Set while subgraphs are to hang: they answer when it resolves. */
  hold: Promise<void> | undefined;
}

export const caller = (uuid: string, more: Partial<Caller> = {}): Caller => ({
  accountUuid: uuid,
  accountLogin: `login-${uuid}`,
  isOperator: false,
  credentialId: `credential-${uuid}`,
  ...more,
});

export const graphWorld = (): GraphWorld => ({
  callers: new Map([
    ['token-a', caller('a1')],
    ['token-b', caller('a2')],
  ]),
  gone: new Set(),
  failing: new Map(),
  asked: [],
  appended: [],
  hold: undefined,
});
