import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

describe('npm run realtime', () => {
  it('says where it is, and ends when it is told to', async () => {
    const child = spawn(process.execPath, [MAIN, '--port', '0', '--key', 'sk-mine'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes('Stop with')) break;
    }
    expect(text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v1\nKey: sk-mine\nIt hears and speaks/);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
  it('explains an option it does not understand', async () => {
    const child = spawn(process.execPath, [MAIN, '--port', 'x'], {stdio: ['ignore', 'ignore', 'pipe']});
    const ended = once(child, 'exit');
    let text = '';
    for await (const chunk of child.stderr) text += String(chunk);
    expect(text).toContain("--port needs a whole number, not 'x'.");
    expect(await ended).toEqual([1, null]);
  });
});
