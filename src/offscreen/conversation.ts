import {createMachine} from '../core/machine.ts';
import {judgeSpeech} from '../core/speech-gate.ts';
import {TURN_TABLE, type TurnEffect} from '../core/turn-machine.ts';
import {now, sleep} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {microphonePermission} from '../platform/permissions.ts';
import type {Args} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Failure} from '../protocol/failures.ts';
import type {TalkSource, TurnRecord} from '../protocol/turn-record.ts';
import type {Capture} from './capture.ts';
import type {MeterNote} from './capture-messages.ts';
import {createReply, type Reply} from './reply.ts';
import type {ReplyAudio} from './reply-audio.ts';
import type {Sound} from './sound.ts';
import {createSession, type Session} from './session.ts';
import {createTranscript} from './transcript.ts';
import {createTurnLog, type TurnLog} from './turn-log.ts';
import type {Publisher} from './publisher.ts';
import type {VoiceEvent, VoiceListener, VoiceProvider} from './voice-provider.ts';

const log = createLog('turn');

/**
 * Audio that has left the gate is still in the encoder and on its way while a message on the data channel is not:
 * two 20 ms frames and the encoder's own 20 ms.
 */
const TAIL_MS = 60;
/** A session that nobody used for this long is closed; the next turn opens another. */
const IDLE_CLOSE_MS = 10 * 60_000;

/** How the next turn begins. */
interface Opening {
  turnId: string;
  source: TalkSource;
  pressedAt: number;
  /** The words of a typed turn. */
  text: string | null;
}

export interface Conversation {
  beginCapture: (args: Args<'capture.begin'>) => {turnId: string};
  endCapture: () => void;
  typeTurn: (args: Args<'turn.type'>) => {turnId: string};
  /** A stretch of what the other side plays was heard. */
  hearReply: (reading: MeterNote) => void;
  end: () => void;
}

