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
import {answerAgentByClick, noteQuestionTold} from './agent-questions.ts';
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
import {checkEcho} from './echo.ts';
import {applyFix, openWelcome} from './fixes.ts';
import {noteFrame} from './frame-search.ts';
import {agent, openedAgent} from './gateway-door.ts';
import {connectGateway, followGateway, forgetGateway, saveGateway, viewGateway} from './gateway-setup.ts';
import {trimHistory, wipeHistory} from './history.ts';
import {applyHoldKey} from './hold-key.ts';
import {beginHold, endHold} from './hold.ts';
import {endLostCall, hasHostNotes, tellHost, viewHost} from './host-notes.ts';
import {rememberLanguage} from './language.ts';
import {holdLifeLine} from './life-line.ts';
import {mintSession} from './mint.ts';
import {noteDelivery, readNews, tellOfNews} from './news.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {movePill, stopByPill} from './pill.ts';
import {answerQuestion} from './questions.ts';
import {readSettings, viewSettings, writeSettings} from './settings.ts';
import {onSharedTab} from './shared-tab-alarm.ts';
import {endSharing, resumeSharing, shareFront} from './sharing-door.ts';
import {followFront, showSign} from './sign.ts';
import {readSite, shareSite} from './site-sharing.ts';
import {publish, reconcile} from './state.ts';
import {askOfTask, cancelTask} from './task-requests.ts';
import {attendToVoice} from './turn-context.ts';
import {hearVoice} from './voice-sample.ts';
import {forgetWake, readyForWake, teachWake} from './wake.ts';
import {leftWork, onOpenWork, watchOpenWork} from './work-alarm.ts';

const log = createLog('session');
/** What woke the worker may be a key press, which has the machine to itself for so long. */
const LOOK_AROUND_MS = 1_000;
/** Long after a cold start is over, and well within the 30 s that a worker lives at least. */
const CATCH_UP_MS = 3_000;
/** The second also works while another program is in front; Chrome then gives no tab with it. */
const TALK_COMMANDS = ['toggle-talk', 'toggle-talk-anywhere'];
// A worker cannot load a file later.
keepLog('background', () => Promise.resolve({writeLines}));
// Chrome hands an event only to who listens in the worker's first moment.
followFront();
onOpenWork(resumeWork);
onSharedTab(() => inBackground(resumeSharing(), log, 'going on with the shared tab'));

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
    'voice.hear': hearVoice,
    'pill.stop': stopByPill,
    'pill.move': movePill,
    'turn.opened': keepTab,
    'turn.voiced': attendToVoice,
    'echo.check': async () => {
      const finding = await checkEcho();
      await applySettings(false);
      return finding;
    },
    'wake.teach': teachWake,
    'wake.forget': forgetWake,
    'history.wipe': wipeHistory,
    'session.authorise': mintSession,
    'session.report': async ({snapshot}) => {
      holdLifeLine(onOffscreenLost);
      followTurn(snapshot);
      await publish(snapshot);
      return {};
    },
    // A key press that woke the worker has no need of the tools yet.
    'tool.run': async (args) => (await import('./tool-router.ts')).runTool(args),
    'point.cue': async (args) => (await import('./pointing.ts')).showCue(args),
    'settings.read': viewSettings,
    'settings.write': async ({settings}) => {
      const view = await writeSettings(settings);
      await followGateway(false);
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
    'question.answer': answerQuestion,
    'gateway.read': viewGateway,
    'gateway.save': saveGateway,
    'gateway.connect': connectGateway,
    'gateway.forget': forgetGateway,
    'share.begin': shareFront,
    'share.end': endSharing,
    'news.read': readNews,
    'news.delivered': noteDelivery,
    'host.said': tellHost,
    'host.read': viewHost,
    'talk.mode': async ({mode}) => {
      await writeSettings({...(await readSettings()), talkMode: mode});
      return {};
    },
    'site.read': readSite,
    'site.share': shareSite,
    'task.ask': askOfTask,
    'task.cancel': cancelTask,
    'task.talk': ({taskId}) => talkToTask(taskId),
    'question.told': noteQuestionTold,
    'agents.read': async () => ({agents: await knownAgents()}),
    'agent.answer': answerAgentByClick,
    'fix.apply': applyFix,
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
  if (reason === 'install') inBackground(openWelcome(), log, 'the welcome tab');
});

inBackground(closeStorageToPages(), log, 'closing storage to pages');
setTimeout(() => inBackground(lookAround(), log, 'looking around'), LOOK_AROUND_MS);
setTimeout(() => inBackground(catchUp(), log, 'catching up'), CATCH_UP_MS);

/** Whether the conversation is still there that an earlier life of the worker knew of. */
async function lookAround(): Promise<void> {
  await reconcile();
  if (await hasOffscreen()) holdLifeLine(onOffscreenLost);
  else inBackground(endLostCall(), log, 'ending the call over the gateway’s voice');
}

/** What may have been missed while the worker slept. */
async function catchUp(): Promise<void> {
  await applySettings(false);
  await showSign();
  await trimHistory((await readSettings()).transcriptDays);
  resumeWork();
  await resumeSharing();
}

/** Work that an earlier life of the worker left open goes on; what it had no time to tell of is told of. */
function resumeWork(): void {
  const resume = async () => {
    const left = await leftWork();
    if (left === 'open' || (await hasHostNotes())) await agent();
    else if (!openedAgent()) await watchOpenWork(false);
    if (left === 'untold') await tellOfNews();
  };
  inBackground(resume(), log, 'going on with open work');
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
  inBackground(endLostCall(), log, 'ending the call over the gateway’s voice');
}

async function chosenService(): Promise<URL> {
  const base = baseUrlOf(await readSettings());
  if (!base) throw new ParleyError('settings.invalid', {message: sentence('address_missing')});
  return base;
}
