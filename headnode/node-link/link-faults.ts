/** One frame on its way between the headnode and a node. */
export interface LinkFrame {
  readonly direction: 'toNode' | 'fromNode';
  /** The node as the connection has introduced itself; `undefined` for enrolments. */
  readonly node: string | undefined;
  /** The protocol's word: `subscribe`, `next`, `complete`, `connection_init` … */
  readonly type: string;
  /** The field of `node.graphql` it is about, where it says so: `tasks`, `heartbeat`, `finishTask` … */
  readonly field: string | undefined;
}

/** `duplicate` has a meaning towards the node only: the protocol forbids a second request under the same id. */
export type FrameFate = 'deliver' | 'drop' | 'duplicate';

/** Trouble on the wire, for simulations; a link that is given none looks at no frame. */
export interface LinkFaults {
  fate(frame: LinkFrame): FrameFate;
}

/** What a frame is about. Never throws: frames may be anything. */
export function describeFrame(
  direction: LinkFrame['direction'],
  node: string | undefined,
  text: string,
): LinkFrame {
  const message = readJson(text);
  const payload = fieldOf(message, 'payload');
  const [answered] = Object.keys(asObject(fieldOf(payload, 'data')));
  const operation = fieldOf(payload, 'operationName') ?? answered;
  const type = String(fieldOf(message, 'type'));
  const introduced = type === 'connection_init' ? fieldOf(payload, 'node')?.toString() : undefined;
  return { direction, node: node ?? introduced, type, field: operation?.toString() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

const fieldOf = (value: unknown, name: string): unknown => Reflect.get(asObject(value), name);
