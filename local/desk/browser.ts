import {existsSync} from 'node:fs';
import {launch, type Browser, type Page} from 'puppeteer-core';
import places from './chrome-places.json' with {type: 'json'};
import type {Display} from './display.ts';
import type {Sound} from './sound.ts';
import {makeTempFolder, type TempFolder} from './temp-folder.ts';
import {within} from './wait.ts';

export interface BrowserOptions {
  /** Folder of the unpacked extension; `null` for a browser without one. */
  extension: string | null;
  /** The private screen; `null` means the person's own. */
  display: Display | null;
  /** The private sound server; `null` means the person's own. */
  sound: Sound | null;
  /** Whether every request for the microphone is granted without a prompt. */
  grantsMicrophone: boolean;
  /** Language of the browser itself, such as `de`; English without one. On Linux its texts have to be installed. */
  language?: string;
  /** Further command-line switches. */
  args?: string[];
  /** Folder of a profile that outlives the browser; without one it is thrown away. */
  profile?: string;
}

/** Chrome or Chromium: `CHROME_PATH` if set, else the first known place. Raises when there is none. */
export function findChrome(env: NodeJS.ProcessEnv = process.env): string {
  const chosen = env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist`);
  }
  const known: Partial<Record<NodeJS.Platform, string[]>> = places;
  const found = known[process.platform]?.find((place) => existsSync(place));
  if (!found) throw new Error('no Chrome or Chromium was found: install one, or set CHROME_PATH');
  return found;
}

/** Starts a browser, with a profile that goes when it is closed unless one is named. Quiet: it makes no calls of its own. */
export async function startBrowser(options: BrowserOptions): Promise<Browser> {
  const profile = options.profile === undefined ? await makeTempFolder('profile') : kept(options.profile);
  const isRoot = process.getuid?.() === 0;
  const browser = await launch({
    userDataDir: profile.path,
    executablePath: findChrome(),
    headless: false,
    pipe: true,
    // The desk ends everything in order on a signal; a browser that ends first would hide why.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: null,
    ...(options.extension === null ? {} : {enableExtensions: [options.extension]}),
    ignoreDefaultArgs: ['--mute-audio'],
    env: {
      ...process.env,
      ...(options.sound?.env ?? {}),
      // Source: Chromium on Linux asks the environment for its language; elsewhere the switch decides.
      ...(options.language === undefined ? {} : {LANGUAGE: options.language}),
      ...(options.display ? {DISPLAY: options.display.name, WAYLAND_DISPLAY: ''} : {}),
    },
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...(options.display ? ['--ozone-platform=x11', '--disable-gpu', '--disable-dev-shm-usage'] : []),
      ...(options.grantsMicrophone ? ['--use-fake-ui-for-media-stream'] : []),
      ...(options.language === undefined ? [] : [`--lang=${options.language}`]),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A machine with no network but its own still has to find a way to the local server.
      '--allow-loopback-in-peer-connection',
      ...(options.args ?? []),
    ],
  }).catch(async (error: unknown) => {
    await profile.remove();
    throw error;
  });
  browser.process()?.once('exit', () => void profile.remove());
  return browser;
}

/** A folder that is somebody else's to remove. */
function kept(path: string): TempFolder {
  return {path, remove: () => Promise.resolve()};
}

/** Opens `url` in a tab of its own; one in the background leaves focus where it is. */
export async function openTab(browser: Browser, url: string, {isBackground = false} = {}): Promise<Page> {
  const page = await browser.newPage({background: isBackground});
  await page.goto(url, {waitUntil: 'load', timeout: 30_000});
  if (!isBackground) await painted(page);
  return page;
}

/** Chrome drops the keys that are pressed before a page's first frame was drawn; a page never drawn is let be. */
async function painted(page: Page): Promise<void> {
  const frames = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
      }),
  );
  await within('the first frame', 5000, frames).catch(() => undefined);
}

/** Closes a browser, and kills it when it does not close in time. */
export async function endBrowser(browser: Browser): Promise<void> {
  await within('closing the browser', 5000, browser.close()).catch(() => browser.process()?.kill('SIGKILL'));
}
