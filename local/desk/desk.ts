import type {Browser} from 'puppeteer-core';
import {endBrowser, startBrowser, type BrowserOptions} from './browser.ts';
import {closeOnSignal} from './closing.ts';
import {startDisplay, type Display} from './display.ts';
import {openEars, type Ears} from './ears.ts';
import {openKeyboard, type Keyboard} from './keyboard.ts';
import {openMouth, type Mouth} from './mouth.ts';
import {startSound, type Sound} from './sound.ts';

/** A person's desk without a person: screen, keyboard, microphone and speaker around a real browser. */
export interface Desk {
  display: Display;
  sound: Sound;
  mouth: Mouth;
  /** Hears what the person would hear. */
  speaker: Ears;
  browser: Browser;
  keyboard: Keyboard;
  /** Ends every program of the desk; may be called twice. */
  close: () => Promise<void>;
}

export type DeskOptions = Partial<Pick<BrowserOptions, 'extension' | 'grantsMicrophone' | 'args'>>;

/** Sets up the whole desk; if any part fails, the parts already started are ended before the error is raised. */
export async function openDesk({
  extension = null,
  grantsMicrophone = true,
  args = [],
}: DeskOptions = {}): Promise<Desk> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    forget();
    for (const end of closers.splice(0).reverse()) await end().catch(() => undefined);
  };
  const forget = closeOnSignal(close);
  try {
    const display = await startDisplay();
    closers.push(display.stop);
    const sound = await startSound();
    closers.push(sound.stop);
    const mouth = await openMouth(sound);
    closers.push(mouth.stop);
    const speaker = await openEars(sound, 'speaker.monitor');
    closers.push(speaker.stop);
    const browser = await startBrowser({extension, display, sound, grantsMicrophone, args});
    closers.push(() => endBrowser(browser));
    const pid = browser.process()?.pid;
    if (pid === undefined) throw new Error('the browser has no process');
    const keyboard = await openKeyboard(display, pid);
    closers.push(keyboard.stop);
    await keyboard.focus();
    return {display, sound, mouth, speaker, browser, keyboard, close};
  } catch (error) {
    await close();
    throw error;
  }
}
