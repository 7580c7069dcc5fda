import {askForHost} from '../platform/permissions.ts';
import {ParleyError} from '../protocol/failures.ts';
import {VOICES, type Settings, type SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {VoiceSample} from './voice-sample.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** Which voice service is talked to, with which model and voice. */
export function ServiceForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved, allowHost);
  const {provider, compatibleUrl, model, voice} = shown;
  return (
    <form aria-labelledby="service-title" onSubmit={save}>
      <h2 id="service-title">Voice service</h2>
      <label>
        Service
        <select
          value={provider}
          onChange={(event) =>
            change({provider: event.currentTarget.value === 'openai' ? 'openai' : 'compatible'})
          }
        >
          <option value="openai">OpenAI</option>
          <option value="compatible">Another server with the same API</option>
        </select>
      </label>
      {provider === 'compatible' && (
        <label>
          Address
          <input
            type="url"
            required
            placeholder="http://127.0.0.1:8788/v1"
            value={compatibleUrl ?? ''}
            onInput={(event) => change({compatibleUrl: event.currentTarget.value || null})}
          />
        </label>
      )}
      <label>
        Model
        <input
          type="text"
          required
          maxLength={80}
          value={model}
          onInput={(event) => change({model: event.currentTarget.value})}
        />
      </label>
      <label>
        Voice
        <select
          value={voice}
          onChange={(event) =>
            change({voice: VOICES.find((name) => name === event.currentTarget.value) ?? voice})
          }
        >
          {VOICES.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SaveRow isSaved={isSaved.value} saved="Saved. It counts from the next conversation on." />
      <VoiceSample voice={voice} isReady={view.hasKey && voice === view.settings.voice} />
    </form>
  );
}

async function allowHost({provider, compatibleUrl}: Settings): Promise<void> {
  if (provider === 'compatible' && compatibleUrl && !(await askForHost(compatibleUrl))) {
    throw new ParleyError('settings.invalid', {
      message: 'Without your permission Chrome does not let Parley reach that server.',
    });
  }
}
