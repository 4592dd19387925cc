import type { Logger } from '../../schema/runtime.ts';

const ignore = (): void => undefined;

/** A log nobody reads. */
export const quietLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  child: () => quietLogger,
};
