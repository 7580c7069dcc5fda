import type {Signal} from '@preact/signals';
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
            The microphone is blocked for Parley. Click the sign at the left end of the address bar, allow the
            microphone, and press the button.
          </p>
          <button type="button" onClick={ask}>
            Try again
          </button>
        </>
      );
  }
}
