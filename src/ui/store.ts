import {computed, signal} from '@preact/signals';
import {watchSnapshot} from '../platform/snapshot-store.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Phase, Snapshot} from '../protocol/snapshot.ts';

const current = signal<Snapshot>(IDLE_SNAPSHOT);

/** What Parley is doing, for views to read. Only the owner of the session writes it. */
export const snapshot = computed(() => current.value);

/** Whether the microphone is open, or about to be. */
export const isCapturing = computed(() => ['starting', 'listening'].includes(current.value.phase));

/** The phase in words. */
export const PHASE_WORDS: Record<Phase, string> = {
  idle: 'Ready when you are',
  starting: 'Opening the microphone…',
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
  problem: 'Something is in the way',
};

/** Starts following the snapshot until `signal` ends. */
export function followSnapshot(until: AbortSignal): void {
  watchSnapshot((next) => {
    current.value = next;
  }, until);
}
