import type { IncomingMessage } from 'node:http';
import { refusal } from '../errors/refusal.ts';

/** The client went away before it had said everything: there is nobody to answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** A body as it came and what it says. */
export interface JsonBody {
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

/**
 * Reads a JSON body of at most `maximumBytes`. Refuses other media types, encodings that could unpack to anything,
 * and text that is not UTF-8 or not JSON. What is left unread of an oversized body is discarded by node as it comes.
 */
export async function readJsonBody(request: IncomingMessage, maximumBytes: number): Promise<JsonBody> {
  requireJson(request);
  if (Number(request.headers['content-length'] ?? 0) > maximumBytes) throw tooLarge(maximumBytes);
  const bytes = await readBytes(request, maximumBytes);
  try {
    // The byte order mark stays in, and is then refused: JSON has none.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { bytes, value: JSON.parse(text) };
  } catch {
    throw refusal('BAD_REQUEST', 'The body is not JSON in UTF-8.');
  }
}

const tooLarge = (maximum: number) =>
  refusal('BODY_TOO_LARGE', `The body is larger than ${maximum} bytes.`, { limit: 'bodyBytes', maximum });

function requireJson({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Bodies must not be compressed.');
  }
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((it) => it.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() === 'application/json' && isUtf8) return;
  throw refusal('UNSUPPORTED_MEDIA_TYPE', 'The body must be of type application/json, in UTF-8.');
}

function readBytes(request: IncomingMessage, maximumBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (request.destroyed) return reject(new ClientGone());
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maximumBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(tooLarge(maximumBytes));
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => reject(new ClientGone()));
    request.on('error', () => reject(new ClientGone()));
  });
}
