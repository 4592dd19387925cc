import { seededAccounts } from '../../subgraphs/account/seed.ts';
import type { TokenService } from '../../subgraphs/account/service/token-service.ts';
import type { Credentials, DataDirectory } from './data-directory.ts';

/**
 * The tokens of the demo account and of the operator: those of the last start while they are good, else new ones.
 * Written to the data directory together with where the data center is reached now.
 */
export async function ensureCredentials(
  data: DataDirectory,
  tokens: TokenService,
  urls: Pick<Credentials, 'url' | 'wsUrl'>,
): Promise<Credentials> {
  const former = data.readCredentials();
  const credentials = {
    ...urls,
    account: 'demo',
    token: await tokenOf(tokens, seededAccounts.demo, former?.token),
    operatorToken: await tokenOf(tokens, seededAccounts.admin, former?.operatorToken),
  };
  data.writeCredentials(credentials);
  return credentials;
}

async function tokenOf(
  tokens: TokenService,
  accountUuid: string,
  former: string | undefined,
): Promise<string> {
  const holder = former === undefined ? null : await tokens.identify(former);
  if (former !== undefined && holder?.accountUuid === accountUuid) return former;
  return (await tokens.issueAccessToken({ accountUuid, name: 'credentials.json' })).token;
}
