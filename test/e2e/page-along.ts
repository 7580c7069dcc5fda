import type {Page} from 'puppeteer-core';
import {beforeAll, expect} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {useCalling, type CallingStage} from './calling-stage.ts';
import type {SeenRequest} from './frame-proxy.ts';
import {ask, isConnected} from './gateway-stage.ts';
import {CANARY, PLAIN} from './pixels.ts';

const STYLE = `<style>body{margin:8px;font:20px monospace}
input{font:bold 22px monospace;color:${PLAIN}}.secret{color:${CANARY};-webkit-text-fill-color:${CANARY}}</style>`;
const FORM = `<!doctype html><title>Form</title>${STYLE}<p id=words>These are the chosen words.</p>
<label>Email <input value=ann@example.org></label><br>
<label>Password <input class=secret type=password value=canary-password></label><br>
<label>Shown <input class=secret id=shown type=password value=canary-shown></label><br>
<label>Card <input class=secret autocomplete=cc-number value=4111111111111111></label><br>
<label>Code <input class=secret autocomplete=one-time-code value=canary-code></label>`;
const LONG = `<!doctype html><title>Long</title><h1>A long page</h1>${Array.from(
  {length: 300},
  (_, index) => `<p>Paragraph ${index} says something about the tea of region number ${index}.</p>`,
).join('')}<canvas width=1280 height=720 style="position:fixed;inset:0;opacity:.6"></canvas><script>
const pen = document.querySelector('canvas').getContext('2d'); const data = pen.createImageData(1280, 720);
for (let at = 0; at < data.data.length; at += 65536) crypto.getRandomValues(data.data.subarray(at, at + 65536));
for (let at = 3; at < data.data.length; at += 4) data.data[at] = 255;
pen.putImageData(data, 0, 0);</script>`;

/** What the model is told of work that it handed over. */
interface HandedOver {
  taskId: string;
  accepted: boolean;
  shared?: object;
}

/** A stage on which work about the page in front is handed over, with what came of it on the way. */
export interface PageAlong extends CallingStage {
  /** The tab that is in front. */
  page: Page;
  /** A page that looks at pictures. */
  decoder: Page;
  /** Hands work about the page in front over. */
  share: (message: string) => Promise<HandedOver>;
  /** The tab in front; asked of a page, since the worker may have been ended. */
  frontTab: () => Promise<number>;
  /** The last request by which this was handed over. */
  sentWith: (message: string) => SeenRequest;
  /** The pictures that the agent's model was given with this request, as data URLs. */
  picturesOf: (message: string) => string[];
  /** How often the agent's model was asked this. */
  timesSent: (message: string) => number;
  /** Names of the tasks for which something is still to be sent. */
  waitingParcels: () => Promise<IDBValidKey[]>;
  /** Connects anew, so that the gateway's greeting is heard again. */
  connectAnew: () => Promise<void>;
}

/** Sets that stage for one test file, with a form that holds secrets at `/form` and a page that is too long at `/long`. */
export function usePageAlong(token: string): PageAlong {
  const on = useCalling({token, pages: {'/form': FORM, '/long': LONG}}) as PageAlong;
  beforeAll(async () => {
    on.decoder = await openTab(on.desk.browser, 'about:blank', {isBackground: true});
    on.page = await on.desk.visit(on.site.at('/'));
  });
  on.share = async (message) => {
    const tabId = await on.frontTab();
    const {output, failure} = await on.caller.call('send_to_openclaw', {message, share_page: true}, tabId);
    expect(failure).toBeNull();
    return JSON.parse(output) as HandedOver;
  };

  on.frontTab = () =>
    on.options.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      return tab?.id ?? -1;
    });

  on.sentWith = (message) => {
    const found = on.proxy.seen.findLast(
      ({method, params}) => method === 'chat.send' && String(params['message']).startsWith(message),
    );
    if (!found) throw new Error(`nothing was sent that begins with ${JSON.stringify(message)}`);
    return found;
  };

  on.picturesOf = (message) => {
    const request = on.gateway.model.received.findLast((text) => text.includes(message));
    return [...(request ?? '').matchAll(/data:image\/[a-z]+;base64,[A-Za-z0-9+/=]+/g)].map(([url]) => url);
  };

  on.timesSent = (message) => on.gateway.model.asked.filter((words) => words.includes(message)).length;

  on.waitingParcels = () =>
    on.options.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('parley-parcels');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no parcels'));
      });
      const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
        const request = db.transaction('parcels').objectStore('parcels').getAllKeys();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('the parcels cannot be read'));
      });
      db.close();
      return keys;
    });

  on.connectAnew = async () => {
    const before = on.proxy.seen.filter(({method}) => method === 'connect').length;
    on.proxy.cut();
    await waitFor(
      'another connection',
      async () => {
        if (on.proxy.seen.filter(({method}) => method === 'connect').length === before) return undefined;
        return isConnected(await ask(on.options, 'gateway.connect', {})) ? true : undefined;
      },
      {timeoutMs: 30_000, everyMs: 200},
    );
  };
  return on;
}
