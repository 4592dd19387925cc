import { pino } from 'pino';
import { PinoPretty } from 'pino-pretty';
import type { Logger } from '../../schema/runtime.ts';
import type { Config } from './config.ts';

/**
 * The log of the process on standard error: one JSON object a line, or readable lines on a terminal. Standard
 * output is left to what the program itself has to say.
 */
export function openLog({ logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>): Logger {
  const isPretty = logFormat === 'pretty' || (logFormat === 'auto' && process.stderr.isTTY === true);
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, isPretty ? prettyLines() : pino.destination({ dest: 2, sync: true }));
}

const prettyLines = () =>
  PinoPretty({ destination: 2, sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss.l' });
