import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import browser from 'webextension-polyfill';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
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
      <h2 id="shortcut-title">{say('shortcut_title')}</h2>
      <p>{here ? say('shortcut_here', {keys: here}) : say('shortcut_none')}</p>
      <p>{anywhere ? say('shortcut_anywhere', {keys: anywhere}) : say('shortcut_none_anywhere')}</p>
      <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}>
        {say('shortcut_change')}
      </button>
    </section>
  );
}
