/** A request as it arrived: `IncomingMessage` has the same headers, `target` is its `url`. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * The text that was signed: a line `name: value` for each name, in order, with `(request-target)` standing for the
 * method and the target. `undefined` when the request lacks one of them.
 */
export function signingString(request: SignedRequest, names: readonly string[]): string | undefined {
  const values = names.map((name) => headerValue(request, name));
  // A line break inside a value would make one line look like two; headers arrive as bytes, one for each character.
  if (values.some((value) => value === undefined || /[\r\n\u0100-\uffff]/.test(value))) return undefined;
  return names.map((name, index) => `${name}: ${values[index]}`).join('\n');
}

/** The value of one header, several of the same name joined; `undefined` when there is none. */
export function headerValue({ method, target, headers }: SignedRequest, name: string): string | undefined {
  if (name === '(request-target)') return `${method.toLowerCase()} ${target}`;
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
