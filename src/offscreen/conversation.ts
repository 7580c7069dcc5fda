import type {Hold, PressOutcome} from '../core/capture-coordinator.ts';
import type {ReplyNote} from '../core/capture-gate.ts';
import {seedOf} from '../core/conversation-seed.ts';
import {createMachine} from '../core/machine.ts';
import {TURN_TABLE, type TurnEffect, type TurnEvent} from '../core/turn-machine.ts';
import {FAINT_RMS, ONSET_LAG_MS} from '../core/voice-activity.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {microphonePermission} from '../platform/permissions.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {DEFAULT_TALK} from '../protocol/default-talk.ts';
import type {Failure} from '../protocol/failures.ts';
import type {Span, TurnRecord} from '../protocol/turn-record.ts';
import {createAnswering} from './answering.ts';
import type {Capture} from './capture.ts';
import {createDrops} from './drops.ts';
import {createFloor} from './floor.ts';
import type {Grants} from './grants.ts';
import {createLine} from './line.ts';
import type {Publisher} from './publisher.ts';
import type {ReplyAudio} from './reply-audio.ts';
import {createResumption} from './resumption.ts';
import {turnTakingOf, type Scene} from './scene.ts';
import type {Sound} from './sound.ts';
import {createSpeech} from './speech.ts';
import {createTranscript, type TranscriptStore} from './transcript.ts';
import type {TurnStart} from './turn-log.ts';
import {createTurn, type Turn} from './turn.ts';
import type {VoiceEvent, VoiceListener, VoiceProvider} from './voice-provider.ts';
import {createWarmth} from './warmth.ts';

const log = createLog('turn');

/** A conversation that listens on ends when nobody has said anything for this long. */
const UNHEARD_CLOSE_MS = 5 * 60_000;

export interface Conversation {
  /** A press is on its way: the session it will want is opened meanwhile. */
  expectPress: () => void;
  press: (args: Args<'capture.press'>) => Answer<'capture.press'>;
  release: (args: Args<'capture.release'>) => void;
  typeTurn: (args: Args<'turn.type'>) => {turnId: string};
  retry: (args: Args<'turn.retry'>) => {turnId: string};
  /** The wake word ended `agoMs` ago. */
  wake: (agoMs: number) => void;
  configure: (args: Args<'talk.configure'>) => void;
  /** A stretch of what the other side plays was heard. */
  hearReply: (note: ReplyNote) => void;
  readonly isIdle: boolean;
  /** What was said is no longer to be shown, nor told to another session. */
  wipe: () => void;
  end: () => void;
}

