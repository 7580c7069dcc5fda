import browser from 'webextension-polyfill';
import {VoiceHost} from '../protocol/voice-host.ts';

const HOST = 'voiceHost';
const MISSING = 'voiceHostMissing';

/** The call that the gateway lends its voice for; `null` without one. It ends with the browser, as the call does. */
export async function readVoiceHost(): Promise<VoiceHost | null> {
  return VoiceHost.safeParse((await browser.storage.session.get(HOST))[HOST]).data ?? null;
}

export async function writeVoiceHost(host: VoiceHost | null): Promise<void> {
  if (host) await browser.storage.session.set({[HOST]: host});
  else await browser.storage.session.remove(HOST);
}

/** Origin of a voice service that a gateway named and Chrome does not let Parley reach, or `null`. */
export async function readMissingOrigin(): Promise<string | null> {
  const kept = (await browser.storage.session.get(MISSING))[MISSING];
  return typeof kept === 'string' ? kept : null;
}

export async function writeMissingOrigin(origin: string | null): Promise<void> {
  if (origin !== null) await browser.storage.session.set({[MISSING]: origin});
  else await browser.storage.session.remove(MISSING);
}
