import {sendCommand} from '../platform/bus.ts';
import {ensureOffscreen} from './offscreen-document.ts';
import {talkSettings} from './talk-settings.ts';

/** Has the voice that is chosen say a sentence. @throws ParleyError `turn.busy` while somebody talks */
export async function hearVoice(): Promise<Record<string, never>> {
  const {talk} = await talkSettings();
  await ensureOffscreen();
  await sendCommand('voice.speak', {talk});
  return {};
}
