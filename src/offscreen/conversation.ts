import type {ReplyNote} from '../core/capture-gate.ts';
import {createMachine} from '../core/machine.ts';
import {TURN_TABLE, type TurnEvent, type TurnState} from '../core/turn-machine.ts';
import {ONSET_LAG_MS} from '../core/voice-activity.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import {DEFAULT_TALK} from '../protocol/default-talk.ts';
import type {Failure} from '../protocol/failures.ts';
import type {SpendingStore} from './accounts.ts';
import {createAnswering} from './answering.ts';
import {createBudget} from './budget.ts';
import type {Capture} from './capture.ts';
import {createDrops} from './drops.ts';
import {createFloor} from './floor.ts';
import type {Grants} from './grants.ts';
import {greet} from './greeting.ts';
import {createHolders, type Beginning, type Holders} from './holders.ts';
import {createLine} from './line.ts';
import type {Publisher} from './publisher.ts';
import type {ReplyAudio} from './reply-audio.ts';
import {createResumption} from './resumption.ts';
import {turnTakingOf, type Scene} from './scene.ts';
import type {SessionParts} from './session.ts';
import {createSpeech} from './speech.ts';
import {createTaskWords} from './task-words.ts';
import {createTurnContexts, type TurnContexts} from './turn-context.ts';
import {createTranscript, type TranscriptStore} from './transcript.ts';
import {createTurnLife} from './turn-life.ts';
import {createTurnSteps} from './turn-steps.ts';
import type {UseListener, VoiceEvent} from './voice-provider.ts';
import {createWarmth} from './warmth.ts';

const log = createLog('turn');

export interface Conversation extends Omit<Holders, 'cutIn' | 'cutInAt'> {
  /** A press is on its way: the session it will want is opened meanwhile. */
  expectPress: () => void;
  /** Takes in what goes with the running turn; answers whether it was in time. */
  addContext: TurnContexts['take'];
  /** Takes in what went to the agent; answers whether its turn is still known. */
  shared: (args: Args<'turn.shared'>) => boolean;
  configure: (args: Args<'talk.configure'>) => void;
  /** A stretch of what the other side plays was heard. */
  hearReply: (note: ReplyNote) => void;
  /** Something was used that has to be paid for. */
  bill: UseListener;
  readonly state: TurnState;
  /** Whether nobody talks and nothing is answered, though the microphone may be open. */
  readonly isQuiet: boolean;
  /** What was said is no longer to be shown, nor told to another session. */
  wipe: () => void;
  end: () => void;
}

/** The one owner of what is being said: runs the machine of turns over the line. */
export function createConversation(parts: {
  capture: Capture;
  grants: Grants;
  replyAudio: ReplyAudio;
  publisher: Publisher;
  service: SessionParts['service'];
  store: TranscriptStore & SpendingStore;
  chime: () => void;
  onLevel: (side: 'mic' | 'reply', rms: number) => void;
  /** The microphone is wanted for talk, or free again. */
  onTalk: (isTalking: boolean) => void;
}): Conversation {
  const {publisher, capture, grants} = parts;
  const floor = createFloor();
  const drops = createDrops();
  const transcript = createTranscript(publisher, parts.store);

  const line = createLine(
    {service: parts.service, turnTaking: () => turnTakingOf(scene), grants, isQuiet},
    {
      onChange: () => publisher.connection(line),
      onReady: () => greet(scene, parts.replyAudio, speech.serve, turns.share),
      onFaltered: (failure) => resumption.keepGoing(failure),
      onFailure(failure) {
        // Nobody is talking: the next turn opens a new session, so there is nothing to trouble the person with.
        if (scene.turn) fail(failure);
        else log.warn('the line went down while idle', {reason: failure.reason});
      },
      onEvent: hear,
      onSpan: (name, start) => turns.span(name, start),
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
  const contexts = createTurnContexts(scene);
  const speech = createSpeech(scene, contexts, {
    onVoice(isActive) {
      if (isActive) holders.cutIn(now() - ONSET_LAG_MS);
      else line.settle();
    },
    onLevel: (rms) => parts.onLevel('mic', rms),
  });
  const budget = createBudget(scene, parts.store, () => {
    parts.onTalk(false);
    warmth.end();
    line.close();
  });
  const answering = createAnswering(scene, parts.replyAudio, parts.chime);
  const taskWords = createTaskWords(scene, parts.chime);
  const resumption = createResumption(scene, answering, () => warmth.isWarm);
  const turns = createTurnLife(scene, {
    warmth,
    onClosed: () => answering.end(),
    onQuiet() {
      parts.onTalk(false);
      budget.settle();
    },
    onOpened: contexts.open,
    onDismissed: contexts.takeBack,
  });
  const holders = createHolders(scene, {
    begin,
    goOn: () => speech.goOn(),
    kept: () => resumption.kept?.turn ?? null,
  });

  const steps = createTurnSteps(scene, {
    speech,
    turns,
    answering,
    taskWords,
    resumption,
    onTalk: () => parts.onTalk(true),
    listen: (beginning) => begin('listen', beginning),
    cutInAt: () => holders.cutInAt,
  });
  const machine = createMachine({
    table: TURN_TABLE,
    initial: 'idle',
    run: (effect) => steps.effects[effect](),
    onStep(from, event, to) {
      log.debug(`turn ${from} → ${to}`, {event});
      publisher.turn(to, floor.mode);
    },
    onUnlisted: (state, event) => log.debug('turn event has no edge', {state, event}),
  });

  function begin(event: TurnEvent, beginning: Beginning): {turnId: string} {
    steps.prepare(beginning);
    if (budget.admits(event)) machine.send(event);
    return {turnId: scene.turn?.turnId ?? beginning.start.turnId};
  }

  function hear(event: VoiceEvent): void {
    if (event.type === 'refused') fail(event.failure);
    else if (event.type === 'onset') holders.cutIn(now());
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

  const {press, release, typeTurn, retry, wake, tell, stop} = holders;
  return {
    press,
    release,
    typeTurn,
    retry,
    wake,
    addContext: (args) => contexts.take(args),
    shared: ({turnId, part}) => transcript.shared(turnId, part),
    tell,
    stop,
    get state() {
      return machine.state;
    },
    get isQuiet() {
      return isQuiet();
    },
    expectPress() {
      // Should it not come, the session is as good as used.
      warmth.cool(scene.settings.warmMinutes);
      speech.expect();
    },
    configure({talk, remints}) {
      if (talk.language !== scene.settings.language && talk.language) line.provider?.speak(talk.language);
      scene.settings = talk;
      if (remints) grants.forget();
      line.provider?.takeTurns(turnTakingOf(scene));
      if (!scene.turn && warmth.isWarm) warmth.cool(talk.warmMinutes);
      budget.settle();
    },
    hearReply(note) {
      parts.onLevel('reply', note.rms);
      answering.listen(note);
    },
    bill: (use) => budget.use(use),
    wipe() {
      publisher.wipe();
      transcript.endConversation();
    },
    end() {
      floor.close();
      machine.send('cancel');
      warmth.end();
      line.close();
      budget.end();
      transcript.endConversation();
    },
  };
}
