import {ParleyError} from '../protocol/failures.ts';
import {isEchoFree} from './devices.ts';
import {SAMPLE_RATE} from './sound.ts';

/**
 * Opens the microphone. An offscreen document cannot show the prompt: the welcome tab asks first. Chrome takes out of it
 * what the document plays, except between the devices named `echoFree`, where there is nothing to take out and the
 * canceller would only swallow the first words of somebody who cuts in.
 * @throws ParleyError `mic.missing`, `mic.denied`, `mic.lost`
 */
export async function openMicrophone(echoFree: string | null): Promise<MediaStream> {
  const echoCancellation = !isEchoFree(echoFree);
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        echoCancellation,
        noiseSuppression: true,
        autoGainControl: true,
        channelCount: 1,
        sampleRate: SAMPLE_RATE,
      },
    });
  } catch (cause) {
    throw new ParleyError(reasonFor(cause), {detail: String(cause), cause});
  }
}

function reasonFor(cause: unknown) {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'mic.missing';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'mic.denied';
  // `NotReadableError` and `AbortError`: the device is there but the system does not give it.
  return 'mic.lost';
}
