import {useSignal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
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
      <h2 id="key-title">Key</h2>
      <p>{status(service, view.hasKey)}</p>
      <label>
        {view.hasKey ? 'Replace the key' : 'Your key'}
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
          Keep the key
        </button>
        {view.hasKey && (
          <button
            type="button"
            onClick={() => act(async () => onSaved(await sendCommand('credential.forget', {})))}
          >
            Forget it
          </button>
        )}
      </div>
    </form>
  );
}

function status(service: string | null, hasKey: boolean): string {
  if (!service) return 'Save the address of the voice service first.';
  return hasKey
    ? `A key for ${service} is kept on this computer. It is sent nowhere else.`
    : `There is no key for ${service} yet. It will be kept on this computer and sent nowhere else.`;
}
