import type {Browser} from 'puppeteer-core';
import {endBrowser, startBrowser, type BrowserOptions} from './browser.ts';
import {closeOnSignal} from './closing.ts';
import {startDisplay, type Display} from './display.ts';
import {openEars, type Ears} from './ears.ts';
import {openKeyboard, type Keyboard} from './keyboard.ts';
import {openMouth, type Mouth} from './mouth.ts';
import {startSound, type Sound} from './sound.ts';
import {makeTempFolder} from './temp-folder.ts';

/** A person's desk without a person: screen, keyboard, microphone and speaker around a real browser. */
export interface Desk {
  display: Display;
  sound: Sound;
  mouth: Mouth;
  /** Hears what the person would hear. */
  speaker: Ears;
  /** Another one after `restartBrowser`, as is the keyboard. */
  browser: Browser;
  keyboard: Keyboard;
  /** Closes the browser, lets `meanwhile` happen, and starts it again with the profile it had. */
  restartBrowser: (meanwhile?: () => Promise<void>) => Promise<void>;
  /** Ends every program of the desk; may be called twice. */
  close: () => Promise<void>;
}

export type DeskOptions = Partial<
  Pick<BrowserOptions, 'extension' | 'grantsMicrophone' | 'language' | 'args'>
>;

/** Sets up the whole desk; if any part fails, the parts already started are ended before the error is raised. */
export async function openDesk({
  extension = null,
  grantsMicrophone = true,
  language = 'en-US',
  args = [],
}: DeskOptions = {}): Promise<Desk> {
  const closers: (() => Promise<unknown>)[] = [];
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    forget();
    for (const end of closers.splice(0).reverse()) await end().catch(() => undefined);
  };
  const forget = closeOnSignal(close);
  const keep = (end: () => Promise<unknown>): void => {
    closers.push(end);
    // A signal may come while the desk is being set up; what was started since then is ended as well.
    if (isClosed) throw new Error('the desk was closed while it was being set up');
  };
  const kept = async <T extends {stop: () => Promise<unknown>}>(starting: Promise<T>): Promise<T> => {
    const made = await starting;
    keep(made.stop);
    return made;
  };
  try {
    const [display, sound] = await allOf([kept(startDisplay()), kept(startSound())]);
    const profile = await makeTempFolder('profile');
    keep(profile.remove);
    const start = async () => {
      const browser = await startBrowser({
        extension,
        display,
        sound,
        grantsMicrophone,
        language,
        args,
        profile: profile.path,
      });
      keep(() => endBrowser(browser));
      const pid = browser.process()?.pid;
      if (pid === undefined) throw new Error('the browser has no process');
      const keyboard = await openKeyboard(display, pid);
      keep(keyboard.stop);
      await keyboard.focus();
      return {browser, keyboard};
    };
    // The mouth and the ear need seconds until they keep time, in which they have nothing to do.
    const [mouth, speaker, first] = await allOf([
      kept(openMouth(sound)),
      kept(openEars(sound, 'speaker.monitor')),
      start(),
    ]);
    const desk: Desk = {
      display,
      sound,
      mouth,
      speaker,
      ...first,
      async restartBrowser(meanwhile) {
        const {browser, keyboard} = desk;
        await keyboard.stop();
        await endBrowser(browser);
        await meanwhile?.();
        Object.assign(desk, await start());
      },
      close,
    };
    return desk;
  } catch (error) {
    await close();
    throw error;
  }
}

/** As `Promise.all`, but what fails is raised only when nothing is being started any more: it can be ended then. */
async function allOf<T extends readonly unknown[] | []>(
  starting: T,
): Promise<{-readonly [K in keyof T]: Awaited<T[K]>}> {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}
