import {sleep} from '../platform/clock.ts';
import {microphonePermission} from '../platform/permissions.ts';
import {ParleyError} from '../protocol/failures.ts';
import {isEchoFree} from './devices.ts';
import {askForMicrophone, openEar, type Ear} from './ear.ts';
import {earlyEar, takeEarlyEar} from './early-ear.ts';

/** Longer than a device of the machine itself takes on a slow one; those without a wire take a second or two. */
const HEAD_START_MS = 200;

/**
 * Opens the microphone. An offscreen document cannot show the prompt: the welcome tab asks first. Chrome takes out of it
 * what the document plays, except between the devices named `echoFree`, where there is nothing to take out and the
 * canceller would only swallow the first words of somebody who cuts in.
 * @throws ParleyError `mic.missing`, `mic.denied`, `mic.lost`
 */
export function openMicrophone(echoFree: string | null): Promise<MediaStream> {
  return named(askForMicrophone(!isEchoFree(echoFree)));
}

/** Opens the microphone to be heard; the one that is open since the press already, if there is one. @throws as above */
export function openMicrophoneEar(echoFree: string | null): Promise<Ear> {
  return named(takeEarlyEar() ?? askForMicrophone(!isEchoFree(echoFree)).then(openEar));
}

/**
 * Lets `opening` go first: a connection that is made meanwhile takes the thread that opens the microphone
 * (docs/decisions/0018-a-cold-start.md). Resolves when it is open, has failed or has had its time, with whether a connection is of use:
 * a microphone is allowed, and has not failed.
 */
export async function afterMicrophone(opening: Promise<unknown> | undefined = earlyEar()): Promise<boolean> {
  const opened = opening?.then(
    () => true,
    () => false,
  );
  const isOfUse = Promise.race([opened ?? true, sleep(HEAD_START_MS).then(() => true)]);
  return (await microphonePermission()) === 'granted' && isOfUse;
}

/** Gives what goes wrong its reason. */
async function named<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
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
