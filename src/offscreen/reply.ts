import type {ReplyNote} from '../core/capture-gate.ts';
import {cutAtHeard} from '../core/heard-cut.ts';
import {advance, isSettled, MOST_ROUNDS, NO_REPLY, type ReplyStep} from '../core/reply-progress.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {describeFailure, toFailure, type Failure} from '../protocol/failures.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {createCues} from './cues.ts';
import type {LiveCall} from '../protocol/snapshot.ts';
import type {TurnLog} from './turn-log.ts';
import type {HeardPart, ToolCall, VoiceEvent, VoiceProvider} from './voice-provider.ts';

const log = createLog('turn');

/** After this long without any sign of an answer, there will be none. People call a gap broken far earlier. */
const SILENCE_LIMIT_MS = 20_000;
/** Tools that take long: a few words come first, whoever says them. */
const SLOW_TOOLS: readonly string[] = ['ask_higher_model'];

export interface ReplyListener {
  /** More words of the answer have come. */
  onWords: () => void;
  /** The answer has begun to play. */
  onPlaying: () => void;
  onSettled: () => void;
  /** The first of some tools has begun, or the last has ended. */
  onWorking: (isWorking: boolean) => void;
  /** A tool was called, or something came of it. */
  onCall: (call: LiveCall) => void;
  /** A tool failed: worth showing, though the conversation goes on. */
  onToolFailure: (failure: Failure) => void;
  onFailure: (failure: Failure) => void;
  /** A tool answered after the turn was over. */
  onLateTool: () => void;
  /** The answer ended before it came to what was to be pointed at. */
  onLateCue: () => void;
  /** What the person said in this turn, for the tools that need it; waits a little for what is still being recognised. */
  personFor: (tool: string) => Promise<Args<'tool.run'>['person']>;
}

/** The answer to one turn: its responses, its tools and its playing. */
export interface Reply {
  /** Whether any of it has played. */
  readonly isHeard: boolean;
  ask: () => void;
  /** Takes in what belongs to this reply; answers whether it did. */
  handle: (event: VoiceEvent) => boolean;
  /** Something of it was heard just now. */
  listen: (note: ReplyNote) => void;
  /**
   * Cuts it where it was heard: the turn keeps the words up to there, at `rate` characters a second. `listenedTo` is how
   * far its track was measured. Answers which item was cut, or `null` when nothing of it was on its way.
   */
  cut: (rate: number, listenedTo: number) => HeardPart | null;
  /** Nothing that comes later counts any more. */
  end: () => void;
}

/** What one response says, and when it was heard, on the clock of its track. */
interface Utterance {
  itemId: string | null;
  text: string;
  heardFrom: number | null;
  heardTo: number;
  isPlayed: boolean;
}

