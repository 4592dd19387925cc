import type { TagEntry } from '../../store/instances.ts';

/** What a `triton.` tag must be: a problem as a sentence, or `undefined` when it is all right. */
type TagRule = (value: TagEntry['value']) => string | undefined;

const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;
const serviceName = /^([a-z0-9-][a-z0-9-.]{0,62}|_[a-z0-9-]+\._(tcp|udp))$/i;
const groupName = /^[A-Za-z0-9_-]{1,100}$/;
const mostGroups = 100;

const isWholeNumber = (text: string, min: number, max: number): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;

const text =
  (rule: (value: string) => string | undefined): TagRule =>
  (value) =>
    typeof value === 'string' ? rule(value) : 'its value must be a string';

const truth: TagRule = (value) =>
  typeof value === 'boolean' ? undefined : 'its value must be true or false';

/** One `name[:port][:key=value…]`. */
function serviceProblem(service: string): string | undefined {
  const [name = '', ...parts] = service.split(':');
  if (!serviceName.test(name) || name.length > 63) return `"${name}" is not the name of a service`;
  const hasPort = parts[0] !== undefined && !parts[0].includes('=');
  if (hasPort && !isWholeNumber(parts[0] ?? '', 1, 65_535)) return `"${parts[0]}" is not a port`;
  const wrong = parts.slice(hasPort ? 1 : 0).find((part) => !isServiceProperty(part));
  return wrong === undefined ? undefined : `"${wrong}" is neither priority=N nor weight=N (0 to 65535)`;
}

function isServiceProperty(part: string): boolean {
  const [key = '', value = '', ...rest] = part.split('=');
  return rest.length === 0 && ['priority', 'weight'].includes(key) && isWholeNumber(value, 0, 65_535);
}

const services = text((value) =>
  value
    .split(',')
    .map(serviceProblem)
    .find((problem) => problem !== undefined),
);

const reversePointer = text((value) =>
  value.length <= 255 && value.split('.').every((label) => dnsLabel.test(label))
    ? undefined
    : 'its value must be a DNS name',
);

const groups = text((value) => {
  const names = value.split(',');
  if (names.length > mostGroups) return `it lists more than ${mostGroups} groups`;
  if (new Set(names).size < names.length) return 'it lists a group twice';
  return names.every((name) => groupName.test(name))
    ? undefined
    : 'a group is 1 to 100 letters, digits, "_" and "-"';
});

const rules: ReadonlyMap<string, TagRule> = new Map([
  ['triton.cns.services', services],
  ['triton.cns.disable', truth],
  ['triton.cns.reverse_ptr', reversePointer],
  ['triton.cmon.groups', groups],
  ['triton.network.public', text(() => undefined)],
  ['triton.network.public_ipv4', text(() => undefined)],
  ['triton.placement.exclude_virtual_servers', truth],
]);

/** What is wrong with a tag in Triton's own name space; `undefined` for all others and when nothing is. */
export function tritonTagProblem({ name, value }: TagEntry): string | undefined {
  if (!name.startsWith('triton.')) return undefined;
  const rule = rules.get(name);
  return rule ? rule(value) : 'names beginning with "triton." are reserved, and this one has no meaning';
}

const fixedTags = [
  /^sdc_docker$/,
  /^docker:label:triton\./,
  /^docker:label:(com|io|org)\.docker(\.project)?(\.|$)/,
];

/** Tags by which the Docker layer knows its containers: given at creation, never changed afterwards. */
export const isFixedTag = (name: string): boolean => fixedTags.some((form) => form.test(name));
