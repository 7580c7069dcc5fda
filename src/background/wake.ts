import {sendCommand} from '../platform/bus.ts';
import type {Answer} from '../protocol/commands.ts';
import type {Settings} from '../protocol/settings.ts';
import {ensureOffscreen} from './offscreen-document.ts';

/** Sees to it that somebody can listen for the wake word, where the person wants it. */
export async function readyForWake({wakeWord}: Settings): Promise<void> {
  if (wakeWord !== 'off') await ensureOffscreen();
}

/** Records the wake word once. @throws ParleyError with what to do better */
export async function teachWake(): Promise<Answer<'wake.teach'>> {
  await ensureOffscreen();
  return sendCommand('wake.take', {});
}

/** Deletes the recordings. */
export async function forgetWake(): Promise<Record<string, never>> {
  await ensureOffscreen();
  await sendCommand('wake.clear', {});
  return {};
}
