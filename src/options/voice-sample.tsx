import {sendCommand} from '../platform/bus.ts';
import {act} from '../ui/act.ts';

/** Lets the person hear the voice. `isReady`: there is a key, and the voice is the one that is saved. */
export function VoiceSample({voice, isReady}: {voice: string; isReady: boolean}) {
  return (
    <div class="row">
      <button type="button" disabled={!isReady} onClick={() => act(() => sendCommand('voice.hear', {}))}>
        Hear {voice}
      </button>
      <span class="quiet">
        {isReady ? 'It begins a conversation, and says one sentence.' : 'Save it, with a key, to hear it.'}
      </span>
    </div>
  );
}
