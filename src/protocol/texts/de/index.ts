import {textsOfFailures, textsOfSentences} from '../of-failures.ts';
import type {TextKey} from '../words.ts';
import {BROWSER_DE} from './browser.ts';
import {FAILURES_DE} from './failures.ts';
import {MEASURES_DE} from './measures.ts';
import {PANEL_DE} from './panel.ts';
import {POPUP_DE} from './popup.ts';
import {SENTENCES_DE} from './sentences.ts';
import {SETTINGS_KEEPING_DE} from './settings-keeping.ts';
import {SETTINGS_MORE_DE} from './settings-more.ts';
import {SETTINGS_VOICE_DE} from './settings-voice.ts';
import {VIEWS_DE} from './views.ts';
import {WELCOME_DE} from './welcome.ts';

/** Every text in German. */
export const DE = {
  ...BROWSER_DE,
  ...MEASURES_DE,
  ...PANEL_DE,
  ...POPUP_DE,
  ...SETTINGS_KEEPING_DE,
  ...SETTINGS_MORE_DE,
  ...SETTINGS_VOICE_DE,
  ...VIEWS_DE,
  ...WELCOME_DE,
  ...textsOfSentences(SENTENCES_DE),
  ...textsOfFailures(FAILURES_DE),
} as const satisfies Record<TextKey, string>;
