/** What an `Authorization: Signature …` header says. Nothing in it is proven yet. */
export interface ParsedSignature {
  readonly keyId: string;
  /** In lower case. */
  readonly algorithm: string;
  /** The names of what was signed, in lower case and in order. */
  readonly headers: readonly string[];
  readonly signature: Buffer;
  /** The old form, with the signature behind the parameters: what was signed are bare values without names. */
  readonly isLegacy: boolean;
}

/** `reason` is for our log alone; outside, all failures look the same. */
export type ParsedHeader =
  | { readonly parsed: ParsedSignature; readonly reason?: undefined }
  | { readonly parsed?: undefined; readonly reason: string };

const longestHeader = 8_192;
const mostParameters = 12;
const mostHeaders = 24;
const parameter = /[ \t]*([A-Za-z][A-Za-z0-9_-]*)=(?:"([^"\\]*)"|(\d{1,16}))[ \t]*/y;
const signedName = /^(?:\(request-target\)|[!#$%&'*+.^_`|~0-9a-z-]{1,64})$/;
const refused = (reason: string): ParsedHeader => ({ reason });

/**
 * Reads `Signature keyId="…",algorithm="…",headers="…",signature="…"`, parameters in any order, and the old form
 * `Signature keyId="…",algorithm="…" BASE64`. What is said twice is refused: readers differ on which one counts.
 * Parameters we do not know are skipped. Without `headers`, the date is what was signed.
 */
export function parseSignatureHeader(header: string): ParsedHeader {
  if (header.length > longestHeader) return refused('header too long');
  if (/[^\x20-\x7e\t]/.test(header)) return refused('header not printable');
  const [, rest] = /^Signature[ \t]+(.*)$/i.exec(header) ?? [];
  if (rest === undefined) return refused('another scheme');
  const read = readParameters(rest);
  return typeof read === 'string' ? refused(read) : toSignature(read.parameters, read.trailing);
}

interface Parameters {
  readonly parameters: ReadonlyMap<string, string>;
  readonly trailing: string;
}

/** The parameters by their names in lower case and what stands behind them, or why they cannot be read. */
function readParameters(text: string): Parameters | string {
  const parameters = new Map<string, string>();
  for (let position = 0; ; ) {
    parameter.lastIndex = position;
    const [, name, quoted, number] = parameter.exec(text) ?? [];
    if (name === undefined) return 'parameter not readable';
    position = parameter.lastIndex;
    const key = name.toLowerCase();
    if (parameters.has(key)) return 'parameter given twice';
    parameters.set(key, quoted ?? number ?? '');
    if (parameters.size > mostParameters) return 'too many parameters';
    if (text[position] !== ',') return { parameters, trailing: text.slice(position).trim() };
    position += 1;
  }
}

function toSignature(parameters: ReadonlyMap<string, string>, trailing: string): ParsedHeader {
  const keyId = parameters.get('keyid') ?? '';
  const algorithm = (parameters.get('algorithm') ?? '').toLowerCase();
  if (keyId === '' || algorithm === '') return refused('parameter missing');
  const isLegacy = trailing !== '';
  if (isLegacy && parameters.has('signature')) return refused('signature given twice');
  const signature = readBase64(isLegacy ? trailing : (parameters.get('signature') ?? ''));
  if (!signature) return refused('signature not base64');
  const headers = signedNames(parameters.get('headers') ?? 'date');
  if (!headers) return refused('signed headers not readable');
  if (isLegacy && (headers.length !== 1 || !/^(?:x-)?date$/.test(headers[0] ?? '')))
    return refused('old form signs the date alone');
  return { parsed: { keyId, algorithm, headers, signature, isLegacy } };
}

function signedNames(list: string): readonly string[] | undefined {
  const names = list.toLowerCase().trim().split(/ +/);
  const isGood =
    names.length <= mostHeaders &&
    new Set(names).size === names.length &&
    names.every((name) => signedName.test(name));
  return isGood ? names : undefined;
}

function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  const isCanonical =
    text !== '' && bytes.toString('base64').replace(/=+$/, '') === text.replace(/={1,2}$/, '');
  return isCanonical ? bytes : undefined;
}
