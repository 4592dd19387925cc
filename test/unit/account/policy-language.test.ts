import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from '../../../subgraphs/shared/policy/evaluate-policy.ts';
import { parsePolicy } from '../../../subgraphs/shared/policy/parse-policy.ts';
import type { Policy } from '../../../subgraphs/shared/policy/policy.ts';
import { printPolicy } from '../../../subgraphs/shared/policy/print-policy.ts';
import type { ContextValue } from '../../../subgraphs/shared/policy/values.ts';

function parsed(text: string): Policy {
  const { policy, error } = parsePolicy(text);
  if (!policy) throw new Error(`${error.message} at ${error.position} of ${text}`);
  return policy;
}

type Conditions = Readonly<Record<string, ContextValue | undefined>>;
const allows = (text: string, conditions: Conditions = {}, action = 'getmachine'): boolean =>
  evaluatePolicy(parsed(text), { action, conditions });
const canonical = (text: string): string => printPolicy(parsed(text));

describe('who, what, and on what', () => {
  it.each([
    ['CAN getmachine', 'getmachine', true],
    ['can to GetMachine', 'getmachine', true],
    ['CAN stopmachine', 'getmachine', false],
    ['CAN getmachine AND listmachines', 'listmachines', true],
    ['CAN getmachine, stopmachine, and listmachines', 'listmachines', true],
    ['CAN getmachine, stopmachine and listmachines', 'stopmachine', true],
    ['CAN get*', 'getimage', true],
    ['CAN *machine*', 'listmachines', true],
    ['CAN *machine*', 'getimage', false],
    ['CAN *', 'anything', true],
    ['CAN all', 'anything', true],
    ['CAN Everything', 'anything', true],
    ['CAN anything', 'anything', true],
    ['CAN "*"', 'anything', false],
    ['CAN \\*', '*', true],
    ['CAN a\\\\*', 'a\\b', true],
    ['CAN "all"', 'all', true],
    ['CAN "all"', 'anything', false],
    ['CAN /^(get|list)machines?$/::regex', 'listmachines', true],
    ['CAN /^Get/::regexp', 'getmachine', true],
    ['CAN /^get$/::regex', 'getmachine', false],
    ['CAN /read/i::REGEX', 'rereads', true],
  ])('%s: %s is %s', (text, action, expected) => {
    expect(allows(text, {}, action)).toBe(expected);
  });

  it('a sentence that names people or things is silent about others and about nobody', () => {
    const policy = parsed('Fred, George and R* CAN read /acme/files/* and "a b"');
    const ask = (principal?: string, resource?: string): boolean =>
      evaluatePolicy(policy, { principal, action: 'read', resource, conditions: {} });
    expect([
      ask('Fred', 'a b'),
      ask('Rachel', '/acme/files/x'),
      ask('fred', 'a b'),
      ask('Fred', '/acme/'),
      ask('Fred'),
      ask(undefined, 'a b'),
    ]).toEqual([true, true, false, false, false, false]);
  });
});

