import type {Envelope} from '../../protocol/routes.ts';

/**
 * The held key, on every page: tells the worker when the person's key goes down and comes up, and of no other key.
 * `parleyHoldKey` is its `KeyboardEvent.code`, set in the scripts' own world by a file of its own (see
 * `vite.config.ts`); the worker takes it out again. Chrome's bindings are touched by a press alone: until then a
 * page pays for three listeners.
 */
const world = globalThis as {parleyHoldKey?: string; parleyHold?: true};
/** Names the hold that goes on; empty between holds, and after another key made typing of it. */
let holdId = '';

// Another copy may have been put here already, into a tab that was open.
if (!world.parleyHold) {
  world.parleyHold = true;
  addEventListener('keydown', onKeyDown, true);
  addEventListener('keyup', onKeyUp, true);
  // Whoever goes elsewhere with the key held lets go of it unseen.
  for (const type of ['blur', 'visibilitychange', 'pagehide']) addEventListener(type, onLeave);
}

function onKeyDown(event: KeyboardEvent): void {
  // A page can make key events, but no trusted ones.
  if (!event.isTrusted) return;
  if (event.code !== world.parleyHoldKey) {
    // With these down the person draws on the page; alone they type nothing.
    if (!/^(Al|Sh)/.test(event.code)) release(true);
    return;
  }
  if (!isAlive()) return;
  if (!/^(Co|Al|Sh|Me)/.test(event.code)) {
    // With a modifier it is another shortcut, and the page's own.
    if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    event.preventDefault();
  }
  if (event.repeat || holdId) return;
  // Pages without https have no `crypto.randomUUID`.
  holdId = `hold_${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  chrome.runtime.onConnect.addListener(onLine);
  send('hold.press', {holdId});
}

function onKeyUp(event: KeyboardEvent): void {
  if (event.isTrusted && event.code === world.parleyHoldKey) release(false);
}

function onLeave(event: Event): void {
  if (event.isTrusted) release(false);
}

/** The worker keeps a line to the page while the key is held, so that it hears of a page that crashed with it. */
function onLine(): void {
  // Being there to be connected to is all.
}

function release(isChord: boolean): void {
  if (holdId && isAlive()) send('hold.release', {holdId, isChord});
  holdId = '';
}

/** Whether the extension that put this copy here still runs; once it was replaced, Chrome takes `runtime` or its id away. */
function isAlive(): boolean {
  const {runtime} = chrome as {runtime?: {id?: string}};
  return Boolean(runtime?.id);
}

function send(command: 'hold.press' | 'hold.release', args: object): void {
  const envelope: Envelope = {parley: 1, to: 'background', command, args};
  // An extension that is just being replaced does not answer; that is nothing to trouble a page with.
  chrome.runtime.sendMessage(envelope).catch(() => undefined);
}
