import {answerCommands} from '../platform/bus.ts';
import {followHistory} from '../platform/history-channel.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {keepFrom, keepLog} from '../platform/log-buffer.ts';
import {PRESS_HASH} from '../protocol/contexts.ts';
import {placeCall} from './call.ts';
import {createCapture} from './capture.ts';
import {createChime} from './chime.ts';
import {createConversation} from './conversation.ts';
import {followDevices} from './devices.ts';
import {SAMPLE_RATE} from './ear.ts';
import type {EchoCheck} from './echo-check.ts';
import {createGrants} from './grants.ts';
import {createHosting} from './hosting.ts';
import {spendingStore} from './spending-store.ts';
import {servePorts} from './ports.ts';
import {createTaskNews} from './news.ts';
import {createPublisher} from './publisher.ts';
import {createReplyAudio} from './reply-audio.ts';
import {speakSample} from './voice-sample.ts';
import {createWakeListening} from './wake/wake-listening.ts';

// Here are the microphone and the bus only, and `first.ts` before: the SDK loads when a session is connected, the stores later.
const provider = () => import('./openai-webrtc.ts');
const turns = () => import('../platform/turn-store.ts');
const entries = () => import('../platform/transcript-store.ts');
const outbox = () => import('../platform/voice-outbox.ts');

keepLog('offscreen', () => import('../platform/log-store.ts'));

const log = createLog('audio');
const DEVICES_LATER_MS = 1_500;
let checking: Promise<EchoCheck> | null = null;
const echoCheck = () => {
  checking ??= import('./echo-check.ts').then(({createEchoCheck}) =>
    createEchoCheck({isBusy: () => conversation.state !== 'idle'}),
  );
  return checking;
};

const publisher = createPublisher();
const capture = createCapture();
const onLevel = servePorts();
const replyAudio = createReplyAudio((note) => {
  conversation.hearReply(note);
  news.heard(note.rms);
});
const hosting = createHosting(createGrants(), outbox);
const conversation = createConversation({
  capture,
  grants: hosting.grants,
  replyAudio,
  publisher,
  onLevel,
  chime: createChime(),
  service: {
    placeCall: (terms) => placeCall(capture.track, terms),
    async createProvider(call, listen) {
      const {createOpenAiProvider} = await provider();
      return createOpenAiProvider({call, listen, onUse: (use) => conversation.bill(use)});
    },
  },
  store: {
    async saveTurn(record) {
      news.closed(record);
      await (await turns()).saveTurn(record);
    },
    ...spendingStore,
    saveEntry: async (entry) => (await entries()).saveEntry(entry),
    said: hosting.said,
  },
  onTalk(isTalking) {
    if (!isTalking) {
      wake.resume();
      return;
    }
    wake.pause();
    if (checking)
      inBackground(
        checking.then((check) => check.stop()),
        log,
        'ending the echo check',
      );
  },
});

const news = createTaskNews(conversation);

const wake = createWakeListening({
  sampleRate: SAMPLE_RATE,
  tap: capture.tap,
  untap: capture.untap,
  onWake: (agoMs) => conversation.wake(agoMs),
  onState: (isListening, failure) => publisher.wake(isListening, failure),
});

// Listing devices is slow, and a document is mostly made by a press that wants the microphone first.
setTimeout(followDevices, DEVICES_LATER_MS);
// What came while there was nobody to tell it.
setTimeout(news.there, DEVICES_LATER_MS);
followHistory((change) => {
  if (change === 'wiped') conversation.wipe();
}, new AbortController().signal);
if (location.hash === PRESS_HASH) conversation.expectPress();
const done = Promise.resolve({});
answerCommands(
  'offscreen',
  {
    'talk.configure': (args) => {
      keepFrom(args.talk.logLevel);
      conversation.configure(args);
      wake.configure(args.talk);
      return done;
    },
    'capture.press'(args) {
      keepFrom(args.talk.logLevel);
      return Promise.resolve(conversation.press(args));
    },
    'capture.release': (args) => {
      conversation.release(args);
      return done;
    },
    'turn.type': (args) => Promise.resolve(conversation.typeTurn(args)),
    'turn.context': (args) => Promise.resolve({isTaken: conversation.addContext(args)}),
    'turn.shared': (args) => Promise.resolve({isTaken: conversation.shared(args)}),
    'turn.spent': ({turnId, amounts, ...where}) => {
      conversation.bill({...where, usage: {by: 'text', turnId, amounts}});
      return done;
    },
    'turn.retry': (args) => Promise.resolve(conversation.retry(args)),
    'news.there': () => {
      news.there();
      return done;
    },
    'session.snapshot': () => Promise.resolve(publisher.snapshot()),
    'echo.measure': async () => (await echoCheck()).measure(),
    'wake.take': () => wake.lesson(),
    'wake.clear': async () => {
      await wake.forget();
      return {};
    },
    'talk.stop': () => {
      conversation.stop();
      return done;
    },
    'voice.speak'({talk}) {
      speakSample(conversation, talk);
      return done;
    },
    'session.end': () => {
      conversation.end();
      return done;
    },
  },
  // Only the worker may send these, and it builds them from checked values.
  (_command, args) => args,
);
