import {endBrowser, openTab, startBrowser} from '../../local/desk/browser.ts';
import {closeOnSignal} from '../../local/desk/closing.ts';
import {Parley, type VoiceService} from '../../local/desk/parley.ts';
import type {RunningAgent} from './agent.ts';
import {prepare} from './prepare.ts';

/** Opens a window with Parley on `url` and stays until it is closed. */
export async function talkInWindow(
  extension: string,
  url: string,
  service: VoiceService,
  gateway: RunningAgent | null,
  print: (line: string) => void,
): Promise<void> {
  const browser = await startBrowser({
    extension,
    display: null,
    sound: null,
    grantsMicrophone: false,
    args: gateway?.browserArgs ?? [],
  });
  const gone = new Promise<void>((resolve) => {
    browser.once('disconnected', () => resolve());
  });
  const forget = closeOnSignal(() => endBrowser(browser));
  try {
    const parley = await Parley.find(browser, extension, {keepsWelcome: true});
    await prepare(parley, service, gateway);
    await parley.options.close();
    const [blank] = await browser.pages();
    await openTab(browser, url);
    await blank?.close();
    const keys = process.platform === 'darwin' ? 'Command+Shift+Space' : 'Ctrl+Shift+Space';
    print('First allow the microphone in the welcome tab.');
    print(`Then, on any page: press ${keys}, speak, press ${keys} again. Try “what is on this page”.`);
    print('Close the window or press Ctrl+C to stop.');
    await gone;
  } finally {
    forget();
    await endBrowser(browser);
  }
}
