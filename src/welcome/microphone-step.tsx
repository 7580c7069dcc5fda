import type {Signal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {microphonePermission} from '../platform/permissions.ts';
import {say} from '../platform/text.ts';
import {ParleyError} from '../protocol/failures.ts';
import {act} from '../ui/act.ts';

/** Asks for the microphone, which only a tab can do: its permission then serves the whole extension. */
export function MicrophoneStep({permission}: {permission: Signal<PermissionState>}) {
  const ask = () =>
    act(async () => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({audio: true});
        for (const track of stream.getTracks()) track.stop();
      } catch (cause) {
        const isMissing = cause instanceof DOMException && cause.name === 'NotFoundError';
        throw new ParleyError(isMissing ? 'mic.missing' : 'mic.denied', {cause});
      } finally {
        permission.value = await microphonePermission();
      }
    });
  switch (permission.value) {
    case 'granted':
      return <p>{say('welcome_mic_granted')}</p>;
    case 'prompt':
      return (
        <>
          <p>{say('welcome_mic_prompt')}</p>
          <button type="button" class="primary" onClick={ask}>
            {say('welcome_microphone')}
          </button>
        </>
      );
    case 'denied':
      return (
        <>
          <p>{say('welcome_mic_denied')}</p>
          <button
            type="button"
            class="primary"
            onClick={() => act(() => sendCommand('fix.apply', {action: 'open.permissions'}))}
          >
            {say('welcome_open_settings')}
          </button>
        </>
      );
  }
}
