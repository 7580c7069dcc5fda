import browser from 'webextension-polyfill';
import {baseUrlOf} from '../core/provider-address.ts';
import {createPressFilter} from '../core/press-filter.ts';
import {answerCommands} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {COMMANDS} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {beginTalk, closeSession, endTalk, toggleTalk, typeTurn} from './coordinator.ts';
import {closeStorageToPages, forgetKey, writeKey} from './credentials.ts';
import {applyFix, openWelcome} from './fixes.ts';
import {holdLifeLine} from './life-line.ts';
import {mintSession} from './mint.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {readSettings, viewSettings, writeSettings} from './settings.ts';
import {publish, reconcile} from './state.ts';
import {runTool} from './tool-router.ts';

const log = createLog('session');

answerCommands(
  'background',
  {
    'talk.begin': () => beginTalk('button', now()),
    'talk.end': endTalk,
    'talk.type': ({text}) => typeTurn(text),
    'session.close': closeSession,
    'session.authorise': mintSession,
    'session.report': async ({snapshot}) => {
      holdLifeLine(onOffscreenLost);
      await publish(snapshot);
      return {};
    },
    'tool.run': runTool,
    'settings.read': viewSettings,
    'settings.write': ({settings}) => writeSettings(settings),
    'credential.write': async ({key}) => {
      await writeKey(await chosenService(), key);
      return viewSettings();
    },
    'credential.forget': async () => {
      await forgetKey(await chosenService());
      return viewSettings();
    },
    'fix.apply': applyFix,
  },
  (command, args) => {
    const parsed = COMMANDS[command].args.safeParse(args);
    if (!parsed.success)
      throw new ParleyError('message.refused', {detail: `${command}: ${parsed.error.message}`});
    return parsed.data;
  },
);

const pressFilter = createPressFilter(now);
browser.commands.onCommand.addListener((command, tab) => {
  if (command !== 'toggle-talk' || !pressFilter.isPress()) return;
  inBackground(toggleTalk(now(), tab?.id), log, 'the shortcut');
});

browser.runtime.onInstalled.addListener(({reason}) => {
  if (reason === 'install') inBackground(openWelcome(), log, 'the welcome tab');
});

inBackground(closeStorageToPages(), log, 'closing storage to pages');
inBackground(wake(), log, 'waking');

async function wake(): Promise<void> {
  await reconcile();
  if (await hasOffscreen()) holdLifeLine(onOffscreenLost);
}

function onOffscreenLost(): void {
  inBackground(reconcile(), log, 'reconciling');
}

async function chosenService(): Promise<URL> {
  const base = baseUrlOf(await readSettings());
  if (!base)
    throw new ParleyError('settings.invalid', {message: 'Choose the address of the voice service first.'});
  return base;
}
