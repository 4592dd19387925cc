import type { Logger } from '../../schema/runtime.ts';

type Write = (message?: unknown) => void;

/** Our logger in the shape the Apollo libraries call: one message, no fields. What is news to them is detail to us. */
export const apolloLogger = (logger: Logger): Record<'debug' | 'info' | 'warn' | 'error', Write> => ({
  debug: (message) => logger.debug({}, String(message)),
  info: (message) => logger.debug({}, String(message)),
  warn: (message) => logger.warn({}, String(message)),
  error: (message) => logger.error({}, String(message)),
});
