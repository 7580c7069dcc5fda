import browser from 'webextension-polyfill';
import type {Settings} from '../protocol/settings.ts';

type Theme = Settings['theme'];

/** Remembered where it can be read at once: a dark page must not be white first. */
const REMEMBERED = 'theme';

/** Shows this page in the colours that the person chose, from its first frame on, and follows the choice. */
function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(REMEMBERED, theme);
}

function themeIn(settings: unknown): Theme {
  const {theme} = (settings ?? {}) as Partial<Settings>;
  return theme ?? 'system';
}

document.documentElement.dataset['theme'] = localStorage.getItem(REMEMBERED) ?? 'system';
void browser.storage.local.get('settings').then(({settings}) => show(themeIn(settings)));
browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'local' && changes['settings']) show(themeIn(changes['settings'].newValue));
});
