import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {startChild, type Child} from './child.ts';
import {makeTempFolder} from './temp-folder.ts';
import {within} from './wait.ts';

/** A screen of its own with a window manager, without which Chromium gets no keyboard focus. */
export interface Display {
  /** Value for `DISPLAY`, such as `:3`. */
  name: string;
  stop: () => Promise<void>;
}

// No key bindings: every press belongs to the browser under test.
const OPENBOX_CONFIG = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <keyboard></keyboard>
  <mouse></mouse>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <applications><application class="*"><focus>yes</focus><maximized>yes</maximized></application></applications>
</openbox_config>
`;

/** Starts Xvfb on a display it finds free by itself, and openbox on it. */
export async function startDisplay({width = 1280, height = 900} = {}): Promise<Display> {
  const temporary = await makeTempFolder('display');
  const folder = temporary.path;
  const children: Child[] = [];
  const stop = async () => {
    for (const child of children.reverse()) await child.stop();
    await temporary.remove();
  };
  try {
    const screen = await startChild(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
      {stdio: ['ignore', 'ignore', 'pipe', 'pipe']},
    );
    children.push(screen);
    const number = await within('Xvfb', 10_000, Promise.race([firstLine(screen), refusal(screen)]));
    const name = `:${number}`;
    const config = join(folder, 'openbox.xml');
    await writeFile(config, OPENBOX_CONFIG);
    children.push(
      await startChild('openbox', ['--sm-disable', '--config-file', config], {
        env: {...process.env, DISPLAY: name, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder},
      }),
    );
    return {name, stop};
  } catch (error) {
    await stop();
    throw error;
  }
}

function firstLine(screen: Child): Promise<string> {
  const written = screen.process.stdio[3] as Readable;
  return new Promise((resolve) => {
    let text = '';
    written.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}

async function refusal(screen: Child): Promise<never> {
  await screen.ended;
  throw new Error(`Xvfb ended at once: ${screen.complaint()}`);
}
