import {useSignal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** The key goes in and never comes out: it is kept by the worker, and only whether there is one is told. */
export function KeyForm({view, onSaved}: Props) {
  const key = useSignal('');
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const value = key.value;
    key.value = '';
    act(async () => onSaved(await sendCommand('credential.write', {key: value})));
  };
  const service = view.baseUrl ? new URL(view.baseUrl).host : null;
  return (
    <form aria-labelledby="key-title" onSubmit={save}>
      <h2 id="key-title">{say('key_title')}</h2>
      <p>{status(service, view.hasKey)}</p>
      <label>
        {view.hasKey ? say('key_replace') : say('key_yours')}
        <input
          type="password"
          autocomplete="off"
          spellcheck={false}
          required
          minLength={8}
          disabled={!service}
          value={key.value}
          onInput={(event) => (key.value = event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={key.value.length < 8}>
          {say('key_keep')}
        </button>
        {view.hasKey && (
          <button
            type="button"
            onClick={() => act(async () => onSaved(await sendCommand('credential.forget', {})))}
          >
            {say('key_forget')}
          </button>
        )}
      </div>
    </form>
  );
}

function status(service: string | null, hasKey: boolean): string {
  if (!service) return say('key_address_first');
  return hasKey ? say('key_kept', {service}) : say('key_none', {service});
}