describe('under which circumstances', () => {
  const monday = new Date('2026-04-06T09:30:00Z');

  it.each<[string, Conditions, boolean]>([
    ['sourceip = 10.0.0.0/8', { sourceip: '10.1.2.3' }, true],
    ['sourceip = 10.0.0.0/8', { sourceip: '::ffff:10.1.2.3' }, true],
    ['sourceip = ::ffff:10.0.0.0/104', { sourceip: '10.1.2.3' }, true],
    ['sourceip = 10.0.0.0/8', { sourceip: '11.1.2.3' }, false],
    ['sourceip = fd00::/8', { sourceip: 'fd12::1' }, true],
    ['sourceip = fd00::/8', { sourceip: '10.0.0.1' }, false],
    ['sourceip = 0.0.0.0/0', { sourceip: 'fd12::1' }, false],
    ['sourceip = FD12:0::1', { sourceip: 'fd12::1' }, true],
    ['sourceip=10.0.0.1 OR sourceip=10.0.0.2', { sourceip: '10.0.0.2' }, true],
    ['sourceip IN (10.0.0.1, 192.168.0.0/16)', { sourceip: '192.168.7.7' }, true],
    ['sourceip in (10.0.0.1)', { sourceip: '10.0.0.2' }, false],
    ['ip = 10.0.0.1', { ip: ['192.168.0.1', '10.0.0.1'] }, true],
    ['ip = 10.0.0.1', { ip: [] }, false],
    ['day = monday', { day: monday }, true],
    ['day = 1', { day: monday }, true],
    ['day = sun', { day: new Date('2026-04-05T00:00:00Z') }, true],
    ['day IN (Tuesday, Wed, THU)', { day: monday }, false],
    ['day >= Mon AND day < Fri', { day: monday }, true],
    ['time > 09:00 AND time <= 09:30:00', { time: monday }, true],
    ['time > 09:30', { time: monday }, false],
    ['date >= 2026-04-06', { date: monday }, true],
    ['date < 2026-04-06T11:30+02:00', { date: monday }, false],
    ['date <= 2026-04-06t09:30', { date: monday }, true],
    ['tag_role = www', { tag_role: 'www' }, true],
    ['tag_role::string = www', { tag_role: 'db' }, false],
    ['tag_count::number >= 3', { tag_count: 10 }, true],
    ['tag_count::number >= 3', { tag_count: '2' }, false],
    ['tag_big::number < 20', { tag_big: '9' }, true],
    ['tag_open::boolean = TRUE', { tag_open: true }, true],
    ['tag_open::boolean = true', { tag_open: false }, false],
    ['"tag_cost center" = a', { 'tag_cost center': 'a' }, true],
    ['tag_cost\\ center::string = a', { 'tag_cost center': 'a' }, true],
    ['user-agent LIKE triton*', { 'user-agent': 'triton CLI 7.1' }, true],
    ['user-agent like *CLI*', { 'user-agent': 'triton CLI 7.1' }, true],
    ['user-agent like CLI', { 'user-agent': 'triton CLI 7.1' }, false],
    ['user-agent like "/cli [0-9]/i"', { 'user-agent': 'triton CLI 7.1' }, true],
    ['user-agent like /^triton\\b/', { 'user-agent': 'triton CLI 7.1' }, true],
    ['user-agent like /cli/i::regex', { 'user-agent': 'triton CLI 7.1' }, true],
    ['user-agent like 7\\*', { 'user-agent': '7*' }, true],
    ['user-agent like 7\\*', { 'user-agent': '7.1' }, false],
    ['user-agent = 7*', { 'user-agent': '7*' }, true],
    ['activeRoles CONTAINS admin', { activeRoles: ['dev', 'admin'] }, true],
    ['activeRoles CONTAINS admin', { activeRoles: ['dev'] }, false],
    ['method = get AND (datacenter = a OR datacenter = b)', { method: 'get', datacenter: 'b' }, true],
    ['method = get AND datacenter = a OR datacenter = b', { method: 'put', datacenter: 'b' }, true],
    ['NOT method = get', { method: 'put' }, true],
    ['NOT method = get AND datacenter = a', { method: 'put', datacenter: 'b' }, false],
    ['NOT (method = get AND datacenter = a)', { method: 'get', datacenter: 'b' }, true],
    ['not not method = get', { method: 'get' }, true],
    ['x::string = "AND"', { x: 'AND' }, true],
  ])('WHEN %s, given %j: %s', (condition, given, expected) => {
    expect(allows(`CAN getmachine WHEN ${condition}`, given)).toBe(expected);
    expect(allows(`CAN getmachine IF ${condition}`, given)).toBe(expected);
    expect(allows(canonical(`CAN getmachine where ${condition}`), given)).toBe(expected);
  });

  it.each([
    'sourceip = 10.0.0.1',
    'NOT sourceip = 10.0.0.1',
    'method = get OR sourceip = 10.0.0.1',
    'sourceip = 10.0.0.1 OR method = get',
    'method = put AND sourceip = 10.0.0.1',
    'NOT (method = put AND sourceip = 10.0.0.1)',
    'sourceip IN (10.0.0.1, 10.0.0.2)',
    'constructor::string = a',
  ])('WHEN %s the sentence is silent for whom does not know, or knows as something else', (condition) => {
    const text = `CAN getmachine WHEN ${condition}`;
    expect(allows(text, { method: 'get' })).toBe(false);
    expect(allows(text, { method: 'get', sourceip: 'somewhere' })).toBe(false);
    expect(allows(text, { method: 'get', sourceip: undefined })).toBe(false);
  });

  it('a moment that is none is not known', () => {
    expect(allows('CAN getmachine WHEN NOT day = Mon', { day: new Date(Number.NaN) })).toBe(false);
    expect(allows('CAN getmachine WHEN date > 2026-01-01', { date: new Date(Number.NaN) })).toBe(false);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 0, /CAN/],
    ['getmachine', 10, /expected CAN, found the end/],
    ['CAN', 3, /an action/],
    ['CAN NOT getmachine', 4, /an action, found "NOT"/],
    ['CAN get AND', 11, /an action, found the end/],
    ['CAN get WHEN', 12, /name of a condition/],
    ['CAN get WHEN sourceip', 21, /an operator/],
    ['CAN get WHEN sourceip =', 23, /a value/],
    ['CAN get WHEN sourceip = 10.0.0.1 extra', 33, /end of the sentence/],
    ['CAN get WHEN shoe = 42', 13, /type of "shoe" is not known/],
    ['CAN get WHEN shoe::colour = red', 13, /"colour" is not a type/],
    ['CAN get WHEN sourceip < 10.0.0.1', 22, /cannot be used/],
    ['CAN get WHEN sourceip IN 10.0.0.1', 25, /list of values/],
    ['CAN get WHEN sourceip IN (10.0.0.1', 34, /"," or "\)"/],
    ['CAN get WHEN sourceip = 10.1', 24, /not of type ip/],
    ['CAN get WHEN sourceip = 010.0.0.1', 24, /not of type ip/],
    ['CAN get WHEN sourceip = 010.0.0.1/8', 24, /not of type ip/],
    ['CAN get WHEN sourceip = 10.0.0.0/33', 24, /not of type ip/],
    ['CAN get WHEN sourceip = 10.0.0.0/8/8', 24, /not of type ip/],
    ['CAN get WHEN day = monkey', 19, /not of type day/],
    ['CAN get WHEN day = 8', 19, /not of type day/],
    ['CAN get WHEN time = 24:00', 20, /not of type time/],
    ['CAN get WHEN date = 2026-02-31', 20, /not of type date/],
    ['CAN get WHEN date = 2026-02-01T25:00', 20, /not of type date/],
    ['CAN get WHEN date = 9999-12-31T23:00-05:00', 20, /not of type date/],
    ['CAN get WHEN date = "April 1, 2026"', 20, /not of type date/],
    ['CAN get WHEN x::number = "4 2"', 25, /not of type number/],
    ['CAN get WHEN x::number = 1e999', 25, /not of type number/],
    ['CAN get WHEN (method = a', 24, /"\)"/],
    ['CAN "get', 4, /quote is not closed/],
    ['CAN get\\', 7, /no word can begin/],
    ['CAN /(/::regex', 4, /cannot be read/],
    ['CAN /a/g::regex', 4, /flags/],
    ['CAN /(?=a)/::regex', 4, /cannot be read/],
    ['CAN /(.*a){900}/::regex', 4, /too large/],
    ['CAN get WHEN method LIKE "/(.{500}){2}/"', 25, /too large/],
    ['CAN get WHEN method LIKE /a/x', 25, /flags/],
    ['CAN get WHEN method LIKE /a b/', 28, /end of the sentence/],
    [`CAN ${Array.from({ length: 9 }, () => '/a/::regex').join(', ')}`, 100, /at most 8 regular expressions/],
    [`CAN get WHEN ${'NOT '.repeat(40)}method = get`, 141, /less deeply nested/],
    [`CAN ${'a'.repeat(5_000)}`, 4_096, /at most 4096/],
    [
      `CAN get WHEN date IN (${Array.from({ length: 300 }, () => '2026-01-01').join(',')})`,
      3_322,
      /canonical form/,
    ],
  ])('%s is refused at %i', (text, position, message) => {
    const { error } = parsePolicy(text);
    expect(error).toMatchObject({ position, message: expect.stringMatching(message) });
  });
});

