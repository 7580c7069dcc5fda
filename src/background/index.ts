import browser from 'webextension-polyfill';
import {createPressFilter} from '../core/press-filter.ts';
import {baseUrlOf} from '../core/provider-address.ts';
import {answerCommands} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {keepFrom, keepLog} from '../platform/log-buffer.ts';
import {writeLines} from '../platform/log-store.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {commands} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {knownAgents} from './agents.ts';
import {
  closeSession,
  configureTalk,
  endTalk,
  keepTab,
  pressButton,
  talkToTask,
  toggleTalk,
  typeTurn,
} from './coordinator.ts';
import {closeStorageToPages, forgetKey, writeKey} from './credentials.ts';
import {followTurn} from './drawing.ts';
import {noteFrame} from './frame-search.ts';
import {applyHoldKey} from './hold-key.ts';
import {beginHold, endHold} from './hold.ts';
import {rememberLanguage} from './language.ts';
import {holdLifeLine} from './life-line.ts';
import {mintSession} from './mint.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {movePill, stopByPill} from './pill.ts';
import {readSettings, viewSettings, writeSettings} from './settings.ts';
import {onSharedTab} from './shared-tab-alarm.ts';
import {endSharing, resumeSharing, shareFront} from './sharing-door.ts';
import {followFront, showSign} from './sign.ts';
import {publish, reconcile} from './state.ts';
import {attendToVoice} from './turn-context.ts';
import {forgetWake, readyForWake, teachWake} from './wake.ts';
import {onOpenWork} from './work-alarm.ts';

const log = createLog('session');
/** What woke the worker may be a key press, which has the machine to itself for so long. */
const LOOK_AROUND_MS = 1_000;
/** Long after a cold start is over, and well within the 30 s that a worker lives at least. */
const CATCH_UP_MS = 3_000;
/** What was started with the browser has had its time by then, and the worker still lives. */
const AT_HAND_MS = 15_000;
/** The second also works while another program is in front; Chrome then gives no tab with it. */
const TALK_COMMANDS = ['toggle-talk', 'toggle-talk-anywhere'];
// At once: a second after a press lines are written, and the second script is not to be read for that.
keepLog('background', () => Promise.resolve({writeLines}));
// Chrome hands an event only to who listens in the worker's first moment.
followFront();
onOpenWork(resumeWork);
onSharedTab(() => inBackground(resumeSharing(), log, 'going on with the shared tab'));

const gatewaySetup = () => import('./gateway-setup.ts');

// What is imported here lies in the worker's second script: a key press that wakes it does not wait for that.
answerCommands(
  'background',
  {
    'talk.begin': pressButton,
    'talk.end': endTalk,
    'talk.type': ({text}) => typeTurn(text),
    'session.close': closeSession,
    'hold.press': beginHold,
    'hold.release': endHold,
    'frame.found': noteFrame,
    'voice.hear': async () => (await import('./voice-sample.ts')).hearVoice(),
    'pill.stop': stopByPill,
    'pill.move': movePill,
    'turn.opened': keepTab,
    'turn.voiced': attendToVoice,
    'echo.check': async () => {
      const finding = await (await import('./echo.ts')).checkEcho();
      await applySettings(false);
      return finding;
    },
    'wake.teach': teachWake,
    'wake.forget': forgetWake,
    'history.wipe': async () => (await import('./history.ts')).wipeHistory(),
    'session.authorise': mintSession,
    'session.report': async ({snapshot}) => {
      holdLifeLine(onOffscreenLost);
      followTurn(snapshot);
      await publish(snapshot);
      return {};
    },
    'tool.run': async (args) => (await import('./tool-router.ts')).runTool(args),
    'point.cue': async (args) => (await import('./pointing.ts')).showCue(args),
    'settings.read': viewSettings,
    'settings.write': async ({settings}) => {
      const view = await writeSettings(settings);
      await (await gatewaySetup()).followGateway(false);
      await rememberLanguage(null);
      await applySettings(true);
      return view;
    },
    'credential.write': async ({key}) => {
      await writeKey(await chosenService(), key);
      return viewSettings();
    },
    'credential.forget': async () => {
      await forgetKey(await chosenService());
      return viewSettings();
    },
    'question.answer': async (args) => (await import('./questions.ts')).answerQuestion(args),
    'gateway.read': async () => (await gatewaySetup()).viewGateway(),
    'gateway.save': async (args) => (await gatewaySetup()).saveGateway(args),
    'gateway.connect': async () => (await gatewaySetup()).connectGateway(),
    'gateway.forget': async () => (await gatewaySetup()).forgetGateway(),
    'share.begin': shareFront,
    'share.end': endSharing,
    'news.read': async () => (await import('./news.ts')).readNews(),
    'news.delivered': async (args) => (await import('./news.ts')).noteDelivery(args),
    'host.said': async () => (await import('./host-notes.ts')).tellHost(),
    'host.read': async () => (await import('./host-notes.ts')).viewHost(),
    'talk.mode': async ({mode}) => {
      await writeSettings({...(await readSettings()), talkMode: mode});
      return {};
    },
    'site.read': async () => (await import('./site-sharing.ts')).readSite(),
    'site.share': async (args) => (await import('./site-sharing.ts')).shareSite(args),
    'task.ask': async (args) => (await import('./task-requests.ts')).askOfTask(args),
    'task.cancel': async (args) => (await import('./task-requests.ts')).cancelTask(args),
    'task.talk': ({taskId}) => talkToTask(taskId),
    'question.told': async (args) => (await import('./agent-questions.ts')).noteQuestionTold(args),
    'agents.read': async () => ({agents: await knownAgents()}),
    'agent.answer': async (args) => (await import('./agent-questions.ts')).answerAgentByClick(args),
    'fix.apply': async (args) => (await import('./fixes.ts')).applyFix(args),
  },
  (command, args) => {
    const parsed = commands()[command].args.safeParse(args);
    if (!parsed.success)
      throw new ParleyError('message.refused', {detail: `${command}: ${parsed.error.message}`});
    return parsed.data;
  },
);

