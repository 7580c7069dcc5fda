import {computed, signal} from '@preact/signals';
import {watchSnapshot} from '../platform/snapshot-store.ts';
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
  idle: 'Ready when you are',
  starting: 'Opening the microphone…',
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
  problem: 'Something is in the way',
};

/** What Parley is doing, in words, with what is in the way of it. */
export const phaseWords = computed(() => {
  const {phase, session, isWakeListening, isWorking, taskId} = current.value;
  if (taskId !== null && session !== 'waiting') {
    if (phase === 'listening') return 'Listening, for your agent';
    if (phase === 'thinking') return 'Passing it on…';
  }
  if (phase === 'thinking' && isWorking && session !== 'waiting') return 'Working';
  if (session === 'waiting' && phase !== 'idle') return `${PHASE_WORDS[phase]}; connecting again…`;
  return phase === 'idle' && isWakeListening ? 'Listening for its name' : PHASE_WORDS[phase];
});

/** Starts following the snapshot until `signal` ends. */
export function followSnapshot(until: AbortSignal): void {
  watchSnapshot((next) => {
    current.value = next;
  }, until);
}