/** The one owner of what is being said: runs the machine of turns over the line. */
export function createConversation(parts: {
  sound: Sound;
  capture: Capture;
  grants: Grants;
  replyAudio: ReplyAudio;
  publisher: Publisher;
  createProvider: (listen: VoiceListener) => Promise<VoiceProvider>;
  store: TranscriptStore;
  chime: () => void;
  onLevel: (side: 'mic' | 'reply', rms: number) => void;
  /** The microphone is wanted for talk, or free again. */
  onTalk: (isTalking: boolean) => void;
}): Conversation {
  const {publisher, sound, capture, grants} = parts;
  const floor = createFloor();
  const drops = createDrops();
  const transcript = createTranscript(publisher, parts.store);
  let next: {start: TurnStart; text: string | null; keepMs: number} | null = null;
  let cutInAt = 0;
  /** What was done for a turn that had not begun yet. */
  let ahead: Span[] = [];

  const line = createLine(
    {createProvider: parts.createProvider, turnTaking: () => turnTakingOf(scene), grants, isQuiet},
    {
      onChange: () => publisher.connection(line),
      onReady: greet,
      onFaltered: (failure) => resumption.keepGoing(failure),
      onFailure(failure) {
        // Nobody is talking: the next turn opens a new session, so there is nothing to trouble the person with.
        if (scene.turn) fail(failure);
        else log.warn('the line went down while idle', {reason: failure.reason});
      },
      onEvent: hear,
      onSpan(name, start) {
        if (scene.turn) scene.turn.log.span(name, start);
        else ahead.push({name, start, end: now()});
      },
      need: () => ({
        need: resumption.need(),
        forMs: scene.turn?.releasedAt ? now() - scene.turn.releasedAt : 0,
      }),
    },
  );
  const warmth = createWarmth(line, () => line.close());
  const scene: Scene = {
    turn: null,
    settings: DEFAULT_TALK,
    get state() {
      return machine.state;
    },
    floor,
    line,
    capture,
    transcript,
    publisher,
    drops,
    send: (event) => machine.send(event),
    fail,
  };
  const speech = createSpeech(scene, {
    onVoice(isActive) {
      if (isActive) cutIn(now() - ONSET_LAG_MS);
      else line.settle();
    },
    onLevel: (rms) => parts.onLevel('mic', rms),
  });
  const answering = createAnswering(scene, parts.replyAudio, parts.chime);
  const resumption = createResumption(scene, answering, () => warmth.isWarm);

  const effects: Record<TurnEffect, () => void> = {
    startCapture() {
      resumption.forget();
      speech.start(openTurn(), next?.keepMs ?? 0);
      // After it: what was listened to and belongs to the turn is the capture's from now on.
      parts.onTalk(true);
    },
    continueCapture() {
      if (scene.turn) scene.turn.releasedAt = null;
      speech.goOn();
    },
    openTurn() {
      const {turnId} = openTurn();
      inBackground(sendCommand('turn.opened', {turnId}), log, 'telling of a turn');
      speech.serve();
    },
    dropCapture: () => speech.drop(),
    keepSpeech: () => speech.keep(),
    sendSpeech: () => speech.send(),
    sendAgain,
    sendText() {
      openTurn().releasedAt = now();
      line.want();
      speech.serve();
    },
    askForReply() {
      speech.rest();
      answering.ask();
    },
    interrupt: () => answering.interrupt(cutInAt),
    listenOn() {
      const {mode} = floor;
      if (mode !== 'off') begin('listen', {turnId: newId('turn'), source: 'voice', mode, pressedAt: now()});
    },
    closeAnswered() {
      answering.learn();
      closeTurn('answered');
    },
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
      publisher.turn(to, floor.mode);
    },
    onUnlisted: (state, event) => log.debug('turn event has no edge', {state, event}),
  });

  /** Sends an event that opens a turn. */
  function begin(
    event: TurnEvent,
    start: TurnStart,
    text: string | null = null,
    keepMs = 0,
  ): {turnId: string} {
    next = {start, text, keepMs};
    machine.send(event);
    return {turnId: scene.turn?.turnId ?? start.turnId};
  }

  function openTurn(): Turn {
    if (!next) throw new Error('a turn was started without a beginning');
    warmth.hold();
    inBackground(sound.wake('turn'), log, 'waking the sound');
    // After the microphone has been asked for.
    queueMicrotask(() => line.provider?.wake());
    const turn = createTurn(next.start, next.text);
    scene.turn = turn;
    for (const {name, start, end} of ahead) if (start >= turn.pressedAt) turn.log.span(name, start, end);
    ahead = [];
    turn.log.device = capture.device;
    transcript.open(turn.log);
    publisher.begin(turn.turnId);
    capture.deafen(false);
    capture.sense(FAINT_RMS);
    if (floor.mode === 'hands-free') closeWhenUnheard(turn);
    return turn;
  }

  /** What a failed turn had kept, or what a lost session had been given, goes to the session that answers next. */
  function sendAgain(): void {
    const turn = scene.turn ?? openTurn();
    const {kept} = resumption;
    resumption.forget();
    if (kept) turn.log.takeOver(kept.turn.log);
    turn.releasedAt = now();
    capture.rewind();
    line.want();
    if (kept?.sessionId && kept.sessionId === line.id) machine.send('sent');
    else speech.serve();
  }

  /** A session answers: it learns what the talk was about, and gets what the turn has for it. */
  function greet(): void {
    const {provider} = line;
    if (!provider) return;
    transcript.forgetSession();
    // What was in the way is gone.
    if (scene.turn) publisher.end(scene.turn.log.failure);
    parts.replyAudio.follow(provider.element);
    const seed = seedOf(transcript.recent(), crypto.randomUUID());
    if (seed) provider.seed(seed);
    if (scene.turn) speech.serve();
    else provider.rest();
  }

  /** The person speaks, or presses, while an answer is under way in a capture that stays open. */
  function cutIn(at: number): void {
    const {mode} = floor;
    if (mode === 'off' || (machine.state !== 'thinking' && machine.state !== 'speaking')) return;
    cutInAt = at;
    begin('cutIn', {turnId: newId('turn'), source: 'voice', mode, pressedAt: at});
  }

  function hear(event: VoiceEvent): void {
    if (event.type === 'refused') fail(event.failure);
    else if (event.type === 'onset') cutIn(now());
    else if (event.type === 'committed') speech.hearCommit(event);
    else {
      const words = transcript.take(event);
      const isStale = words === 'stale' || (words === 'other' && !answering.handle(event));
      if (!isStale) return;
      drops.count(event.type);
      // An answer that was asked for before the person cut in: it must not be heard, nor paid for.
      if (event.type === 'responding') line.provider?.interrupt(null);
    }
  }

  /** Whether a change of session would be noticed by nobody. */
  function isQuiet(): boolean {
    if (machine.state === 'idle') return true;
    const isListening = machine.state === 'capturing' && turnTakingOf(scene).by === 'pause';
    return isListening && scene.turn?.log.tally.faintMs === 0;
  }

  function fail(failure: Failure): void {
    const {turn} = scene;
    if (!turn) return;
    turn.log.failure = failure;
    resumption.keep();
    machine.send('failed');
    // A session that has fallen silent would hold up the next turn too.
    if (failure.reason === 'reply.timeout') line.close();
  }

  function closeTurn(outcome: TurnRecord['outcome']): void {
    const {turn} = scene;
    if (!turn) return;
    scene.turn = null;
    turn.ended.abort();
    answering.end();
    publisher.end(turn.log.failure);
    transcript.close(turn.log, turn.log.close(outcome, line.id, drops.close()));
    line.provider?.rest();
    if (floor.mode === 'off') {
      sound.rest('turn');
      warmth.cool(scene.settings.warmMinutes);
      parts.onTalk(false);
    }
    line.settle();
  }

  /** The holder has finished, in whatever state that finds the turn. */
  function finish(): void {
    if (machine.state === 'capturing') machine.send('release');
    else if (floor.mode === 'off' && machine.state !== 'sending') {
      // Listening on is over while an answer is under way: the person wants quiet.
      cutInAt = now();
      machine.send('cancel');
    }
  }

  function closeWhenUnheard(turn: Turn): void {
    const timer = setTimeout(() => {
      if (scene.turn !== turn || turn.log.tally.faintMs > 0) return;
      floor.close();
      publisher.notice('Parley stopped listening, since nobody had spoken for five minutes.');
      machine.send('cancel');
    }, UNHEARD_CLOSE_MS);
    turn.ended.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Somebody takes the floor, adopts it, or hands over what was said on it. */
  function take(hold: Hold, start: TurnStart, keepMs = 0): {turnId: string; outcome: PressOutcome} {
    const outcome = floor.press(hold);
    if (outcome === 'began') {
      cutInAt = start.pressedAt;
      return {...begin('begin', start, null, keepMs), outcome};
    }
    if (outcome === 'sent') finish();
    if (outcome === 'adopted') {
      cutIn(now());
      speech.goOn();
      publisher.turn(machine.state, floor.mode);
    }
    return {turnId: scene.turn?.turnId ?? start.turnId, outcome};
  }

  return {
    expectPress() {
      // Should it not come, the session is as good as used.
      warmth.cool(scene.settings.warmMinutes);
      const connect = microphonePermission().then((permission) => {
        if (permission === 'granted') line.want();
      });
      inBackground(connect, log, 'connecting ahead of a press');
    },
    press({turnId, source, mode: wanted, holder, pressedAt, talk}) {
      scene.settings = talk;
      // Where its own voice would be taken for the person's, Parley cannot listen on.
      const mode = wanted === 'hands-free' && talk.duplex === 'hold' ? 'push' : wanted;
      const taken = take({holder, mode}, {turnId, source, mode, pressedAt});
      return {turnId: taken.turnId, outcome: taken.outcome === 'refused' ? 'adopted' : taken.outcome};
    },
    release({holder, isCancelled}) {
      if (!floor.release(holder)) drops.count('release');
      else if (isCancelled) {
        floor.close();
        machine.send('cancel');
      } else finish();
    },
    wake(agoMs) {
      const turnId = newId('turn');
      const start: TurnStart = {turnId, source: 'wake', mode: 'wake', pressedAt: now() - agoMs};
      const {outcome} = take({holder: 'wake', mode: 'wake'}, start, agoMs);
      if (outcome === 'began') inBackground(sendCommand('turn.opened', {turnId}), log, 'telling of a turn');
    },
    typeTurn({turnId, text, pressedAt, talk}) {
      scene.settings = talk;
      floor.close();
      return begin('type', {turnId, source: 'typed', mode: 'push', pressedAt}, text);
    },
    retry({turnId, pressedAt, talk}) {
      scene.settings = talk;
      if (floor.mode !== 'off') {
        // Somebody talks: only the line is in need of another attempt.
        line.want();
        return {turnId: scene.turn?.turnId ?? turnId};
      }
      const {kept} = resumption;
      const source = kept?.turn.source ?? 'button';
      const start: TurnStart = {turnId, source, mode: 'push', pressedAt};
      if (kept) return begin('retry', start, kept.turn.text);
      return {turnId: take({holder: 'button', mode: 'push'}, start).turnId};
    },
    configure({talk, remints}) {
      if (talk.language !== scene.settings.language && talk.language) line.provider?.speak(talk.language);
      scene.settings = talk;
      if (remints) grants.forget();
      line.provider?.takeTurns(turnTakingOf(scene));
      if (!scene.turn && warmth.isWarm) warmth.cool(talk.warmMinutes);
    },
    hearReply(note) {
      parts.onLevel('reply', note.rms);
      answering.listen(note);
    },
    get isIdle() {
      return machine.state === 'idle';
    },
    wipe() {
      publisher.wipe();
      transcript.endConversation();
    },
    end() {
      floor.close();
      machine.send('cancel');
      warmth.end();
      line.close();
      transcript.endConversation();
    },
  };
}