const pressFilter = createPressFilter(now);
browser.commands.onCommand.addListener((command, tab) => {
  if (!TALK_COMMANDS.includes(command) || !pressFilter.isPress()) return;
  inBackground(toggleTalk(now(), tab?.id), log, 'the shortcut');
});

// Listening for the wake word begins with the browser; to be listened to is what starts the worker then.
browser.runtime.onStartup.addListener(resumeWork);
for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
  event.addListener(() => inBackground(applySettings(false), log, 'following the permissions'));
}

browser.runtime.onInstalled.addListener(({reason}) => {
  inBackground(closeStorageToPages(), log, 'closing storage to pages');
  if (reason !== 'install') return;
  inBackground(
    import('./fixes.ts').then(({openWelcome}) => openWelcome()),
    log,
    'the welcome tab',
  );
});

setTimeout(() => inBackground(lookAround(), log, 'looking around'), LOOK_AROUND_MS);
setTimeout(() => inBackground(catchUp(), log, 'catching up'), CATCH_UP_MS);
setTimeout(() => {
  const made = import('./at-hand.ts').then(({keepAtHand}) => keepAtHand());
  inBackground(made, log, 'having the document at hand');
}, AT_HAND_MS);

/** Storage stays closed to pages; the conversation that an earlier life of the worker knew of may be gone; tools are made ready. */
async function lookAround(): Promise<void> {
  await closeStorageToPages();
  await reconcile();
  if (await hasOffscreen()) holdLifeLine(onOffscreenLost);
  else endLostCall();
  // The next that a turn may ask for.
  await import('./tool-router.ts');
}

/** What may have been missed while the worker slept. */
async function catchUp(): Promise<void> {
  await applySettings(false);
  await showSign();
  const {trimHistory} = await import('./history.ts');
  await trimHistory((await readSettings()).transcriptDays);
  resumeWork();
  await resumeSharing();
}

function resumeWork(): void {
  inBackground(
    import('./resuming.ts').then((resuming) => resuming.resumeWork()),
    log,
    'going on with open work',
  );
}

/** Brings everything that follows from the settings into line with them. May be done at any time. */
async function applySettings(isChanged: boolean): Promise<void> {
  const settings = await readSettings();
  keepFrom(settings.logLevel);
  // The pill follows the choice of colours.
  if (isChanged) await showSign();
  await Promise.all([applyHoldKey(settings), readyForWake(settings)]);
  await configureTalk(isChanged);
}

function onOffscreenLost(): void {
  inBackground(reconcile(), log, 'reconciling');
  endLostCall();
}

function endLostCall(): void {
  inBackground(
    import('./host-notes.ts').then((notes) => notes.endLostCall()),
    log,
    'ending the call over the gateway’s voice',
  );
}

async function chosenService(): Promise<URL> {
  const base = baseUrlOf(await readSettings());
  if (!base) throw new ParleyError('settings.invalid', {message: sentence('address_missing')});
  return base;
}