/** The one owner of what is being said: runs the machine of turns over a session. */
export function createConversation(parts: {
  sound: Sound;
  capture: Capture;
  replyAudio: ReplyAudio;
  publisher: Publisher;
  createProvider: (listen: VoiceListener) => Promise<VoiceProvider>;
  saveTurn: (record: TurnRecord) => Promise<void>;
  onLevel: (side: 'mic' | 'reply', rms: number) => void;
}): Conversation {
  const {publisher, replyAudio, sound, capture} = parts;
  const transcript = createTranscript(publisher, parts.saveTurn);
  let opening: Opening | null = null;
  let turn: {log: TurnLog; opening: Opening; stop: AbortController} | null = null;
  let reply: Reply | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;

  const session: Session = createSession(parts.createProvider, {
    onChange: () => publisher.session(session.state, session.id, session.host),
    onReady: serveTurn,
    onFailure(failure) {
      // Nobody is talking: the next turn opens a new session, so there is nothing to trouble the person with.
      if (turn) fail(failure);
      else log.warn('the session ended while idle', {reason: failure.reason});
    },
    onEvent: hear,
    onSpan: (name, start) => turn?.log.span(name, start),
  });

  const effects: Record<TurnEffect, () => void> = {
    startCapture: () => void startCapture(openTurn()),
    sendSpeech: () => inBackground(sendSpeech(), log, 'sending speech'),
    dropCapture,
    sendText() {
      openTurn();
      session.open();
      serveTurn();
    },
    askForReply,
    interrupt() {
      replyAudio.silence();
      session.provider?.interrupt();
    },
    closeAnswered: () => closeTurn('answered'),
    closeDismissed: () => closeTurn('dismissed'),
    closeInterrupted: () => closeTurn('interrupted'),
    closeFailed: () => closeTurn('failed'),
  };
  const machine = createMachine({
    table: TURN_TABLE,
    initial: 'idle',
    run: (effect) => effects[effect](),
    onStep(from, event, to) {
      log.debug(`turn ${from} → ${to}`, {event});
      publisher.turn(to);
    },
    onUnlisted: (state, event) => log.debug('turn event has no edge', {state, event}),
  });

  /** Asked again after every wait: the turn may have ended meanwhile. */
  const isRunning = (log: TurnLog) => turn?.log === log;

  function openTurn(): TurnLog {
    if (!opening) throw new Error('a turn was started without an opening');
    clearTimeout(idleTimer);
    inBackground(sound.wake(), log, 'waking the sound');
    const {turnId, source, pressedAt} = opening;
    turn = {log: createTurnLog(turnId, source, pressedAt), opening, stop: new AbortController()};
    publisher.begin(turnId);
    return turn.log;
  }

  async function startCapture(mine: TurnLog): Promise<void> {
    const start = now();
    try {
      const capturing = capture.start({
        onReading(reading) {
          if (mine.tally.totalMs === 0) publisher.hearing();
          mine.hear(reading);
          parts.onLevel('mic', reading.rms);
        },
        onLost: () => fail(describeFailure('mic.lost')),
      });
      await Promise.all([capturing, connectBeside(mine)]);
      if (!isRunning(mine)) return;
      mine.span('microphone', start);
      session.open();
      serveTurn();
    } catch (error) {
      if (isRunning(mine)) fail(toFailure(error));
    }
  }

  /** Connects while the microphone opens, where it is allowed; else no token is worth asking for before it is. */
  async function connectBeside(mine: TurnLog): Promise<void> {
    if ((await microphonePermission()) === 'granted' && isRunning(mine)) session.open();
  }

  /** Gives a ready session what the turn has for it; called when either becomes there. */
  function serveTurn(): void {
    const {provider} = session;
    if (!provider || !turn) return;
    turn.log.span('ready', turn.opening.pressedAt);
    const {text} = turn.opening;
    if (text === null) inBackground(letSpeechFlow(turn.log, provider), log, 'letting speech flow');
    else if (machine.state === 'sending') {
      provider.addText(text);
      turn.log.heard = text;
      transcript.heard(turn.log, true);
      machine.send('sent');
    }
  }

  async function letSpeechFlow(mine: TurnLog, provider: VoiceProvider): Promise<void> {
    await provider.openTrack();
    if (isRunning(mine)) capture.flow();
  }

  async function sendSpeech(): Promise<void> {
    if (!turn) return;
    const {log: mine, stop} = turn;
    const verdict = judgeSpeech(mine.tally);
    if (verdict === 'dead') fail(describeFailure('mic.silent'));
    if (verdict === 'silence') machine.send('empty');
    if (verdict !== 'speech') return;
    await capture.finish();
    await sleep(TAIL_MS, stop.signal);
    const {provider} = session;
    if (!isRunning(mine) || machine.state !== 'sending' || !provider) return;
    provider.commit();
    transcript.committed(mine);
    inBackground(provider.closeTrack(), log, 'closing the track');
    machine.send('sent');
  }

  function dropCapture(): void {
    capture.drop();
    const {provider} = session;
    if (!provider) return;
    provider.discard();
    inBackground(provider.closeTrack(), log, 'closing the track');
  }

  function askForReply(): void {
    const {provider, id} = session;
    if (!turn || !provider || !id) return;
    const {log: mine} = turn;
    reply = createReply(mine, id, provider, {
      onWords: () => transcript.said(mine, false),
      onPlaying() {
        replyAudio.unsilence();
        if (machine.state === 'thinking') machine.send('audible');
      },
      onSettled: () => machine.send('settled'),
      onToolFailure: (failure) => {
        mine.failure = failure;
        publisher.failure(failure);
      },
      onFailure: fail,
    });
    reply.ask();
  }

  function hear(event: VoiceEvent): void {
    if (transcript.take(event)) return;
    if (event.type === 'refused') fail(event.failure);
    else if (!reply?.handle(event)) {
      log.debug('an event of another turn was dropped', {type: event.type});
      // An answer that was asked for before the person cut in: it must not be heard, nor paid for.
      if (event.type === 'responding') session.provider?.interrupt();
    }
  }

  function fail(failure: Failure): void {
    if (!turn) return;
    turn.log.failure = failure;
    machine.send('failed');
    // A session that has fallen silent would hold up the next turn too.
    if (failure.reason === 'reply.timeout') session.close();
  }

  function closeTurn(outcome: TurnRecord['outcome']): void {
    if (!turn) return;
    const {log: mine, stop} = turn;
    turn = null;
    stop.abort();
    reply?.end();
    reply = null;
    publisher.end(mine.failure);
    transcript.close(mine, outcome, session.id);
    sound.rest();
    idleTimer = setTimeout(session.close, IDLE_CLOSE_MS);
  }

  const start = (event: 'begin' | 'type', next: Opening) => {
    opening = next;
    // A capture that is live is adopted; only words on their way cannot be joined by others.
    if (!machine.send(event) && machine.state === 'sending') publisher.failure(describeFailure('turn.busy'));
    return {turnId: turn?.opening.turnId ?? next.turnId};
  };

  return {
    beginCapture: (args) => start('begin', {...args, text: null}),
    endCapture: () => void machine.send('release'),
    typeTurn: (args) => start('type', {...args, source: 'typed'}),
    hearReply(reading) {
      parts.onLevel('reply', reading.rms);
      if (turn?.log.listen(reading)) reply?.stir();
    },
    end() {
      machine.send('cancel');
      session.close();
    },
  };
}
