import {FAILURES, type FailureReason} from '../../failures.ts';
import {SENTENCES} from '../../sentences.ts';
import {textsOfFailures, textsOfSentences} from '../of-failures.ts';
import {BROWSER_EN} from './browser.ts';
import {MEASURES_EN} from './measures.ts';
import {PANEL_EN} from './panel.ts';
import {POPUP_EN} from './popup.ts';
import {SETTINGS_KEEPING_EN} from './settings-keeping.ts';
import {SETTINGS_MORE_EN} from './settings-more.ts';
import {SETTINGS_VOICE_EN} from './settings-voice.ts';
import {VIEWS_EN} from './views.ts';
import {WELCOME_EN} from './welcome.ts';

/** Every text in English, by its name. `{name}` stands for what is put in. A build reads this; no script of the extension holds it. */
export const EN = {
  ...BROWSER_EN,
  ...MEASURES_EN,
  ...PANEL_EN,
  ...POPUP_EN,
  ...SETTINGS_KEEPING_EN,
  ...SETTINGS_MORE_EN,
  ...SETTINGS_VOICE_EN,
  ...VIEWS_EN,
  ...WELCOME_EN,
  ...textsOfSentences(SENTENCES),
  ...textsOfFailures(
    Object.fromEntries(
      Object.entries(FAILURES).map(([reason, {message, fix}]) => [reason, {message, fix: fix.label}]),
    ) as Record<FailureReason, {message: string; fix: string}>,
  ),
} as const;
