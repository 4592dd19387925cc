import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExplorer } from '../../gateway/explorer/build.ts';
import { hasChromium, launchChromium } from '../kit/chromium.ts';
import { datacenter } from '../kit/datacenter.ts';
import { type DatacenterProcess, startDatacenterProcess } from '../kit/datacenter-process.ts';
import { openExplorer } from '../kit/explorer-page.ts';
import { temporaryDirectory } from '../kit/temporary-directory.ts';

const title = hasChromium ? 'the explorer' : 'the explorer: NOT TESTED, there is no /usr/bin/chromium';

/** The link that a person would open. */
const printedLink = ({ output }: DatacenterProcess): string =>
  /http:\S+\/graphiql#token=\S+/.exec(output())?.[0] ?? '';

describe.skipIf(!hasChromium)(title, { timeout: 90_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    await buildExplorer();
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it('runs a query and a mutation, watches an instance come alive, and goes on after a crash', async () => {
    const dataDirectory = temporaryDirectory();
    const dc = await startDatacenterProcess(dataDirectory);
    const explorer = await openExplorer(browser, printedLink(dc));
    const { page, troubles } = explorer;

    await page.getByText(dc.credentials.account, { exact: true }).waitFor();
    expect(page.url()).toBe(new URL('/graphiql', dc.credentials.url).href);

    await explorer.choose('WhoAmI');
    await explorer.run();
    await explorer.answer(`"login": "${dc.credentials.account}"`);

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation', exact: true }).click();
    await page.getByText('Creates an instance. Answers at once').waitFor();
    await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click();

    await explorer.choose('WatchInstances');
    await explorer.run();
    const second = await explorer.newWindow();
    await second.choose('CreateInstance');
    await second.run();
    await second.answer('"state": "PROVISIONING"', '"userErrors": []');
    await explorer.answer('"name": "web-1"', '"state": "RUNNING"', /"ip": "\d+\.\d+\.\d+\.\d+"/);
    expect([...troubles, ...second.troubles]).toEqual([]);

    await dc.kill();
    await explorer.answer('The connection was lost. Trying again');
    await startDatacenterProcess(dataDirectory, ['--port', new URL(dc.credentials.url).port]);
    await second.choose('DeleteInstance');
    await second.run();
    await explorer.answer('"kind": "DELETED"', '"state": "DELETED"');
  });

  it('says what to do without a token or with a wrong one, and takes one that is pasted', async () => {
    const { url, operatorToken } = await datacenter();
    const explorer = await openExplorer(browser, new URL('/graphiql', url).href);
    const { page } = explorer;
    await page.getByText('You are not signed in.').waitFor();

    await page.getByLabel('Token').fill('tg_nobody');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This token is not accepted.').waitFor();
    await explorer.choose('WatchInstances');
    await explorer.run();
    await explorer.answer('The token is not accepted');

    await page.getByLabel('Token').fill(`Bearer ${operatorToken}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('operator', { exact: true }).waitFor();
    await explorer.choose('ComputeNodes');
    await explorer.run();
    await explorer.answer('"hostname": "cn-1"', '"status": "RUNNING"');
    expect(explorer.troubles.filter((trouble) => !trouble.includes('401'))).toEqual([]);
  });
});
