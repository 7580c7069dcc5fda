import type {RealtimeAudioInputTurnDetection} from 'openai/resources/realtime/realtime';
import {problems, type ApiProblem} from './api-errors.ts';
import type {Emit} from './events.ts';
import type {Ear} from './hearing/hearing.ts';
import {createId} from './ids.ts';
import {createListening, type Frame} from './listening.ts';
import {preRollMs, QUIET, takeUp, transition, type TurnEffect, type TurnState} from './turn-detection.ts';
import {FRAME_MS, type VoiceActivity} from './voice-activity.ts';

/** What was said in one turn. */
export interface Utterance {
  itemId: string;
  /** Length of the committed buffer, silence included, in ms. */
  bufferedMs: number;
  /** What is recognised in it; rejects where there is no hearing. */
  heard: Promise<string>;
}

export interface InputAudioOptions {
  /** The session's turn detection at this moment; null when the client decides. */
  turnDetection: () => RealtimeAudioInputTurnDetection | null;
  voiceActivity: VoiceActivity;
  emit: Emit;
  ear: Ear;
  isWholeSentence: (text: string) => boolean;
  /** The first voice of an utterance, whoever ends turns. */
  onVoice: () => void;
  /** The server found the beginning of a turn. */
  onSpeechStarted: () => void;
  /** The server found the end of a turn. */
  onTurn: (utterance: Utterance) => void;
}

/** The input audio buffer of a session: takes 20 ms frames, finds turns, gives out utterances. */
export interface InputAudio {
  frame(pcm: Int16Array): void;
  /** Ends the turn now, as the client asked. */
  commit(): Utterance | {problem: ApiProblem};
  clear(): void;
  /** Whether a turn the server found is under way. */
  isInSpeech(): boolean;
}

// API reference: a commit needs at least 100 ms.
const MIN_COMMIT_MS = 100;
// Ten minutes; the oldest is dropped beyond.
const MAX_FRAMES = (10 * 60 * 1000) / FRAME_MS;
const DEFAULT_THRESHOLD = 0.5;
// The words are guessed in a pause in which the server may find the end of a turn, and at the first stop of the voice
// where the client may tell it any moment.
const PAUSE_FRAMES = 200 / FRAME_MS;
const STOP_FRAMES = 1;

export function createInputAudio(options: InputAudioOptions): InputAudio {
  let frames: Frame[] = [];
  let turn: TurnState = QUIET;
  let itemId = createId('item');
  // Frames the recogniser was shown. Outside a turn nothing is shown to it.
  let shown = 0;
  let hadDetection = options.turnDetection() !== null;
  const listening = createListening(options.ear, options.onVoice);

  function quieten(): void {
    turn = {phase: 'quiet', atMs: turn.atMs, voicedMs: 0};
  }

  function reset(): void {
    frames = [];
    shown = 0;
    itemId = createId('item');
  }

  function show(): void {
    for (const frame of frames.slice(shown)) listening.frame(frame);
    shown = frames.length;
  }

  function take(): Utterance {
    show();
    const utterance = {itemId, bufferedMs: frames.length * FRAME_MS, heard: listening.end()};
    reset();
    return utterance;
  }

  /** Out of a turn, keeps only the prefix that the next one would begin with. */
  function trim(config: RealtimeAudioInputTurnDetection): void {
    frames = frames.slice(-preRollMs(config) / FRAME_MS);
    if (shown > 0) listening.drop();
    shown = 0;
  }

  function tell(effect: TurnEffect): void {
    switch (effect.type) {
      case 'started':
        options.emit({
          type: 'input_audio_buffer.speech_started',
          audio_start_ms: effect.startMs,
          item_id: itemId,
        });
        options.onSpeechStarted();
        return;
      case 'stopped':
        options.emit({
          type: 'input_audio_buffer.speech_stopped',
          audio_end_ms: effect.endMs,
          item_id: itemId,
        });
        options.onTurn(take());
        return;
    }
  }

  function detect(config: RealtimeAudioInputTurnDetection, voiced: boolean): void {
    const guessed = listening.guessed();
    const isComplete = guessed !== null && options.isWholeSentence(guessed);
    const {state, effect} = transition(turn, {voiced, isComplete}, config);
    turn = state;
    if (effect) tell(effect);
    else if (turn.phase === 'quiet') trim(config);
  }

  /** Follows a change of who ends turns. What the person is in the middle of saying is kept, and is one turn. */
  function follow(config: RealtimeAudioInputTurnDetection | null): void {
    if ((config !== null) === hadDetection) return;
    hadDetection = config !== null;
    quieten();
    const begun =
      config &&
      takeUp(
        turn.atMs,
        frames.map(({voiced}) => voiced),
        config,
      );
    if (!begun) return;
    turn = begun.state;
    tell(begun.effect);
  }

  return {
    frame(pcm) {
      const config = options.turnDetection();
      follow(config);
      const threshold =
        config?.type === 'server_vad' ? (config.threshold ?? DEFAULT_THRESHOLD) : DEFAULT_THRESHOLD;
      frames.push({pcm, voiced: options.voiceActivity.isVoice(pcm, threshold)});
      if (frames.length > MAX_FRAMES) {
        frames.shift();
        shown = Math.max(0, shown - 1);
      }
      if (!config || turn.phase === 'speech') show();
      listening.guess(config ? PAUSE_FRAMES : STOP_FRAMES);
      const voiced = frames.at(-1)?.voiced === true;
      if (config) detect(config, voiced);
      else turn = {phase: 'quiet', atMs: turn.atMs + FRAME_MS, voicedMs: 0};
    },
    commit() {
      const bufferedMs = frames.length * FRAME_MS;
      if (bufferedMs < MIN_COMMIT_MS) return {problem: problems.emptyCommit(bufferedMs)};
      quieten();
      return take();
    },
    clear() {
      quieten();
      listening.drop();
      reset();
      options.emit({type: 'input_audio_buffer.cleared'});
    },
    isInSpeech: () => turn.phase === 'speech',
  };
}
