import {askForHost} from '../platform/permissions.ts';
import {ParleyError} from '../protocol/failures.ts';
import {VOICES, type Settings, type SettingsView} from '../protocol/settings.ts';
import {HostState} from './host-state.tsx';
import {SaveRow} from './save-row.tsx';
import {useDraft, type Draft} from './use-draft.ts';
import {VoiceSample} from './voice-sample.tsx';

const PROVIDERS = ['openai', 'compatible', 'gateway'] as const satisfies Settings['provider'][];

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** Which voice service is talked to, with which model and voice. */
export function ServiceForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved, allowHost);
  const {provider, compatibleUrl} = shown;
  return (
    <form aria-labelledby="service-title" onSubmit={save}>
      <h2 id="service-title">Voice service</h2>
      <label>
        Service
        <select
          value={provider}
          onChange={({currentTarget}) =>
            change({provider: PROVIDERS.find((name) => name === currentTarget.value) ?? provider})
          }
        >
          <option value="openai">OpenAI, with your own key</option>
          <option value="compatible">Another server with the same API</option>
          <option value="gateway">The voice of your OpenClaw gateway</option>
        </select>
      </label>
      {provider === 'gateway' && <HostState isKept={view.settings.provider === 'gateway'} />}
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
      {provider !== 'gateway' && <ModelAndVoice shown={shown} change={change} />}
      <SaveRow isSaved={isSaved.value} saved="Saved. It counts from the next conversation on." />
      {provider !== 'gateway' && (
        <VoiceSample
          voice={shown.voice}
          isReady={view.hasKey && provider === view.settings.provider && shown.voice === view.settings.voice}
        />
      )}
    </form>
  );
}

function ModelAndVoice({shown: {model, voice}, change}: Pick<Draft, 'shown' | 'change'>) {
  return (
    <>
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
    </>
  );
}

async function allowHost({provider, compatibleUrl}: Settings): Promise<void> {
  if (provider === 'compatible' && compatibleUrl && !(await askForHost(compatibleUrl))) {
    throw new ParleyError('settings.invalid', {
      message: 'Without your permission Chrome does not let Parley reach that server.',
    });
  }
}
