import {sendCommand} from '../platform/bus.ts';
import type {Answer} from '../protocol/commands.ts';
import {ensureOffscreen} from './offscreen-document.ts';
import {readSettings, writeSettings} from './settings.ts';

/** Measures the echo between speaker and microphone, and keeps what is fit for it. @throws ParleyError `mic.*`, `turn.busy` */
export async function checkEcho(): Promise<Answer<'echo.check'>> {
  await ensureOffscreen();
  const finding = await sendCommand('echo.measure', {});
  const {duplex, echoFree} = finding;
  await writeSettings({...(await readSettings()), duplex, echoFree});
  return finding;
}
