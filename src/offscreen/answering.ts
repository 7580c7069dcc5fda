import type {ReplyNote} from '../core/capture-gate.ts';
import {learnRate, USUAL_RATE} from '../core/heard-cut.ts';
import {VOICE_RMS} from '../core/speech-gate.ts';
import {now} from '../platform/clock.ts';
import {isEchoFree} from './devices.ts';
import type {ReplyAudio} from './reply-audio.ts';
import {createReply, type Reply} from './reply.ts';
import type {Scene} from './scene.ts';
import type {VoiceEvent} from './voice-provider.ts';

/** While Parley speaks, a voice must be this loud to cut in (about -34 dBFS): what is left of its own echo is not. */
const CUT_IN_RMS = 0.02;

/** The tools for which the person's own words count, and not the model's. */
const WORDED_TOOLS = [
  'answer_confirmation',
  'open_tab',
  'share_tab',
  'openclaw_agent_consult',
  'answer_agent',
];
/** What was said is recognised beside the answer; it is mostly there before a tool is called. */
const WORDS_MS = 3_000;

/** Parley's side of a turn: asks for the answer, hears it, and falls silent when the person speaks. */
export interface Answering {
  /** Whether anything of the running answer has been heard. */
  readonly isHeard: boolean;
  ask: () => void;
  /** Takes an event of the running answer; answers whether it was one. */
  handle: (event: VoiceEvent) => boolean;
  /** A stretch of it was heard. */
  listen: (note: ReplyNote) => void;
  /** Silences it, here first, then there; `since` is when the person began to cut in, in ms since the epoch. */
  interrupt: (since: number) => void;
  /** It was heard to its end. */
  learn: () => void;
  /** Nothing that comes later counts any more. */
  end: () => void;
}

export function createAnswering(scene: Scene, replyAudio: ReplyAudio, chime: () => void): Answering {
  const {line, capture, transcript, publisher} = scene;
  let reply: Reply | null = null;
  let rate = USUAL_RATE;

  /** What the microphone hears while Parley speaks may be Parley, unless the check found that it cannot be. */
  const guardEar = () => {
    const {duplex, echoFree} = scene.settings;
    if (duplex === 'half') capture.deafen(true);
    else capture.sense(isEchoFree(echoFree) ? VOICE_RMS : CUT_IN_RMS);
  };

  return {
    get isHeard() {
      return reply?.isHeard ?? false;
    },
    ask() {
      const {turn} = scene;
      const {provider, id} = line;
      if (!turn || !provider || !id) return;
      turn.releasedAt ??= now();
      replyAudio.wake();
      if (scene.settings.chime && turn.text === null && !turn.hasChimed) chime();
      turn.hasChimed = true;
      reply = createReply(turn.log, id, provider, () => rate, {
        onWords: () => transcript.said(turn.log, false),
        onPlaying() {
          replyAudio.unsilence();
          if (scene.state === 'thinking') scene.send('audible');
          capture.forget();
          guardEar();
        },
        onSettled: () => scene.send('settled'),
        onWorking: publisher.working,
        onCall: publisher.call,
        onToolFailure(failure) {
          turn.log.failure = failure;
          publisher.failure(failure);
        },
        onFailure: scene.fail,
        onLateTool: () => scene.drops.count('tool'),
        onLateCue: () => scene.drops.count('cue'),
        async personFor(tool) {
          // What Parley tells by itself is nobody's word.
          if (!WORDED_TOOLS.includes(tool) || turn.source === 'task') return null;
          const isWhole = turn.text !== null || (await transcript.recognised(turn.log, WORDS_MS));
          // A part of what was said may be a yes where all of it is none.
          if (!isWhole) return null;
          return {words: turn.log.heard, isOpenEar: turn.mode !== 'push'};
        },
      });
      reply.ask();
    },
    handle(event) {
      if (!reply?.handle(event)) return false;
      if (event.type === 'saying' && scene.turn) transcript.answering(scene.turn.log, event.itemId);
      return true;
    },
    listen(note) {
      if (scene.turn?.log.listen(note)) reply?.listen(note);
    },
    interrupt(since) {
      replyAudio.silence();
      scene.turn?.log.span('bargein', since);
      line.provider?.interrupt(reply?.cut(rate, replyAudio.listenedTo) ?? null);
    },
    learn() {
      if (scene.turn) rate = learnRate(rate, scene.turn.log.answer, scene.turn.log.audibleMs);
    },
    end() {
      replyAudio.rest();
      reply?.end();
      reply = null;
    },
  };
}
