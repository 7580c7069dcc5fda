import type {Signal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {microphonePermission} from '../platform/permissions.ts';
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
      return <p>The microphone may be used. It is open only between your two presses.</p>;
    case 'prompt':
      return (
        <>
          <p>Chrome will ask you. Parley opens the microphone only between your two presses.</p>
          <button type="button" class="primary" onClick={ask}>
            Allow the microphone
          </button>
        </>
      );
    case 'denied':
      return (
        <>
          <p>
            The microphone is blocked for Parley, and Chrome will not ask again. Choose “Allow” beside
            “Microphone” in Chrome’s settings for Parley, and come back here.
          </p>
          <button
            type="button"
            class="primary"
            onClick={() => act(() => sendCommand('fix.apply', {action: 'open.permissions'}))}
          >
            Open Chrome’s settings
          </button>
        </>
      );
  }
}
