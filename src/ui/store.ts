import {computed, signal} from '@preact/signals';
import {watchSnapshot} from '../platform/snapshot-store.ts';
import {say} from '../platform/text.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Phase, Snapshot} from '../protocol/snapshot.ts';

const current = signal<Snapshot>(IDLE_SNAPSHOT);

/** What Parley is doing, for views to read. Only the owner of the session writes it. */
export const snapshot = computed(() => current.value);

/** Whether the microphone is open for talk, or about to be. */
export const isCapturing = computed(
  () => ['starting', 'listening'].includes(current.value.phase) || current.value.capture === 'hands-free',
);

const PHASE_WORDS: Record<Phase, string> = {
  idle: say('ui_phase_idle'),
  starting: say('ui_phase_starting'),
  listening: say('ui_phase_listening'),
  thinking: say('ui_phase_thinking'),
  speaking: say('ui_phase_speaking'),
  problem: say('ui_phase_problem'),
};

/** What Parley is doing, in words, with what is in the way of it. */
export const phaseWords = computed(() => {
  const {phase, session, isWakeListening, isWorking, taskId} = current.value;
  if (taskId !== null && session !== 'waiting') {
    if (phase === 'listening') return say('ui_phase_for_agent');
    if (phase === 'thinking') return say('ui_phase_passing_on');
  }
  if (phase === 'thinking' && isWorking && session !== 'waiting') return say('ui_phase_working');
  if (session === 'waiting' && phase !== 'idle') return say('ui_phase_again', {phase: PHASE_WORDS[phase]});
  return phase === 'idle' && isWakeListening ? say('ui_phase_for_name') : PHASE_WORDS[phase];
});

/** Starts following the snapshot until `signal` ends. */
export function followSnapshot(until: AbortSignal): void {
  watchSnapshot((next) => {
    current.value = next;
  }, until);
}
