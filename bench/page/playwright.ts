import {createRequire} from 'node:module';
import {join} from 'node:path';

/** Of Playwright, what is used here. The package is installed apart, so its own types are not at hand. */
export interface PlaywrightLocator {
  count: () => Promise<number>;
  first: () => PlaywrightLocator;
  nth: (at: number) => PlaywrightLocator;
  filter: (options: {visible: true}) => PlaywrightLocator;
  click: (options: {timeout: number}) => Promise<void>;
  hover: (options: {timeout: number}) => Promise<void>;
  fill: (text: string, options: {timeout: number}) => Promise<void>;
  selectOption: (option: {label: string}, options: {timeout: number}) => Promise<unknown>;
}

export interface PlaywrightPage {
  url: () => string;
  ariaSnapshot: (options: {mode: 'default' | 'ai'}) => Promise<string>;
  getByRole: (role: string, options: {name?: string; exact?: boolean}) => PlaywrightLocator;
  getByText: (text: string, options: {exact: boolean}) => PlaywrightLocator;
}

interface PlaywrightBrowser {
  contexts: () => {pages: () => PlaywrightPage[]}[];
  close: () => Promise<void>;
}

/** Connects Playwright to the browser whose debugging port is `port`; `pageAt` gives the tab at an address. */
export async function connectPlaywright(
  port: number,
): Promise<{pageAt: (address: string) => PlaywrightPage; close: () => Promise<void>}> {
  const require = createRequire(join(import.meta.dirname, 'package.json'));
  const {chromium} = require('playwright-core') as {
    chromium: {connectOverCDP: (address: string) => Promise<PlaywrightBrowser>};
  };
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return {
    pageAt(address) {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const page = pages.find((one) => one.url() === address);
      if (!page) throw new Error(`Playwright does not see ${address}`);
      return page;
    },
    close: () => browser.close(),
  };
}
