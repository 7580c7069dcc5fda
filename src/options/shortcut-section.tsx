import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import browser from 'webextension-polyfill';
import {sendCommand} from '../platform/bus.ts';
import {act, refresher} from '../ui/act.ts';

/** The keys of Chrome's own shortcuts, which work without access to any page. */
export function ShortcutSection() {
  const shortcuts = useSignal<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const page = new AbortController();
    const look = refresher(async () => {
      const commands = await browser.commands.getAll();
      shortcuts.value = new Map(commands.map(({name = '', shortcut = ''}) => [name, shortcut]));
    });
    look();
    // They are changed in another tab; coming back here shows it.
    addEventListener('focus', look, {signal: page.signal});
    return () => page.abort();
  }, []);
  const here = shortcuts.value.get('toggle-talk');
  const anywhere = shortcuts.value.get('toggle-talk-anywhere');
  return (
    <section aria-labelledby="shortcut-title">
      <h2 id="shortcut-title">Shortcut</h2>
      <p>
        {here
          ? `${here} starts talking; pressing it again sends what you said.`
          : 'No shortcut is set for Chrome.'}
      </p>
      <p>
        {anywhere
          ? `${anywhere} does the same while another program is in front.`
          : 'No shortcut is set for other programs.'}
      </p>
      <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}>
        Change the shortcut
      </button>
    </section>
  );
}
