import type { Duplex } from 'node:stream';
import type { TopLevelCode } from '../../schema/errors.ts';
import type { Random } from '../../schema/runtime.ts';

interface Broken {
  readonly status: string;
  readonly code: TopLevelCode;
  readonly message: string;
}

const byErrorCode: Readonly<Record<string, Broken>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'REQUEST_TIMEOUT',
    message: 'The request took too long to arrive.',
  },
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'LIMIT_EXCEEDED',
    message: 'The headers are too large.',
  },
};

const malformed: Broken = {
  status: '400 Bad Request',
  code: 'BAD_REQUEST',
  message: 'This is not HTTP.',
};

/** Answers what never became a request (too slow, too large, not HTTP) and ends the connection. */
export function answerBrokenRequest(error: Error, socket: Duplex, random: Random): void {
  // Bytes of an answer may be on their way already (`_httpMessage` is node's own mark of it): add nothing to them.
  const isAnswering = '_httpMessage' in socket && Boolean(socket._httpMessage);
  const errorCode = 'code' in error ? String(error.code) : '';
  if (
    !socket.writable ||
    errorCode === 'ECONNRESET' ||
    (isAnswering && errorCode !== 'ERR_HTTP_REQUEST_TIMEOUT')
  ) {
    socket.destroy();
    return;
  }
  const { status, code, message } = byErrorCode[errorCode] ?? malformed;
  const text = JSON.stringify({ errors: [{ message, extensions: { code, requestId: random.uuid() } }] });
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