export function createReply(
  turn: TurnLog,
  sessionId: string,
  provider: VoiceProvider,
  rate: () => number,
  listener: ReplyListener,
): Reply {
  let progress = NO_REPLY;
  let isOver = false;
  let isHeard = false;
  /** What tools gave waits for the end of the words that lead in to it. */
  let isOwed = false;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const askedAt = now();
  const utterances = new Map<string, Utterance>();
  let playing: Utterance | null = null;

  const step = (next: ReplyStep) => {
    progress = advance(progress, next);
  };
  const stir = () => {
    clearTimeout(watch);
    if (!isOver) watch = setTimeout(giveUp, SILENCE_LIMIT_MS);
  };
  function giveUp(): void {
    // Each tool has an end of its own.
    if (progress.toolsRunning > 0) stir();
    else if (isHeard) listener.onSettled();
    else listener.onFailure(describeFailure('reply.timeout'));
  }
  const cues = createCues(
    turn,
    () => ({
      parts: [...utterances].map(([responseId, one]) => ({
        responseId,
        text: one.text,
        heardMs: heardOf(one),
        isPlayed: one.isPlayed,
      })),
      rate: rate(),
      isWhole: progress.open.length === 0 && progress.asked === 0 && progress.toolsRunning === 0,
      isOver: isSettled(progress),
    }),
    listener.onLateCue,
  );
  const hasEnded = () => isOver;
  const settle = () => {
    cues.follow();
    if (!isOver && isSettled(progress)) listener.onSettled();
  };
  const ask = () => {
    step({type: 'asked'});
    stir();
    provider.askForReply(turn.turnId);
  };
  const utterance = (responseId: string): Utterance => {
    const known = utterances.get(responseId);
    if (known) return known;
    const made: Utterance = {itemId: null, text: '', heardFrom: null, heardTo: 0, isPlayed: false};
    utterances.set(responseId, made);
    return made;
  };
  // The track is ahead of the ear, by as much where an answer begins as where it falls silent.
  const heardOf = ({heardFrom, heardTo}: Utterance) => (heardFrom === null ? 0 : heardTo - heardFrom);
  const tellWords = () => {
    turn.answer = [...utterances.values()].map(({text}) => text).join('');
  };

  async function runTool(call: ToolCall, responseId: string): Promise<void> {
    const start = now();
    let answer: Answer<'tool.run'>;
    const {callId, name, argumentsJson} = call;
    const shown = {turnId: turn.turnId, callId, name, arguments: argumentsJson};
    listener.onCall({...shown, outcome: null});
    try {
      const person = await listener.personFor(call.name);
      answer = await sendCommand('tool.run', {...call, sessionId, turnId: turn.turnId, person});
    } catch (error) {
      const failure = toFailure(error);
      answer = {output: JSON.stringify({error: failure.message}), picture: null, failure};
    }
    listener.onCall({...shown, outcome: {ok: !answer.failure, output: answer.output}});
    if (isOver) {
      listener.onLateTool();
      return;
    }
    turn.tool({callId, name, arguments: argumentsJson, ok: !answer.failure, output: answer.output}, start);
    if (answer.failure) listener.onToolFailure(answer.failure);
    if (answer.picture) {
      const item = await provider.addPageContent({text: null, picture: answer.picture});
      if (item && !hasEnded()) turn.share(item);
      if (hasEnded()) return;
    }
    provider.answerTool(callId, answer.output);
    cues.add(answer.cues ?? [], responseId);
    step({type: 'tool.ended'});
    if (progress.toolsRunning > 0) return;
    listener.onWorking(false);
    // A service makes one answer at a time.
    if (progress.open.length > 0 || progress.asked > 0) isOwed = true;
    else ask();
  }

  /** The person hears at once that something takes a while, unless the voice has said so itself. */
  function leadIn(calls: readonly ToolCall[]): void {
    if (!calls.some(({name}) => SLOW_TOOLS.includes(name))) return;
    step({type: 'asked'});
    provider.askForLeadIn(turn.turnId);
  }

  /** A service that does not give the turn back can only be answering what was asked last. */
  const isMine = ({turnId}: VoiceEvent & {type: 'responding'}) =>
    turnId === turn.turnId || (turnId === null && progress.asked > 0);

  const ended = ({ended, responseId}: VoiceEvent & {type: 'responded'}) => {
    // Told twice, it would run its tools twice.
    if (!progress.open.includes(responseId)) return;
    step({type: 'ended', responseId, hasAudio: ended.hasAudio, calls: ended.calls.length});
    if (ended.failure) {
      listener.onFailure(ended.failure);
      return;
    }
    if (ended.calls.length > 0 && progress.rounds > MOST_ROUNDS) {
      listener.onFailure(describeFailure('response.failed', 'the model went in circles'));
      return;
    }
    if (ended.calls.length > 0) listener.onWorking(true);
    if (!ended.hasAudio) leadIn(ended.calls);
    for (const call of ended.calls) inBackground(runTool(call, responseId), log, `tool ${call.name}`);
    if (isOwed && progress.open.length === 0 && progress.asked === 0) {
      isOwed = false;
      ask();
    }
    settle();
  };

  return {
    get isHeard() {
      return isHeard;
    },
    ask,
    listen({endsAt, ms}) {
      stir();
      if (!playing) return;
      playing.heardFrom ??= endsAt - ms;
      playing.heardTo = endsAt;
      cues.follow();
    },
    handle(event) {
      if (isOver || !('responseId' in event)) return false;
      if (event.type === 'responding' && isMine(event)) step({type: 'begun', responseId: event.responseId});
      else if (!progress.known.includes(event.responseId)) return false;
      stir();
      switch (event.type) {
        case 'responding':
          break;
        case 'saying':
          utterance(event.responseId).itemId = event.itemId;
          break;
        case 'said':
          turn.span('token.first', askedAt);
          utterance(event.responseId).text += event.text;
          tellWords();
          listener.onWords();
          cues.follow();
          break;
        case 'playing':
          turn.span('audio.first', askedAt);
          isHeard = true;
          playing = utterance(event.responseId);
          step({type: 'playing', responseId: event.responseId});
          listener.onPlaying();
          break;
        case 'played':
          utterance(event.responseId).isPlayed = true;
          step({type: 'played', responseId: event.responseId});
          settle();
          break;
        case 'responded':
          ended(event);
          break;
      }
      return true;
    },
    cut(rate, listenedTo) {
      // What a busy page has not measured yet sounds as the last that it has: heard to the end, or silent.
      if (playing?.heardFrom != null && playing.heardTo >= listenedTo) playing.heardTo = performance.now();
      const unheard = [...utterances.values()].filter(({isPlayed}) => !isPlayed);
      for (const one of unheard) one.text = cutAtHeard(one.text, heardOf(one), rate);
      tellWords();
      const [cut] = unheard;
      if (!cut?.itemId) return null;
      const heardMs = heardOf(cut);
      turn.cutAtMs = Math.round(heardMs);
      return {itemId: cut.itemId, heardMs};
    },
    end() {
      isOver = true;
      cues.end();
      clearTimeout(watch);
    },
  };
}
