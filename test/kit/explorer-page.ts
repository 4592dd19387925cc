import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { eventually } from './eventually.ts';

/** The explorer in a browser window, driven as a person does. */
export class ExplorerPage {
  readonly page: Page;
  readonly #origin: string;
  /** Whatever the browser complained of, and every request to another host. */
  readonly troubles: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.troubles.push(message.text());
    });
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText;
      // Leaving a page aborts what it was still loading.
      if (reason !== 'net::ERR_ABORTED') this.troubles.push(`${reason}: ${request.url()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin)
        this.troubles.push(`another host: ${request.url()}`);
    });
  }

  /** Chooses an example's tab, and waits until its operation is in the editor. */
  async choose(operation: string): Promise<void> {
    await this.page.locator('.graphiql-tab-button', { hasText: operation }).click();
    const editor = this.page.locator('.graphiql-query-editor .view-lines');
    await eventually(`${operation} is in the editor`, async () =>
      plain(await editor.innerText()).includes(operation),
    );
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Execute query' }).click();
  }

  /** Waits until the answer shown has all of that, white space aside. */
  async answer(...parts: readonly (string | RegExp)[]): Promise<void> {
    const lines = this.page.locator('.result-window .view-lines');
    let text = '';
    const isThere = (part: string | RegExp): boolean =>
      typeof part === 'string' ? text.includes(part) : part.test(text);
    const look = async (): Promise<boolean> => {
      text = plain(await lines.innerText());
      return parts.every(isThere);
    };
    await eventually(`the answer has ${parts.join(', ')}`, look).catch((error: unknown) => {
      throw new Error(`${error}; it was ${text}`);
    });
  }

  /** Another window of the same session, opened with the page's own button. */
  async newWindow(): Promise<ExplorerPage> {
    const opened = this.page.waitForEvent('popup');
    await this.page.getByRole('button', { name: 'New window' }).click();
    return new ExplorerPage(await opened, this.#origin);
  }
}

/** Opens the explorer in a fresh browser session, which ends with the test. Tall enough to show whole answers. */
export async function openExplorer(browser: Browser, link: string): Promise<ExplorerPage> {
  const session = await browser.newContext({ viewport: { width: 1800, height: 1400 } });
  onTestFinished(() => session.close());
  const explorer = new ExplorerPage(await session.newPage(), new URL(link).origin);
  await explorer.page.goto(link);
  return explorer;
}

/** The editor draws spaces that do not break, and breaks lines where it likes. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');
