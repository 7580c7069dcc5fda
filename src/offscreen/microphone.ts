import {ParleyError} from '../protocol/failures.ts';

/** Echo cancellation covers what Parley itself says, since that plays through an audio element of this document. */
const CONSTRAINTS: MediaStreamConstraints = {
  audio: {echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1},
};

/**
 * Opens the microphone. An offscreen document cannot show the prompt: the welcome tab asks first.
 * @throws ParleyError `mic.missing`, `mic.denied`, `mic.lost`
 */
export async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
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