describe('the canonical form', () => {
  it.each([
    ['can GetMachine', 'CAN getmachine'],
    ['CAN to get, put,and list if NOT(method=get)', 'CAN get, put AND list WHEN NOT method = get'],
    ['CAN "get" WHERE (day in (1,Tuesday)) or (time<9 or method=a)', undefined],
    [
      'CAN get WHERE (day in (1,Tuesday)) or (time<09:00 or method=a)',
      'CAN get WHEN day IN (Mon, Tue) OR time < 09:00:00 OR method = a',
    ],
    [
      'CAN get WHEN a::string=b and (c::string=d or e::string=f)',
      'CAN get WHEN a::string = b AND (c::string = d OR e::string = f)',
    ],
    ['CAN EVERYTHING anything', 'CAN * *'],
    ['CAN /x/mim::regex', 'CAN /x/im::regex'],
    ['CAN get WHEN date = 2026-04-01', 'CAN get WHEN date = 2026-04-01T00:00:00.000Z'],
    ['CAN get WHEN sourceip = ::FFFF:10.0.0.1', 'CAN get WHEN sourceip = 10.0.0.1'],
    ['CAN get /acme/machines/*', 'CAN get /acme/machines/*'],
  ])('of %s is %s', (text, expected) => {
    const { policy } = parsePolicy(text);
    expect(policy && printPolicy(policy)).toBe(expected);
  });
});
