import {answerCommands} from '../platform/bus.ts';
import {createCapture} from './capture.ts';
import {createConversation} from './conversation.ts';
import {servePorts} from './ports.ts';
import {createPublisher} from './publisher.ts';
import {createReplyAudio} from './reply-audio.ts';
import {createSound} from './sound.ts';

// The first module holds the microphone and the bus only: the SDK and the store load beside the capture.
const provider = () => import('./openai-webrtc.ts');
const store = () => import('../platform/turn-store.ts');

const element = document.querySelector('audio');
if (!element) throw new Error('the page has no audio element');

const sound = createSound();
const publisher = createPublisher();
const capture = createCapture(sound);
const onLevel = servePorts();
const replyAudio = createReplyAudio(sound, element, (reading) => conversation.hearReply(reading));
const conversation = createConversation({
  sound,
  capture,
  replyAudio,
  publisher,
  onLevel,
  async createProvider(listen) {
    const {createOpenAiProvider} = await provider();
    return createOpenAiProvider({track: capture.track, element, listen, onRemote: replyAudio.measure});
  },
  saveTurn: async (record) => (await store()).saveTurn(record),
});

answerCommands(
  'offscreen',
  {
    'capture.begin': (args) => {
      // The microphone goes first; what the connection needs is loaded while it opens.
      void provider();
      return Promise.resolve(conversation.beginCapture(args));
    },
    'capture.end': () => {
      conversation.endCapture();
      return Promise.resolve({});
    },
    'turn.type': (args) => Promise.resolve(conversation.typeTurn(args)),
    'session.snapshot': () => Promise.resolve(publisher.snapshot()),
    'session.end': () => {
      conversation.end();
      return Promise.resolve({});
    },
  },
  // Only the worker may send these, and it builds them from checked values.
  (_command, args) => args,
);
