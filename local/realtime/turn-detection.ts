import type {RealtimeAudioInputTurnDetection} from 'openai/resources/realtime/realtime';
import {FRAME_MS} from './voice-activity.ts';

/** Where a stream stands between two frames. All times are milliseconds of audio taken in since the session began. */
export type TurnState =
  | {phase: 'quiet'; atMs: number; voicedMs: number}
  | {phase: 'speech'; atMs: number; startMs: number; silentMs: number};

export type TurnEffect = {type: 'started'; startMs: number} | {type: 'stopped'; endMs: number};

/** One frame as the machine sees it. `isComplete`: what was said so far reads as a whole sentence (semantic_vad asks). */
export interface TurnFrame {
  voiced: boolean;
  isComplete: boolean;
}

// Four voiced frames begin speech: one is often a click.
const ONSET_MS = 80;
const DEFAULT_PREFIX_MS = 300;
const DEFAULT_SILENCE_MS = 500;
// A sentence that reads as whole is over after this pause; another is waited for as long as its eagerness allows.
const COMPLETE_SILENCE_MS = 400;
// API reference, semantic_vad: the longest waits are 8, 4 and 2 seconds; `auto` is medium.
const EAGERNESS_MS = {low: 8000, medium: 4000, high: 2000, auto: 4000};

export const QUIET: TurnState = {phase: 'quiet', atMs: 0, voicedMs: 0};

/** Audio from before the onset that belongs to the turn, in ms. */
function prefixMs(config: RealtimeAudioInputTurnDetection): number {
  return config.type === 'server_vad' ? (config.prefix_padding_ms ?? DEFAULT_PREFIX_MS) : DEFAULT_PREFIX_MS;
}

/** Silence that ends a turn, in ms. */
function silenceMs(config: RealtimeAudioInputTurnDetection, isComplete: boolean): number {
  if (config.type === 'server_vad') return config.silence_duration_ms ?? DEFAULT_SILENCE_MS;
  return isComplete ? COMPLETE_SILENCE_MS : EAGERNESS_MS[config.eagerness ?? 'auto'];
}

/** The state after one more 20 ms frame, and what the frame brought about. Pure. */
export function transition(
  state: TurnState,
  frame: TurnFrame,
  config: RealtimeAudioInputTurnDetection,
): {state: TurnState; effect: TurnEffect | null} {
  const atMs = state.atMs + FRAME_MS;
  switch (state.phase) {
    case 'quiet': {
      const voicedMs = frame.voiced ? state.voicedMs + FRAME_MS : Math.max(0, state.voicedMs - FRAME_MS);
      if (voicedMs < ONSET_MS) return {state: {phase: 'quiet', atMs, voicedMs}, effect: null};
      const startMs = Math.max(0, atMs - ONSET_MS - prefixMs(config));
      return {state: {phase: 'speech', atMs, startMs, silentMs: 0}, effect: {type: 'started', startMs}};
    }
    case 'speech': {
      const silentMs = frame.voiced ? 0 : state.silentMs + FRAME_MS;
      if (silentMs < silenceMs(config, frame.isComplete)) {
        return {state: {...state, atMs, silentMs}, effect: null};
      }
      return {state: {phase: 'quiet', atMs, voicedMs: 0}, effect: {type: 'stopped', endMs: atMs}};
    }
  }
}

/**
 * The turn that is already under way in audio that came in before the server was told to find turns; null for none.
 * @param atMs where that audio ends. @param voiced which of its frames have voice.
 */
export function takeUp(
  atMs: number,
  voiced: readonly boolean[],
  config: RealtimeAudioInputTurnDetection,
): {state: TurnState; effect: TurnEffect} | null {
  if (voiced.filter(Boolean).length * FRAME_MS < ONSET_MS) return null;
  const onsetMs = atMs - (voiced.length - voiced.indexOf(true)) * FRAME_MS;
  const startMs = Math.max(0, onsetMs - prefixMs(config));
  const silentMs = (voiced.length - 1 - voiced.lastIndexOf(true)) * FRAME_MS;
  return {state: {phase: 'speech', atMs, startMs, silentMs}, effect: {type: 'started', startMs}};
}

/** What must be kept before the onset so that the whole prefix is there when speech is noticed, in ms. */
export function preRollMs(config: RealtimeAudioInputTurnDetection): number {
  return prefixMs(config) + ONSET_MS;
}
