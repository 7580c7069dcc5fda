import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act, lastFailure} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {readShortcut, shortcut} from '../ui/shortcut.ts';
import {KeyForm} from './key-form.tsx';
import {ServiceForm} from './service-form.tsx';

export function Options() {
  const view = useSignal<SettingsView | null>(null);
  const show = (next: SettingsView) => {
    view.value = next;
  };
  useEffect(() => {
    act(async () => show(await sendCommand('settings.read', {})));
    act(readShortcut);
  }, []);

  return (
    <>
      <h1>Parley settings</h1>
      <FailureNote failure={lastFailure.value} />
      {view.value && (
        <>
          <ServiceForm key={JSON.stringify(view.value.settings)} view={view.value} onSaved={show} />
          <KeyForm view={view.value} onSaved={show} />
        </>
      )}
      <section aria-labelledby="shortcut-title">
        <h2 id="shortcut-title">Shortcut</h2>
        <p>
          {shortcut.value
            ? `${shortcut.value} starts talking; pressing it again sends what you said.`
            : 'No shortcut is set.'}
        </p>
        <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.shortcuts'}))}>
          Change the shortcut
        </button>
      </section>
      <section aria-labelledby="microphone-title">
        <h2 id="microphone-title">Microphone</h2>
        <p>Parley listens only between your two presses.</p>
        <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.welcome'}))}>
          Allow and try the microphone
        </button>
      </section>
    </>
  );
}
