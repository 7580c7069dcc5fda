import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {build} from 'vite';
import {openTab} from '../../local/desk/browser.ts';
import type {Desk} from '../../local/desk/desk.ts';
import {makeTempFolder} from '../../local/desk/temp-folder.ts';
import {servePages} from '../../local/pages/serve.ts';

export const PEER_NAME = 'bare page with @openai/agents-realtime';

/** The bare page in a tab of the same browser. */
export interface PeerPage {
  page: Page;
  close: () => Promise<void>;
}

/** Bundles the bare page into a folder that goes away again, serves it and opens it. */
export async function openPeer(desk: Desk): Promise<PeerPage> {
  const folder = await makeTempFolder('peer');
  const root = join(import.meta.dirname, '..', 'peer');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {outDir: folder.path, target: 'chrome128'},
  });
  const pages = await servePages(folder.path);
  const page = await openTab(desk.browser, `${pages.url}index.html`);
  return {
    page,
    close: async () => {
      await pages.close();
      await folder.remove();
    },
  };
}
