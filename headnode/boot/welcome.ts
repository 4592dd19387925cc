import type { Config } from './config.ts';
import type { Datacenter } from './start-datacenter.ts';

/** What a person sees when the data center is up: where it is, whose account they have, what to try first. */
export function welcome(
  config: Config,
  { credentials, nodes }: Pick<Datacenter, 'credentials' | 'nodes'>,
): string {
  const base = credentials.url.replace(/\/graphql$/, '');
  const lines = [
    '',
    `  Triton Graph is up: ${nodes.length} simulated compute node${nodes.length === 1 ? '' : 's'}, data in ${config.dataDirectory}`,
    '',
    `    Explorer   ${base}/graphiql#token=${credentials.token}`,
    `    GraphQL    ${credentials.url}`,
    `    WebSocket  ${credentials.wsUrl}`,
    `    Health     ${base}/healthz · /readyz · /metrics`,
    '',
    `    Account    ${credentials.account}`,
    `    Token      ${credentials.token}`,
    `    Operator   ${credentials.operatorToken}`,
    '',
    '  The tokens are in credentials.json there, too. Ctrl-C stops; the next start continues.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
