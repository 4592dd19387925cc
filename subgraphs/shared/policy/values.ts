import ipaddr from 'ipaddr.js';
import { isLike } from './like.ts';
import type { Operator, ValueType } from './policy.ts';

/** What a context may hold for a condition. A list holds when one of its members does. */
export type ContextValue = string | number | boolean | Date | readonly (string | number | boolean)[];

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A value in the one form that `print` writes and `compare` reads, or `undefined` when it is not of the type. */
export function canonicalValue(type: ValueType, text: string): string | undefined {
  switch (type) {
    case 'string':
    case 'array':
      return text;
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : undefined;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() : undefined;
    case 'ip':
      return canonicalIp(text);
    case 'date':
      return canonicalDate(text);
    case 'day':
      return canonicalDay(text);
    case 'time':
      return canonicalTime(text);
  }
}

/** Whether `actual` stands in the operator's relation to `wanted` (canonical); `undefined` when `actual` is not of the type. */
export function compare(
  type: ValueType,
  operator: Exclude<Operator, 'IN'>,
  actual: ContextValue,
  wanted: string,
): boolean | undefined {
  if (type === 'array') return Array.isArray(actual) ? actual.map(String).includes(wanted) : undefined;
  if (Array.isArray(actual)) return anyOf(actual.map((member) => compare(type, operator, member, wanted)));
  const known = canonicalValue(type, textOf(type, actual));
  if (known === undefined) return undefined;
  if (type === 'ip') return isIpWithin(known, wanted);
  if (operator === 'LIKE') return isLike(known, wanted);
  return stands(operator, order(type, known, wanted));
}

const anyOf = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(undefined) ? undefined : answers.includes(true);

function textOf(type: ValueType, value: ContextValue): string {
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return '';
  if (type === 'time') return value.toISOString().slice(11, 19);
  return type === 'day' ? String(value.getUTCDay() || 7) : value.toISOString();
}

/** Negative, zero or positive as `a` comes before, with or after `b`. */
function order(type: ValueType, a: string, b: string): number {
  if (type === 'number') return Number(a) - Number(b);
  if (type === 'day') return dayNumber(a) - dayNumber(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

const dayNumber = (name: string): number => days.findIndex((day) => day.startsWith(name));

function stands(operator: Exclude<Operator, 'IN'>, sign: number): boolean {
  switch (operator) {
    case '=':
      return sign === 0;
    case '<':
      return sign < 0;
    case '<=':
      return sign <= 0;
    case '>':
      return sign > 0;
    case '>=':
      return sign >= 0;
    case 'LIKE':
    case 'CONTAINS':
      return false;
  }
}

/** An address or a range. Short and octal IPv4 forms are refused: people and libraries read them differently. */
function canonicalIp(text: string): string | undefined {
  const [address = '', bits, ...more] = text.split('/');
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  if (!isAddress || more.length > 0) return undefined;
  const written = ipaddr.parse(address);
  if (bits === undefined) return ipaddr.process(address).toString();
  const widest = written.kind() === 'ipv4' ? 32 : 128;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > widest) return undefined;
  const isMapped = widest === 128 && Number(bits) >= 96 && ipaddr.process(address).kind() === 'ipv4';
  return isMapped ? `${ipaddr.process(address)}/${Number(bits) - 96}` : `${written}/${Number(bits)}`;
}

function isIpWithin(actual: string, wanted: string): boolean {
  if (actual.includes('/') || !wanted.includes('/')) return actual === wanted;
  const address = ipaddr.parse(actual);
  const range = ipaddr.parseCIDR(wanted);
  return address.kind() === range[0].kind() && address.match(range);
}

/** ISO 8601, in UTC where no offset is written: the host's time zone must not decide who may do what. */
function canonicalDate(text: string): string | undefined {
  const [, day, time = 'T00:00:00', offset = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      text.toUpperCase(),
    ) ?? [];
  if (day === undefined || isoDate(`${day}T00:00:00Z`)?.slice(0, 10) !== day) return undefined;
  return isoDate(`${day}${time}${offset}`);
}

/** Years have four digits: beyond, moments are not in the order of their texts. */
function isoDate(text: string): string | undefined {
  const moment = new Date(text);
  const iso = Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
  return /^\d{4}-/.test(iso) ? iso : undefined;
}

function canonicalDay(text: string): string | undefined {
  if (/^[1-7]$/.test(text)) return days[Number(text) - 1]?.slice(0, 3);
  const wanted = text.toLowerCase();
  const day = days.find((name) => name.toLowerCase() === wanted || name.slice(0, 3).toLowerCase() === wanted);
  return day?.slice(0, 3);
}

function canonicalTime(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '00'] = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text) ?? [];
  const isTime = hours !== '' && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime ? `${hours}:${minutes}:${seconds}` : undefined;
}
