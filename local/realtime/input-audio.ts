import type {RealtimeAudioInputTurnDetection} from 'openai/resources/realtime/realtime';
import {problems, type ApiProblem} from './api-errors.ts';
import type {Emit} from './events.ts';
import {createId} from './ids.ts';
import {preRollMs, QUIET, transition, type TurnState} from './turn-detection.ts';
import {FRAME_MS, FRAME_SAMPLES, type VoiceActivity} from './voice-activity.ts';

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
  transcribe: (pcm: Int16Array) => Promise<string>;
  isWholeSentence: (text: string) => boolean;
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

interface Frame {
  pcm: Int16Array;
  voiced: boolean;
}

// API reference: a commit needs at least 100 ms.
const MIN_COMMIT_MS = 100;
// Ten minutes; the oldest is dropped beyond.
const MAX_FRAMES = (10 * 60 * 1000) / FRAME_MS;
const DEFAULT_THRESHOLD = 0.5;
// Silence kept around the voice for the recogniser.
const LEAD_FRAMES = 300 / FRAME_MS;
const TAIL_FRAMES = 200 / FRAME_MS;
const NEVER_VOICED = -1;

export function createInputAudio(options: InputAudioOptions): InputAudio {
  let frames: Frame[] = [];
  let turn: TurnState = QUIET;
  let itemId = createId('item');
  // What a pause already let us recognise, good as long as nothing more is said.
  let guess: {heard: Promise<string>; text: string | null} | null = null;

  function reset(): void {
    frames = [];
    guess = null;
    itemId = createId('item');
  }

  function spoken(): Int16Array | null {
    const first = frames.findIndex((frame) => frame.voiced);
    if (first === NEVER_VOICED) return null;
    const last = frames.findLastIndex((frame) => frame.voiced);
    const kept = frames.slice(Math.max(0, first - LEAD_FRAMES), last + 1 + TAIL_FRAMES);
    const pcm = new Int16Array(kept.length * FRAME_SAMPLES);
    for (const [at, frame] of kept.entries()) pcm.set(frame.pcm, at * FRAME_SAMPLES);
    return pcm;
  }

  function recognise(): Promise<string> {
    const pcm = spoken();
    // Silence is not sent to the recogniser, which would find words in it.
    return pcm ? options.transcribe(pcm) : options.transcribe(new Int16Array(0));
  }

  /** Starts recognising in the first pause, so that the words are mostly known when the turn ends. */
  function guessInPause(voiced: boolean): void {
    if (voiced) guess = null;
    const last = frames.length - 1;
    const isPause =
      frames[last - TAIL_FRAMES]?.voiced === true &&
      frames.slice(-TAIL_FRAMES).every((frame) => !frame.voiced);
    if (!isPause || guess) return;
    const attempt: {heard: Promise<string>; text: string | null} = {heard: recognise(), text: null};
    attempt.heard.then(
      (text) => (attempt.text = text),
      () => undefined,
    );
    guess = attempt;
  }

  function take(): Utterance {
    const utterance = {itemId, bufferedMs: frames.length * FRAME_MS, heard: guess?.heard ?? recognise()};
    reset();
    return utterance;
  }

  function detect(config: RealtimeAudioInputTurnDetection, voiced: boolean): void {
    const isComplete =
      guess?.text !== null && guess?.text !== undefined && options.isWholeSentence(guess.text);
    const {state, effect} = transition(turn, {voiced, isComplete}, config);
    turn = state;
    if (turn.phase === 'quiet' && !effect) frames = frames.slice(-preRollMs(config) / FRAME_MS);
    switch (effect?.type) {
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
      case undefined:
        return;
    }
  }

  return {
    frame(pcm) {
      const config = options.turnDetection();
      const threshold =
        config?.type === 'server_vad' ? (config.threshold ?? DEFAULT_THRESHOLD) : DEFAULT_THRESHOLD;
      const voiced = options.voiceActivity.isVoice(pcm, threshold);
      frames.push({pcm, voiced});
      if (frames.length > MAX_FRAMES) frames.shift();
      if (!config) turn = {phase: 'quiet', atMs: turn.atMs + FRAME_MS, voicedMs: 0};
      if (!config || turn.phase === 'speech') guessInPause(voiced);
      if (config) detect(config, voiced);
    },
    commit() {
      const bufferedMs = frames.length * FRAME_MS;
      if (bufferedMs < MIN_COMMIT_MS) return {problem: problems.emptyCommit(bufferedMs)};
      turn = {phase: 'quiet', atMs: turn.atMs, voicedMs: 0};
      return take();
    },
    clear() {
      turn = {phase: 'quiet', atMs: turn.atMs, voicedMs: 0};
      reset();
      options.emit({type: 'input_audio_buffer.cleared'});
    },
    isInSpeech: () => turn.phase === 'speech',
  };
}
