import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {Writable} from 'node:stream';
import {startChild} from './child.ts';
import type {Display} from './display.ts';
import {wallMs, waitFor} from './wait.ts';

const run = promisify(execFile);

/** Real key presses on a screen: the only ones that reach an extension's shortcuts. */
export interface Keyboard {
  /** Gives the browser window the focus. */
  focus: () => Promise<void>;
  /** Presses a combination in xdotool's words, such as `ctrl+shift+space`; returns when, in ms since the epoch. */
  press: (keys: string) => number;
  /** Presses a key, such as `Control_R`, and keeps it down; returns when, in ms since the epoch. */
  hold: (key: string) => number;
  /** Lets go of a key that is held; returns when, in ms since the epoch. */
  release: (key: string) => number;
  stop: () => Promise<void>;
}

/** The talk shortcut as xdotool names it. */
export const TALK_KEYS = 'ctrl+shift+space';

/** Opens a keyboard for the window of the process `pid` on `display`. */
export async function openKeyboard(display: Display, pid: number): Promise<Keyboard> {
  const env = {...process.env, DISPLAY: display.name};
  // One xdotool stays open and takes a line at a time: starting it anew would add to every measured press.
  const typist = await startChild('xdotool', ['-'], {env, stdio: ['pipe', 'ignore', 'pipe']});
  const lines = typist.process.stdin as Writable;
  lines.on('error', () => undefined);
  const focus = async () => {
    const window = await waitFor(
      'the browser window',
      () =>
        run('xdotool', ['search', '--onlyvisible', '--pid', String(pid)], {env}).then(
          ({stdout}) => stdout.trim().split('\n').at(-1) || undefined,
          () => undefined,
        ),
      {timeoutMs: 10_000, everyMs: 100},
    );
    await run('xdotool', ['windowactivate', '--sync', window], {env, timeout: 5000});
  };
  const type = (line: string) => {
    if (!lines.writable) throw new Error(`the keyboard is gone: ${typist.complaint()}`);
    const at = wallMs();
    lines.write(`${line}\n`);
    return at;
  };
  return {
    focus,
    press: (keys) => type(`key --clearmodifiers --delay 0 ${keys}`),
    hold: (key) => type(`keydown --delay 0 ${key}`),
    release: (key) => type(`keyup --delay 0 ${key}`),
    stop: async () => {
      lines.end();
      await typist.stop();
    },
  };
}
