import {explainDismissal, judgeSpeech} from '../core/speech-gate.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {now} from '../platform/clock.ts';
import {describeFailure, toFailure} from '../protocol/failures.ts';
import type {CaptureListener} from './capture.ts';
import {handOver} from './delivery.ts';
import {afterMicrophone} from './microphone.ts';
import {turnTakingOf, type Scene} from './scene.ts';
import type {Turn} from './turn.ts';
import type {TurnContexts} from './turn-context.ts';
import type {VoiceEvent, VoiceProvider} from './voice-provider.ts';

const log = createLog('audio');

/** What is done with the words of the person, from the microphone to whichever session answers. */
export interface Speech {
  /** Words are about to be said: the session they will want is opened once the microphone is. */
  expect: () => void;
  /** Opens the microphone for a turn; the last `keepMs` of what was listened to belong to it. */
  start: (turn: Turn, keepMs: number) => void;
  /** The same words go on: their holder came back, or another took them over. */
  goOn: () => void;
  /** The holder has finished: what is worth sending is sent. */
  send: () => void;
  /** Gives a session that answers what the turn has for it; called when either becomes there. */
  serve: () => void;
  /** The words are given up. */
  drop: () => void;
  /** The microphone closes, and what was said is kept. */
  keep: () => void;
  /** Nothing more of the running capture goes to the session, unless it listens on. */
  rest: () => void;
  /** The service names words; those that it ended itself end the turn. */
  hearCommit: (event: VoiceEvent & {type: 'committed'}) => void;
}

/** `onVoice` hears when a voice begins or ends in the open microphone, `onLevel` how loud it is (RMS). */
export function createSpeech(
  scene: Scene,
  contexts: TurnContexts,
  listener: {
    onVoice: (isActive: boolean) => void;
    onLevel: (rms: number) => void;
  },
): Speech {
  const {capture, line, transcript, publisher, floor} = scene;

  const heard: CaptureListener = {
    onHearing(at) {
      const {turn} = scene;
      turn?.log.span('capture', turn.pressedAt, at);
    },
    onReading(reading) {
      listener.onLevel(reading.rms);
      const {turn} = scene;
      if (!turn || scene.state !== 'capturing') return;
      if (turn.log.tally.totalMs === 0) publisher.hearing();
      const wasSilent = turn.log.tally.firstVoiceAt === null;
      turn.log.hear(reading);
      if (wasSilent && turn.log.tally.firstVoiceAt !== null) contexts.askFor(turn);
      contexts.placeIfHeard();
    },
    onVoice: listener.onVoice,
    onReplaced: noteDevice,
    onLost: () => scene.fail(describeFailure('mic.lost')),
  };

  function noteDevice(): void {
    if (scene.turn) scene.turn.log.device = capture.device;
  }

  async function open(turn: Turn, keepMs: number): Promise<void> {
    const {listensOn} = floor;
    const {echoFree} = scene.settings;
    try {
      const opening = capture.start(heard, {keepMs, listensOn, echoFree});
      await Promise.all([opening, connectAfter(opening, () => scene.turn === turn)]);
      if (scene.turn !== turn) return;
      turn.log.span('microphone', turn.pressedAt);
      noteDevice();
      line.want();
      serve();
    } catch (error) {
      if (scene.turn === turn) scene.fail(toFailure(error));
    }
  }

  /** Connects once the microphone is open or slow, where one is allowed; else no token is worth asking for before it is. */
  async function connectAfter(opening?: Promise<void>, isWanted = () => true): Promise<void> {
    if ((await afterMicrophone(opening)) && isWanted()) line.want();
  }

  function serve(): void {
    const {provider} = line;
    const {turn, state} = scene;
    if (!provider || !turn) return;
    turn.log.span('ready', turn.pressedAt);
    turn.log.host = line.host;
    if (state === 'capturing') inBackground(letFlow(turn, provider), log, 'letting speech flow');
    if (state !== 'sending') return;
    if (turn.text === null) {
      inBackground(deliver(turn, provider), log, 'sending speech');
      return;
    }
    inBackground(deliverText(turn, turn.text, provider), log, 'sending text');
  }

  async function deliverText(turn: Turn, text: string, provider: VoiceProvider): Promise<void> {
    await contexts.place(turn, provider);
    if (scene.turn !== turn || scene.state !== 'sending' || line.provider !== provider) return;
    turn.isCommitted = true;
    if (turn.source === 'task') {
      provider.seed(text);
      turn.log.share({text, picture: null});
    } else {
      provider.addText(text);
      transcript.typed(turn.log, text);
    }
    scene.send('sent');
  }

  async function letFlow(turn: Turn, provider: VoiceProvider): Promise<void> {
    contexts.placeIfHeard();
    provider.takeTurns(turnTakingOf(scene));
    await provider.openTrack();
    if (scene.turn === turn && line.provider === provider) capture.flow();
  }

  async function deliver(turn: Turn, provider: VoiceProvider): Promise<void> {
    const hadWords = await handOver(scene, turn, provider, judgeSpeech(turn.log.tally) === 'faint', contexts);
    if (hadWords !== null) scene.send(hadWords ? 'sent' : 'empty');
  }

  /** What was said is whole; the microphone stays open only in a conversation that listens on. */
  function finishCapture(): void {
    if (floor.listensOn) return;
    inBackground(capture.finish(), log, 'finishing a capture');
    capture.close();
  }

  return {
    expect: () => inBackground(connectAfter(), log, 'connecting ahead of a press'),
    start: (turn, keepMs) => inBackground(open(turn, keepMs), log, 'opening the microphone'),
    goOn() {
      inBackground(capture.resume({listensOn: floor.listensOn}), log, 'going on with a capture');
      serve();
    },
    send() {
      const {turn} = scene;
      if (!turn) return;
      turn.releasedAt = now();
      const {tally, device} = turn.log;
      const verdict = judgeSpeech(tally);
      if (verdict === 'dead') {
        scene.fail(describeFailure('mic.silent'));
      } else if (verdict === 'silence') {
        if (turn.mode === 'push') publisher.notice(explainDismissal(tally, device));
        // What was said before a key took over may be on the other side already.
        scene.send(transcript.itemsOf(turn.log).length > 0 ? 'sent' : 'empty');
      } else {
        finishCapture();
        line.want();
        serve();
      }
    },
    serve,
    drop() {
      line.provider?.discard();
      if (floor.mode === 'off') capture.drop();
      this.rest();
    },
    keep() {
      floor.close();
      capture.close();
      this.rest();
    },
    rest() {
      const {provider} = line;
      if (!provider) return;
      if (floor.mode === 'off') inBackground(provider.closeTrack(), log, 'closing the track');
      else provider.takeTurns(turnTakingOf(scene));
    },
    hearCommit(event) {
      const {turn} = scene;
      const isOurs = transcript.awaitsName;
      if (!isOurs && turn && scene.state === 'capturing') transcript.committed(turn.log, line.id ?? '');
      if (transcript.take(event) === 'stale') {
        scene.drops.count(event.type);
        return;
      }
      if (isOurs || !turn || turnTakingOf(scene).by === 'key') return;
      const {lastVoiceAt} = turn.log.tally;
      if (lastVoiceAt === null) {
        // Nobody spoke: the service took a noise for a voice.
        line.provider?.remove(event.itemId);
        return;
      }
      turn.isCommitted = true;
      turn.log.span('commit', lastVoiceAt);
      floor.pause();
      finishCapture();
      scene.send('paused');
    },
  };
}
