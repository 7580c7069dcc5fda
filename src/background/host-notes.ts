import {now} from '../platform/clock.ts';
import {readVoiceHost, writeVoiceHost} from '../platform/voice-host-store.ts';
import {addNote, readNotes} from '../platform/voice-outbox.ts';
import type {Answer} from '../protocol/commands.ts';
import {agent} from './gateway-door.ts';
import {hasOffscreen} from './offscreen-document.ts';

/** The conversation has noted something for the gateway that lends the voice; answers when that was told, or cannot be now. */
export async function tellHost(): Promise<Record<string, never>> {
  const {voice} = await agent();
  await voice.post.deliver();
  return {};
}

/** What that gateway is set to. */
export async function viewHost(): Promise<Answer<'host.read'>> {
  return (await agent()).voice.view();
}

/** Whether an earlier life of the worker has left something to tell. */
export async function hasHostNotes(): Promise<boolean> {
  return (await readNotes()).length > 0;
}

/** The document that held the conversation is gone, and with it whoever would have ended the call. */
export async function endLostCall(): Promise<void> {
  const host = await readVoiceHost();
  if (!host || (await hasOffscreen())) return;
  // A call that begins meanwhile is another one.
  await writeVoiceHost(null);
  await addNote({kind: 'over', host, at: now()});
  await tellHost();
}
