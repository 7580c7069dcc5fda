import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act} from '../ui/act.ts';

/** Lets the person hear the voice. `isReady`: there is a key, and the voice is the one that is saved. */
export function VoiceSample({voice, isReady}: {voice: string; isReady: boolean}) {
  return (
    <div class="row">
      <button type="button" disabled={!isReady} onClick={() => act(() => sendCommand('voice.hear', {}))}>
        {say('service_hear', {voice})}
      </button>
      <span class="quiet">{isReady ? say('service_hear_hint') : say('service_hear_first')}</span>
    </div>
  );
}
