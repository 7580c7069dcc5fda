import {createInterface} from 'node:readline';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {startChild} from '../../local/desk/child.ts';
import {within} from '../../local/desk/wait.ts';
import {createControlClient, type ControlClient} from '../../local/realtime/index.ts';

/** The local voice service as a process of its own, so that it shares no event loop with what measures it. */
export interface VoiceServer {
  url: string;
  key: string;
  control: ControlClient;
  stop: () => Promise<void>;
}

const KEY = 'sk-bench';

/** Starts it on a free port; raises when it does not say where it is within 20 s. */
export async function startVoiceServer(): Promise<VoiceServer> {
  const program = join(import.meta.dirname, '..', '..', 'local', 'realtime', 'main.ts');
  const child = await startChild(process.execPath, [program, '--port', '0', '--key', KEY, '--control'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = createInterface({input: child.process.stdout as Readable});
  const told = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const url = /^Realtime server: (\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
    void child.ended.then(() => reject(new Error(`the voice server ended at once: ${child.complaint()}`)));
  });
  try {
    const url = await within('the voice server', 20_000, told);
    const control = createControlClient(new URL('/control', url).href);
    const {hearing, hearingProblem} = await control.status();
    if (hearing === 'none')
      throw new Error(`the voice server cannot hear: ${hearingProblem ?? 'no recogniser'}`);
    return {url, key: KEY, control, stop: child.stop};
  } catch (error) {
    await child.stop();
    throw error;
  }
}
